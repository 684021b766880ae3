# frozen_string_literal: true

require "gosu"
require_relative "../errors"
require_relative "../levels"
require_relative "colour"
require_relative "pictures"
require_relative "tile_sheet"

module RetroKernel
  module Shell
    # What stands still: a level's tiles, and the layers far behind it.
    #
    # The ground is drawn tile by tile, as far as it is in sight. A macro of `Gosu.record` would
    # save the loop, but Gosu cannot draw one inside `Gosu.render`, which takes the screenshots.
    class Scenery
      Backdrop = Struct.new(:picture, :speed, :y) # the speed in percent of the camera's
      private_constant :Backdrop

      attr_reader :map

      # @raise [AssetError] a picture is missing, or the map shows a tile that its sheet lacks
      def initialize(game, stage, map)
        @game = game
        @stage = stage
        @map = map
        @paint = Colour.parse(stage.backdrop)
        @ground = ground
        @backdrops = game.camera == :follow ? backdrops : []
      end

      # Draws what is seen from a corner over a width and a height; the drift moves the backdrop
      # alone, in pixels.
      def draw(width, height, corner, drift = 0)
        Gosu.draw_rect(0, 0, width, height, @paint)
        @backdrops.each { |layer| draw_backdrop(layer, width, corner[0], drift) }
        draw_ground(width, height, corner)
      end

      private

      def draw_backdrop(layer, width, left, drift)
        period = layer.picture.width
        moved = (left * layer.speed / 100) + (drift * layer.speed / 100)
        (-(moved % period)).step(width - 1, period) { |x| layer.picture.draw(x, layer.y) }
      end

      def draw_ground(width, height, corner)
        edge = @game.cell
        left, top = corner
        columns = @map.level.width
        in_sight(left, width, columns) do |column|
          x = (column * edge) - left
          in_sight(top, height, @map.level.height) do |row|
            y = (row * edge) - top
            @ground[(row * columns) + column].each { |tile| tile.draw(x, y) }
          end
        end
      end

      # Yields the columns or rows of the map that some pixels show.
      def in_sight(first, length, count, &)
        edge = @game.cell
        last = [(first + length - 1) / edge, count - 1].min
        ([0, first / edge].max..last).each(&)
      end

      # For each cell the tiles that show it, from the back to the front.
      def ground
        sheet = TileSheet.new(@game.assets, @stage.tileset)
        if sheet.tile != @game.cell
          problem = "has tiles of #{sheet.tile} pixels, not #{@game.cell}"
          raise AssetError.new(@stage.tileset, problem)
        end

        cells = Array.new(@map.level.cells.length) { [] }
        TiledMap::DRAWN_LAYERS.each do |name|
          @map.layers.fetch(name, []).each_with_index do |tile, index|
            cells[index] << (sheet.tiles[tile] || missing(name, index, tile)) if tile >= 0
          end
        end
        cells
      end

      def missing(layer, index, tile)
        row, column = index.divmod(@map.level.width)
        raise AssetError.new(
          File.join(@game.assets, @stage.map_file),
          "layer #{Quoting.quoted(layer)}, column #{column}, row #{row}: " \
          "#{Quoting.quoted(@stage.tileset)} has no tile #{tile}"
        )
      end

      # The layers from far to near.
      def backdrops
        file = File.join(@game.assets, "backdrops", "#{@stage.tileset}.json")
        facts = Pictures.facts(file)
        Pictures.understood(file, "backdrop") do
          facts.fetch("layers").map do |layer|
            picture = Pictures.read(File.join(File.dirname(file), layer.fetch("file")))
            speed, y = layer.fetch_values("speed", "y").map { |number| Integer(number) }
            Backdrop.new(picture, speed, y - @game.hud)
          end
        end
      end
    end
  end
end
