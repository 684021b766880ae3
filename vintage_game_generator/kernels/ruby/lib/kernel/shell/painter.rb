# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "../errors"
require_relative "big_letters"
require_relative "camera"
require_relative "card"
require_relative "cast"
require_relative "colour"
require_relative "font"
require_relative "hud"
require_relative "scenery"
require_relative "screens"
require_relative "vista"

module RetroKernel
  module Shell
    # A frame: what the player sees of a world. All pictures are read once.
    #
    # Drawing never changes the world.
    class Painter
      attr_reader :game

      # @raise [LevelError] a map cannot be played
      # @raise [AssetError] a picture is missing or malformed
      def initialize(game)
        @game = game
        maps = game.maps
        raise AssetError.new(game.package, "has no levels") if maps.empty?

        @camera = Camera.new(game)
        @paper = Colour.parse(game.paper)
        @scenery = game.stages.zip(maps).map { |stage, map| Scenery.new(game, stage, map) }
        @cast = Cast.new(game, maps)
        font = Font.new(game.assets, game.screen[0])
        @hud = Hud.new(game, font, @cast)
        big = big_letters(font)
        @card = Card.new(game, font, big, @cast)
        vista = Vista.new(game, @cast, @scenery)
        @screens = Screens.new(game, font, big, @cast, vista)
      end

      # Draws a world on a screen of the console's size.
      #
      # @param corner [Array<Integer>] the map's pixel at the top left; the hero's surroundings if
      #   not given
      def draw(world, corner = nil)
        case world.mode
        when Mode::TITLE then @screens.title(world)
        when Mode::INTRO then @card.draw(world)
        when Mode::WON, Mode::LOST then @screens.ending(world)
        else
          play(world, corner || @camera.corner(world))
          @screens.pause if world.mode == Mode::PAUSED
          @screens.cleared(world) if world.mode == Mode::CLEARED
        end
      end

      # Dims the picture, from not at all (0) to nothing left (16).
      def fade(density)
        @screens.fade(density)
      end

      private

      def play(world, corner)
        Gosu.translate(0, @game.hud) do
          @scenery[world.level].draw(@camera.width, @camera.height, corner)
          @cast.draw(world, corner, @camera.width, @camera.height, world.tick)
        end
        cover_margins
        @hud.draw(world)
      end

      # Covers what was drawn beyond the picture of the map, to the right and below.
      def cover_margins
        width, height = @game.screen
        bottom = @game.hud + @camera.height
        Gosu.draw_rect(@camera.width, 0, width - @camera.width, height, @paper)
        Gosu.draw_rect(0, bottom, width, height - bottom, @paper)
      end

      # Letters in the ink's colour, the treasure's colour and its shade, on the paper's.
      def big_letters(font)
        ink = Colour.parse(@game.ink)
        treasure = @cast.items[Cell::COIN]
        gold = Hud.bright_colour(treasure, ink)
        shades = treasure ? treasure.colours - [@paper] : []
        deep = shades.min_by { |colour| Colour.channels(colour).sum } || gold
        BigLetters.new(font, ink, gold, deep, @paper)
      end
    end
  end
end
