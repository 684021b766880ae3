# frozen_string_literal: true

require_relative "camera"

module RetroKernel
  module Shell
    # A camera with a hand's steadiness: it slides from room to room and does not nod.
    #
    # Only the window uses it. While it slides, the window holds the world still.
    class Sight
      SLIDE_TICKS = 16
      SLACK_CELLS = 2
      CATCH_UP = 3 # pixels a tick
      private_constant :SLIDE_TICKS, :SLACK_CELLS, :CATCH_UP

      def initialize(game)
        @game = game
        @camera = Camera.new(game)
        @level = -1
        @from = @at = [0, 0]
        @left = 0
      end

      # Whether the picture is on its way to another room.
      def sliding?
        @left > 0
      end

      # Goes on sliding.
      def slide
        @left -= 1
      end

      # Looks at where the hero is now; a cut goes there at once.
      def follow(world, cut)
        if cut || world.level != @level
          @at = @camera.corner(world)
          @left = 0
        elsif @game.camera == :rooms
          slide_to(@camera.corner(world))
        else
          x, y = @camera.aim(world)
          @at = @camera.on_map(world, x, steady(y))
        end
        @level = world.level
      end

      # The corner of what is seen, in pixels of the map.
      def corner
        return @at if @left == 0

        done = SLIDE_TICKS - @left
        @from.zip(@at).map { |from, at| from + ((at - from) * done / SLIDE_TICKS) }
      end

      private

      def slide_to(target)
        return if target == @at

        @from = @at
        @at = target
        @left = SLIDE_TICKS
      end

      # A height that ignores jumps, and catches up with climbs and falls.
      def steady(target)
        now = @at[1]
        most = @camera.height / 4
        away = (target - now).abs
        wanted = [0, away - [SLACK_CELLS * @game.cell, most].min].max
        step = [[wanted, CATCH_UP].min, away - most].max
        target > now ? now + step : now - step
      end
    end
  end
end
