# frozen_string_literal: true

require_relative "../constants"

module RetroKernel
  module Shell
    # Where the player looks: the map's pixel at the top left of the picture.
    class Camera
      attr_reader :width, :height # of the picture of the map, below the status bar

      def initialize(game)
        @game = game
        if game.camera == :rooms
          @width, @height = game.view.map { |cells| cells * game.cell }
        else
          @width, @height = game.screen
          @height -= game.hud
        end
      end

      # The corner of what is seen; a pure function of the state.
      def corner(world)
        return room(world) if @game.camera == :rooms

        on_map(world, *aim(world))
      end

      # The corner that has the hero in the middle and a little low.
      def aim(world)
        hero = world.actors[0]
        x = (hero.x * @game.cell / Cell::SIZE) - (@width / 2)
        [x, (hero.y * @game.cell / Cell::SIZE) - (@height * 5 / 8)]
      end

      # The nearest corner from which nothing beyond the map is seen.
      def on_map(world, x, y)
        right = (world.width * @game.cell) - @width
        bottom = (world.height * @game.cell) - @height
        [[0, [x, right].min].max, [0, [y, bottom].min].max]
      end

      private

      def room(world)
        hero = world.actors[0]
        columns, rows = @game.view
        column = (hero.x / Cell::SIZE).clamp(0, world.width - 1) / columns
        row = (hero.y / Cell::SIZE).clamp(0, world.height - 1) / rows
        [column * columns * @game.cell, row * rows * @game.cell]
      end
    end
  end
end
