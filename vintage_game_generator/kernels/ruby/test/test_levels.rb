# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../lib/kernel/levels"
require_relative "toy_game"

class TestLevels < Minitest::Test
  include RetroKernel

  def test_a_map_becomes_cells_spawns_and_drawn_layers
    drawn = read(ToyGame.document)
    level = drawn.level
    assert_equal([28, 13], [level.width, level.height])
    assert_equal(Cell::COIN, level.cells[(3 * 28) + 10])
    spawns = [Spawn.new(Kind::HERO, 2, 10, 0), Spawn.new(Kind::WALKER, 14, 10, 3)]
    assert_equal(spawns, level.spawns)
    assert_equal(["terrain"], drawn.layers.keys)
    assert_equal([-1, 0], drawn.layers["terrain"].values_at(0, -1))
  end

  SPOILT = {
    ["is not a Tiled map", "nothing"] => ->(map) { map.clear },
    ["width is '28', not a whole number", "width"] => ->(map) { map["width"] = "28" },
    ["needs two tilesets", "tilesets"] => ->(map) { map["tilesets"].pop },
    ["the tilesets' firstgid are [1, None]", "gid"] => ->(map) { map["tilesets"][1].clear },
    ["has no layer 'cells'", "layer"] => ->(map) { map["layers"][1]["name"] = "celles" },
    ["layer 'terrain' is compressed", "data"] => ->(map) { map["layers"][0]["data"] = "eJxj" },
    ["layer 'terrain' has 363 tiles, not 28 x 13", "length"] =>
      ->(map) { map["layers"][0]["data"].pop },
    ["column 1, row 1: 2147483649 is no plain tile", "flip"] =>
      ->(map) { map["layers"][0]["data"][29] = 0x80000001 },
    ["column 2, row 1: there is no cell 742", "cell"] =>
      ->(map) { map["layers"][1]["data"][30] = 999 },
    ["no actor of type 'dragon'; there are hero, walker", "kind"] =>
      ->(map) { map["layers"][2]["objects"][1]["type"] = "dragon" },
    ["has 0 actors of type 'hero', not one", "hero"] =>
      ->(map) { map["layers"][2]["objects"].shift },
    ["the walker at -3, 175 is outside the map", "place"] =>
      ->(map) { map["layers"][2]["objects"][1]["x"] = -3 },
    ["the walker is at None, 175, which is no point", "point"] =>
      ->(map) { map["layers"][2]["objects"][1]["x"] = nil },
    ["the tag 'left' is no whole number", "tag"] =>
      ->(map) { map["layers"][2]["objects"][1]["properties"][0]["value"] = "left" },
    ["has 66 actors, of 64 at most", "crowd"] =>
      ->(map) { map["layers"][2]["objects"].concat(map["layers"][2]["objects"].drop(1) * 64) }
  }.freeze

  SPOILT.each do |(message, name), spoil|
    define_method("test_a_map_with_a_spoilt_#{name}_says_so_and_where") do
      document = ToyGame.document
      spoil.call(document)
      error = assert_raises(LevelError) { read(document) }
      assert_match(/\A\S+level.tmj: /, error.message)
      assert_includes(error.message, message)
      refute_includes(error.message, "\n")
    end
  end

  def test_a_missing_map_and_a_torn_one_are_told_apart
    error = assert_raises(LevelError) { TiledMap.read("/nowhere/none.tmj") }
    assert_equal("/nowhere/none.tmj: cannot be read (No such file or directory)", error.message)
    error = assert_raises(LevelError) { read_text('{"width": 3') }
    assert_match(/is not JSON \(.+\)\z/, error.message)
  end

  private

  def read(document)
    read_text(JSON.generate(document))
  end

  def read_text(text)
    Dir.mktmpdir do |folder|
      file = File.join(folder, "level.tmj")
      File.write(file, text)
      return TiledMap.read(file)
    end
  end
end
