# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../gosu_double/gosu"

class TestPNG < Minitest::Test
  PNG = GosuDouble::PNG

  # Three rows of two dots.
  DOTS = [[10, 20, 30, 255, 12, 18, 33, 255],
          [11, 25, 29, 255, 200, 3, 40, 0],
          [250, 251, 252, 253, 1, 2, 3, 4]].freeze

  def written(kind, rows)
    header = [2, rows.length, 8, kind, 0, 0, 0].pack("NNCCCCC")
    chunks = [["IHDR", header], ["IDAT", Zlib.deflate(rows.flatten.pack("C*"))], ["IEND", ""]]
    PNG::SIGNATURE + chunks.map { |name, data| PNG.chunk(name, data) }.join
  end

  def read(bytes)
    Dir.mktmpdir do |folder|
      File.binwrite("#{folder}/a.png", bytes)
      PNG.read("#{folder}/a.png")
    end
  end

  # Filters rows as the PNG specification says, all by the same filter.
  def filtered(filter)
    above = [0] * 8
    DOTS.map do |row|
      bytes = row.each_index.map do |index|
        left, corner = index < 4 ? [0, 0] : [row[index - 4], above[index - 4]]
        (row[index] - expected(filter, left, above[index], corner)) & 255
      end
      above = row
      [filter, *bytes]
    end
  end

  def expected(filter, left, above, corner)
    return [0, left, above, (left + above) / 2][filter] if filter < 4

    near = left + above - corner
    distances = [left, above, corner].map { |value| (near - value).abs }
    [left, above, corner][distances.index(distances.min)]
  end

  def test_all_filters_are_undone
    5.times do |filter|
      assert_equal [2, 3, DOTS.flatten.pack("C*")], read(written(6, filtered(filter))), filter
    end
  end

  def test_a_picture_without_alpha_is_opaque
    _, _, dots = read(written(2, [[0, 1, 2, 3, 4, 5, 6]]))
    assert_equal [1, 2, 3, 255, 4, 5, 6, 255], dots.bytes
  end

  def test_other_files_are_refused
    assert_raises(RuntimeError) { read("no picture") }
    assert_raises(RuntimeError) { read(written(3, [[0, 1, 2]])) }
  end
end
