# frozen_string_literal: true

require_relative "../constants"
require_relative "sight"
require_relative "veil"

module RetroKernel
  module Shell
    # The running picture: frames with a steady camera, slides and fades.
    #
    # What it remembers is never part of the state.
    class Show
      IN_PLAY = [Mode::PLAYING, Mode::PAUSED, Mode::CLEARED, Mode::DYING].freeze
      private_constant :IN_PLAY

      def initialize(painter)
        @painter = painter
        @sight = Sight.new(painter.game)
        @scene = [-1, -1]
        @mode = -1
        @dim = 0
      end

      # Whether the world should wait while the picture slides.
      def holds?
        @sight.sliding?
      end

      # Looks at a world after its tick.
      def advance(world)
        in_play = IN_PLAY.include?(world.mode)
        scene = [in_play ? Mode::PLAYING : world.mode, world.level]
        revived = @mode == Mode::DYING && world.mode == Mode::PLAYING
        cut = scene != @scene || revived
        @dim = cut ? Veil::OPAQUE : [0, @dim - 1].max
        @scene = scene
        @mode = world.mode
        @sight.follow(world, cut) if in_play
      end

      # Goes on sliding while the world waits.
      def slide
        @sight.slide
      end

      # Draws a frame on a screen of the console's size.
      def draw(world)
        @painter.draw(world, @sight.corner)
        @painter.fade(@dim)
      end
    end
  end
end
