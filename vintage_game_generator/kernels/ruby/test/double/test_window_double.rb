# frozen_string_literal: true

require "minitest/autorun"
require "open3"
require "rbconfig"
require_relative "../gosu_double/gosu"

class TestWindowDouble < Minitest::Test
  # Notes what it sees, and draws a red rectangle that is too large.
  class Noting < Gosu::Window
    attr_reader :seen

    def initialize(**options)
      super(30, 20, **options)
      @seen = []
    end

    def button_down(id)
      super
      @seen << [:down, id]
      close! if id == Gosu::KB_ESCAPE
    end

    def button_up(id)
      @seen << [:up, id]
    end

    def update
      @seen << Gosu.milliseconds
    end

    def draw
      Gosu.clip_to(10, 0, 5, 50) { Gosu.draw_rect(-10, 5, 90, 50, 0xFFFF0000) }
    end
  end

  def setup
    GosuDouble.take_events
    GosuDouble.frame_times = [17, 16]
  end

  def test_events_come_before_the_update_and_frames_take_the_time_they_are_given
    window = Noting.new
    GosuDouble.post(:button_down, Gosu::KB_Z)
    GosuDouble.post(:button_up, Gosu::KB_Z)
    assert window.tick
    GosuDouble.pass_frame(window.update_interval)
    assert window.tick
    assert_equal [[:down, Gosu::KB_Z], [:up, Gosu::KB_Z], 0, 17], window.seen
  end

  def test_a_window_is_shown_until_it_is_closed
    window = Noting.new
    GosuDouble.post(:button_down, Gosu::KB_ESCAPE)
    window.show
    assert_equal [[:down, Gosu::KB_ESCAPE], 0], window.seen
  end

  def test_closing_from_outside_ends_with_the_next_frame
    window = Noting.new
    assert window.tick
    window.close!
    refute window.tick
  end

  def test_a_frame_is_black_where_nothing_is_drawn_and_clipped
    Noting.new.tick
    frame = GosuDouble.screen
    dots = frame.to_blob.unpack("N*")
    red = (0...600).select { |index| dots[index] == 0xFF0000FF }
    assert_equal [30, 20], [frame.width, frame.height]
    assert_equal (5...20).flat_map { |y| (10...15).map { |x| (y * 30) + x } }, red
    assert_equal [0x000000FF, 0xFF0000FF], dots.uniq
  end

  def test_a_resizable_window_fills_the_screen_and_keeps_its_size
    window = Noting.new(resizable: true)
    GosuDouble.post(:button_down, Gosu::KB_F11)
    window.tick
    assert window.fullscreen?
    assert_equal [1920, 1080], [window.width, window.height]
    window.fullscreen = false
    assert_equal [1920, 1080], [window.width, window.height]
    window.width = 64
    assert_equal 64, window.width
  end

  def test_unknown_options_are_refused
    assert_raises(ArgumentError) { Noting.new(full_screen: true) }
  end

  def test_without_sdl_the_program_says_so
    code = 'require "gosu"; GosuDouble::SDL.load_any(["no-such-library.so"])'
    folder = File.expand_path("../gosu_double", __dir__)
    _, said, status = Open3.capture3(RbConfig.ruby, "-I", folder, "-e", code)
    assert_equal [3, "gosu double: libSDL2 not found\n"], [status.exitstatus, said]
  end
end
