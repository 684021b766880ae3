# frozen_string_literal: true

require "json"
require_relative "errors"
require_relative "quoting"
require_relative "world"

module RetroKernel
  # A level and how it looks: for each drawn layer its tiles row by row, -1 for none.
  LevelMap = Struct.new(:level, :layers)

  # A map of Tiled (`.tmj`, Tiled 1.10, uncompressed, orthogonal) as the kernel's level and the
  # layers that the window draws. Every complaint names its file.
  class TiledMap
    DRAWN_LAYERS = %w[floor terrain decor].freeze # from the back to the front; any may be missing
    CELLS_LAYER = "cells"
    ACTORS_LAYER = "actors"
    FLIPS = 0xF0000000 # the bits in which Tiled notes that a tile is mirrored or turned

    # The map of a file.
    #
    # @raise [LevelError] the file is missing, is no map, or holds what no game knows
    def self.read(file)
      document = JSON.parse(File.read(file, encoding: "UTF-8"))
      unless document.is_a?(Hash) && document["layers"].is_a?(Array)
        raise LevelError.new(file, "is not a Tiled map: it has no list of layers")
      end

      new(file, document).map
    rescue SystemCallError => e
      raise LevelError.new(file, "cannot be read (#{e.class.new.message})")
    rescue JSON::ParserError, EncodingError => e
      raise LevelError.new(file, "is not JSON (#{Quoting.complaint(e)})")
    end

    def initialize(file, document)
      @file = file
      @width = size(document, "width")
      @height = size(document, "height")
      @tile_width = size(document, "tilewidth")
      @tile_height = size(document, "tileheight")
      @layers = document["layers"].to_h { |layer| [layer["name"], layer] }
      @first_tile, @first_cell = first_numbers(document["tilesets"])
    end

    # The level, and its drawn layers by name.
    def map
      drawn = DRAWN_LAYERS.select { |name| @layers.key?(name) }
      layers = drawn.to_h do |name|
        [name, numbers(name).map { |number| number == 0 ? -1 : number - @first_tile }]
      end
      LevelMap.new(Level.new(@width, @height, cells, spawns), layers)
    end

    private

    def refuse(problem)
      raise LevelError.new(@file, problem)
    end

    def quoted(value)
      Quoting.quoted(value)
    end

    def size(document, key)
      value = document[key]
      return value if value.is_a?(Integer) && value >= 1

      refuse("#{key} is #{quoted(value)}, not a whole number of 1 or more")
    end

    # The numbers of the first drawn tile and of the first cell (Tiled's firstgid).
    def first_numbers(tilesets)
      unless tilesets.is_a?(Array) && tilesets.length == 2
        refuse("needs two tilesets: the drawn tiles, then the cells")
      end
      first = tilesets.map { |tileset| tileset["firstgid"] }
      unless first.all? { |number| number.is_a?(Integer) && number > 0 }
        refuse("the tilesets' firstgid are #{quoted(first)}")
      end
      first
    end

    def layer(name)
      @layers.fetch(name) { refuse("has no layer #{quoted(name)}") }
    end

    def numbers(name)
      data = layer(name)["data"]
      unless data.is_a?(Array)
        refuse("layer #{quoted(name)} is compressed: save the map with CSV layer data")
      end
      if data.length != @width * @height
        refuse("layer #{quoted(name)} has #{data.length} tiles, not #{@width} x #{@height}")
      end
      data.each_with_index { |number, index| check_tile(name, number, index) }
    end

    def check_tile(name, number, index)
      return if number.is_a?(Integer) && number >= 0 && number & FLIPS == 0

      refuse("layer #{quoted(name)}, #{place(index)}: #{quoted(number)} is no plain tile " \
             "(mirrored and turned tiles are not drawn)")
    end

    def cells
      numbers(CELLS_LAYER).each_with_index.map do |number, index|
        cell = number == 0 ? 0 : number - @first_cell
        unless cell >= 0 && cell < Cell::NAMES.length
          refuse("layer 'cells', #{place(index)}: there is no cell #{cell}")
        end
        cell
      end
    end

    def spawns
      objects = layer(ACTORS_LAYER)["objects"]
      refuse("layer 'actors' is no object layer") unless objects.is_a?(Array)
      spawns = objects.map { |point| spawn(point) }
      heroes = spawns.count { |start| start.kind == Kind::HERO }
      refuse("has #{heroes} actors of type 'hero', not one") if heroes != 1
      refuse("has #{spawns.length} actors, of #{ACTORS} at most") if spawns.length > ACTORS
      spawns
    end

    def spawn(point)
      kind = kind_of(point["type"])
      name, x, y = point.values_at("type", "x", "y")
      unless x.is_a?(Numeric) && y.is_a?(Numeric)
        refuse("the #{name} is at #{quoted(x)}, #{quoted(y)}, which is no point")
      end
      column = x.div(@tile_width)
      row = y.div(@tile_height)
      unless column >= 0 && column < @width && row >= 0 && row < @height
        refuse("the #{name} at #{x}, #{y} is outside the map")
      end
      Spawn.new(kind, column, row, tag(point))
    end

    def kind_of(name)
      kind = Kind::NAMES.index(name)
      return kind if kind && kind != Kind::GONE

      known = Kind::NAMES.drop(1).join(", ")
      refuse("there is no actor of type #{quoted(name)}; there are #{known}")
    end

    def tag(point)
      entry = point.fetch("properties", []).find { |property| property["name"] == "tag" }
      return 0 unless entry

      value = entry["value"]
      refuse("the tag #{quoted(value)} is no whole number") unless value.is_a?(Integer)
      value
    end

    def place(index)
      "column #{index % @width}, row #{index / @width}"
    end
  end
end
