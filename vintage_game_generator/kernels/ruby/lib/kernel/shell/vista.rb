# frozen_string_literal: true

require_relative "../constants"

module RetroKernel
  module Shell
    # A world over the whole screen, the hero in its lower part; above it may be sky.
    class Vista
      def initialize(game, cast, scenery)
        @game = game
        @cast = cast
        @scenery = scenery
        @width, @height = game.screen
      end

      # The levels that there are to see.
      def levels
        @scenery.map { |place| place.map.level }
      end

      # Draws a world; the time turns what shines, and moves the backdrop.
      def draw(world, time)
        corner = corner(world)
        @scenery[world.level].draw(@width, @height, corner, time / 2)
        @cast.draw(world, corner, @width, @height, time)
      end

      private

      def corner(world)
        hero = world.actors[0]
        x = (hero.x * @game.cell / Cell::SIZE) - (@width / 2)
        y = (hero.y * @game.cell / Cell::SIZE) - (@height * 3 / 4)
        right = (world.width * @game.cell) - @width
        [[0, [x, right].min].max, [y, (world.height * @game.cell) - @height].min]
      end
    end
  end
end
