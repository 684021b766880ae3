# frozen_string_literal: true

require_relative "pictures"

module RetroKernel
  module Shell
    # A biome's tiles, by index.
    class TileSheet
      attr_reader :tile, # the edge of a tile
                  :tiles

      # @raise [AssetError] a file of the sheet is missing or malformed
      def initialize(assets, name)
        file = File.join(assets, "tiles", "#{name}.json")
        facts = Pictures.facts(file)
        picture = Pictures.read(file.sub(/json\z/, "png"))
        columns = Pictures.understood(file, "tile sheet") do
          @tile = Integer(facts.fetch("tile"))
          Integer(facts.fetch("columns"))
        end
        if columns * @tile > picture.width
          raise AssetError.new(file, "has no #{columns} columns of #{@tile} pixels")
        end

        @tiles = cut(picture, columns)
      end

      private

      def cut(picture, columns)
        Array.new(picture.height / @tile * columns) do |index|
          row, column = index.divmod(columns)
          picture.subimage(column * @tile, row * @tile, @tile, @tile)
        end
      end
    end
  end
end
