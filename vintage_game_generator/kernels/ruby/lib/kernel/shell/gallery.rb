# frozen_string_literal: true

require "gosu"
require_relative "painter"

module RetroKernel
  module Shell
    # Pictures of a recording, of the console's screen size.
    module Gallery
      module_function

      # Writes a recording's pictures after some ticks; one past the end shows the end.
      #
      # @param shots [Hash] ticks in ascending order to PNG files
      # @raise [LevelError] a map cannot be played
      # @raise [AssetError] a picture is missing or malformed
      def screenshots(game, recording, shots)
        painter = Painter.new(game)
        world = game.world_of(recording)
        buttons = recording.each_buttons.take(shots.keys.last)
        played = 0
        shots.each do |tick, file|
          buttons[played...tick].to_a.each do |pressed|
            world.buttons = pressed
            game.step.call(world)
          end
          played = tick
          Gosu.render(*game.screen, retro: true) { painter.draw(world) }.save(file)
        end
      end
    end
  end
end
