# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../gosu_double/gosu"

class TestDrawing < Minitest::Test
  RED = 0xFFFF0000
  GREEN = 0xFF00FF00
  BLUE = 0xFF0000FF

  Source = Struct.new(:columns, :rows, :to_blob)

  # The dots that a block draws, row by row, as 0xRRGGBBAA.
  def drawn(width, height, &)
    rows(Gosu.render(width, height, &))
  end

  def rows(image)
    image.to_blob.unpack("N*").each_slice(image.width).to_a
  end

  # A picture of two dots, red and green.
  def pair(**options)
    Gosu::Image.new(Source.new(2, 1, [0xFF0000FF, 0x00FF00FF].pack("N*")), **options)
  end

  def test_what_is_higher_covers_and_equals_keep_their_order
    row, = drawn(3, 1) do
      Gosu.draw_rect(0, 0, 1, 1, RED, 1)
      Gosu.draw_rect(0, 0, 2, 1, GREEN)
      Gosu.draw_rect(1, 0, 2, 1, BLUE)
    end
    assert_equal [0xFF0000FF, 0x0000FFFF, 0x0000FFFF], row
  end

  def test_half_there_is_mixed_with_what_is_below
    row, = drawn(1, 1) do
      Gosu.draw_rect(0, 0, 1, 1, BLUE)
      Gosu.draw_rect(0, 0, 1, 1, 0x80FF0000)
    end
    assert_in_delta 0x80, row.first >> 24, 1
    assert_in_delta 0x7F, (row.first >> 8) & 255, 1
  end

  def test_translations_and_scales_nest
    row, = drawn(8, 1) do
      Gosu.translate(1, 0) do
        Gosu.scale(2) { Gosu.translate(1, 0) { pair(retro: true).draw(0, 0) } }
      end
    end
    assert_equal [0, 0, 0, 0xFF0000FF, 0xFF0000FF, 0x00FF00FF, 0x00FF00FF, 0], row
  end

  def test_a_scale_around_a_place_keeps_it
    row, = drawn(4, 1) { Gosu.scale(2, 2, 1, 0) { Gosu.draw_rect(1, 0, 1, 1, RED) } }
    assert_equal [0, 0xFF0000FF, 0xFF0000FF, 0], row
  end

  def test_a_scale_below_zero_mirrors
    row, = drawn(3, 1) { pair.draw(3, 0, 0, -1, 1) }
    assert_equal [0, 0x00FF00FF, 0xFF0000FF], row
  end

  def test_what_is_enlarged_smoothly_is_not_drawn
    assert_raises(RuntimeError) { drawn(4, 4) { pair.draw(0, 0, 0, 2, 2) } }
  end

  def test_a_colour_tints_and_leaves_no_trace
    rows = drawn(2, 2) do
      image = pair
      image.draw(0, 0, 0, 1, 1, 0xFF800000)
      image.draw(0, 1)
    end
    assert_equal [[0x800000FF, 0x000000FF], [0xFF0000FF, 0x00FF00FF]], rows
  end

  def test_clear_dots_leave_what_is_below
    hole = Gosu::Image.new(Source.new(2, 1, [0x12345600, 0x00FF00FF].pack("N*")))
    row, = drawn(2, 1) do
      Gosu.draw_rect(0, 0, 2, 1, RED)
      hole.draw(0, 0)
    end
    assert_equal [0xFF0000FF, 0x00FF00FF], row
  end

  def test_a_part_of_a_picture_is_a_picture
    assert_equal [[0x00FF00FF]], rows(pair.subimage(1, 0, 1, 1))
    assert_equal [[0x00FF00FF]], rows(pair(rect: [1, 0, 1, 1]))
  end

  def test_a_picture_comes_back_from_its_file
    Dir.mktmpdir do |folder|
      pair.save("#{folder}/pair.png")
      assert_equal rows(pair), rows(Gosu::Image.new("#{folder}/pair.png"))
    end
  end

  def test_what_gosu_refuses_is_refused
    assert_raises(ArgumentError) { pair.draw(1) }
    assert_raises(ArgumentError) { pair(sharp: true) }
    assert_raises(ArgumentError) { Gosu.render(1, 1, smooth: true) { pair } }
    assert_raises(ArgumentError) { pair.draw(0, 0, 0, 1, 1, RED, :loud) }
    assert_raises(ArgumentError) { pair.draw(0, 0, 0, 1, 1, "red") }
    assert_raises(TypeError) { pair.draw("0", 0) }
    assert_raises(RuntimeError) { pair.subimage(1, 0, 2, 1) }
    assert_raises(RuntimeError) { Gosu::Image.new("no such file.png") }
    assert_raises(RuntimeError) { Gosu::Image.new(Source.new(2, 2, "short")) }
    assert_raises(NoMethodError) { Gosu.draw_circle(0, 0, 1, RED) }
  end

  def test_nothing_is_drawn_outside_a_frame
    assert_raises(RuntimeError) { pair.draw(0, 0) }
    assert_raises(RuntimeError) { Gosu.draw_rect(0, 0, 1, 1, RED) }
  end

  def test_as_in_gosu_a_rendered_picture_cannot_be_clipped
    assert_raises(RuntimeError) { drawn(2, 2) { Gosu.clip_to(0, 0, 1, 1) { pair.draw(0, 0) } } }
  end
end
