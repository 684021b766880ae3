# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/shell/keys"

class TestKeys < Minitest::Test
  Button = RetroKernel::Button

  def setup
    @keys = RetroKernel::Shell::Keys.new
  end

  def test_a_tap_between_two_ticks_is_not_lost
    @keys.press(Gosu::KB_Z)
    @keys.release(Gosu::KB_Z)
    assert_equal Button::A, @keys.buttons
    assert_equal 0, @keys.buttons
  end

  def test_of_two_opposite_directions_the_later_counts
    @keys.press(Gosu::KB_LEFT)
    @keys.buttons
    @keys.press(Gosu::KB_D)
    assert_equal Button::RIGHT, @keys.buttons
    @keys.release(Gosu::KB_D)
    assert_equal Button::LEFT, @keys.buttons
  end

  def test_a_gamepad_counts_like_keys
    @keys.press(Gosu::GP_LEFT)
    @keys.press(Gosu::GP_BUTTON_0)
    assert_equal Button::LEFT | Button::A, @keys.buttons
    @keys.release(Gosu::GP_LEFT)
    @keys.press(Gosu::GP_BUTTON_6)
    assert_equal Button::START | Button::A, @keys.buttons
  end

  def test_other_keys_do_nothing_and_letting_go_releases_all
    @keys.press(Gosu::KB_F11)
    @keys.press(Gosu::KB_UP)
    @keys.buttons
    @keys.let_go
    assert_equal 0, @keys.buttons
  end
end
