# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/shell/big_letters"

class TestLettering < Minitest::Test
  include RetroKernel::Shell

  WHITE = 0xFFFFFFFF
  BLACK = 0xFF000000

  def font
    @font ||= Font.new(Toy::FOLDER, 256)
  end

  def stencil(*rows)
    Stencil.new(rows.map { |row| row.chars.map { |dot| dot == "#" } })
  end

  def test_words_wrap_and_long_ones_break
    assert_equal ["one two", "three"], font.wrap("one two three", 7 * 8)
    assert_equal %w[abcd efgh ij], font.wrap("abcdefghij", 4 * 8)
    assert_empty font.wrap("", 80)
  end

  def test_letters_take_the_colour_they_are_written_in_and_lacking_ones_leave_a_gap
    line = Gosu.render(24, 8) { font.write("\u6f22A B", 0, 0, 0xFFD03050) }
    row = line.to_blob.unpack("N*").first(24)
    assert_equal ([0] * 8) + ([0xD03050FF] * 7) + ([0] * 9), row
  end

  def test_big_letters_fit_their_room
    big = BigLetters.new(font, WHITE, WHITE, BLACK, BLACK)
    ["A", "TOY BLOCKS", "A VERY LONG TITLE FOR A SMALL GAME", "x" * 60].each do |text|
      [120, 248].each do |width|
        lines = big.lines(text, 4, width, 3)
        assert_operator lines.map(&:width).max, :<=, width + 8, text
      end
    end
  end

  def test_what_is_set_off_has_the_treasure_s_colour_or_its_shade_where_ink_has_that
    assert_equal 0xFFFFD700, BigLetters.new(font, WHITE, 0xFFFFD700, 0xFF803000, BLACK).accent
    assert_equal 0xFF803000, BigLetters.new(font, WHITE, WHITE, 0xFF803000, BLACK).accent
  end

  def test_enlarging_rounds_corners_and_keeps_the_rest
    block = stencil(*["####"] * 4)
    { 1 => 0, 2 => 1, 3 => 3 }.each do |scale, rounded|
      dots = block.enlarged(scale).each_dot.count
      assert_equal (16 * scale * scale) - (4 * rounded), dots, scale
    end
  end

  def test_enlarging_smooths_stairs_and_stretching_does_not
    stairs = stencil("#.", ".#")
    assert_includes stairs.enlarged(2).each_dot, [2, 1]
    assert_equal 8, stairs.stretched(2).each_dot.count
    refute_includes stairs.stretched(2).each_dot, [2, 1]
  end

  def test_four_times_is_twice_twice
    shape = stencil("##.", ".##", "..#")
    twice = shape.enlarged(2).enlarged(2)
    assert_equal twice.each_dot.to_a, shape.enlarged(4).each_dot.to_a
  end
end
