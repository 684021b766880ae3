# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/playback"
require_relative "../../lib/kernel/shell/window"

class TestWindow < Minitest::Test
  include RetroKernel

  def setup
    GosuDouble.take_events
    GosuDouble.frame_times = [17, 17, 16] # three ticks in three frames, one in each
  end

  # A window in its first frame, in which no time has passed.
  def window(game = Toy.game, save: nil)
    made = Shell::Window.new(game, game.world(save ? save.read : []), save:)
    made.tick
    made
  end

  # A window in which the play has begun.
  def playing(game = Toy.game, save: nil)
    made = window(game, save:)
    hold(made, [Gosu::KB_RETURN], 1)
    pass_frames(made, 1)
    assert_equal Mode::PLAYING, made.world.mode
    made
  end

  def pass_frames(window, frames)
    frames.times do
      GosuDouble.pass_frame(0)
      window.tick
    end
  end

  # Holds keys down for some frames.
  def hold(window, keys, frames)
    keys.each { |key| GosuDouble.post(:button_down, key) }
    pass_frames(window, frames)
    keys.each { |key| GosuDouble.post(:button_up, key) }
  end

  def test_the_window_plays_what_the_rules_alone_would
    played = playing
    hold(played, [Gosu::KB_RIGHT], 40)
    hold(played, [Gosu::KB_A, Gosu::KB_UP], 7)
    alone = Toy.game.world
    inputs = [Button::START, 0, *[Button::RIGHT] * 40, *[Button::LEFT | Button::UP] * 7]
    inputs.each do |pressed|
      alone.buttons = pressed
      Toy.step(alone)
    end
    assert_equal Hashing.state_hash(alone), Hashing.state_hash(played.world)
  end

  def test_a_slow_frame_makes_the_game_slow_not_jump
    slow = window
    GosuDouble.frame_times = [900]
    slow.update
    pass_frames(slow, 2)
    assert_equal 8, slow.world.tick
  end

  def test_the_window_shows_the_picture_in_whole_multiples
    shown = window
    shown.width = 600
    shown.height = 500
    pass_frames(shown, 17) # until nothing is dimmed
    dots = GosuDouble.screen.to_blob.unpack("N*")
    left = (600 - 512) / 2
    top = (500 - 448) / 2
    small = Gosu.render(256, 224) { Shell::Painter.new(Toy.game).draw(shown.world) }
    wanted = small.to_blob.unpack("N*")
    [[0, 0], [100, 110], [255, 223]].each do |x, y|
      corners = [0, 1].product([0, 1]).map do |dx, dy|
        dots[((top + (y * 2) + dy) * 600) + left + (x * 2) + dx]
      end
      assert_equal [wanted[(y * 256) + x]], corners.uniq
    end
    assert_equal 0x000000FF, dots.first
  end

  def test_it_is_drawn_when_there_is_something_new
    still = window
    frame = GosuDouble.screen
    still.tick
    assert_same frame, GosuDouble.screen
    pass_frames(still, 1)
    refute_same frame, GosuDouble.screen
  end

  def test_what_changes_is_saved_and_found_the_next_time
    Dir.mktmpdir do |folder|
      save = SaveFile.new(folder, "toy", 3)
      played = playing(save:)
      hold(played, [Gosu::KB_RIGHT], 64)
      hold(played, [Gosu::KB_UP], 60)
      assert_operator played.world.coins, :>, 0
      assert_equal [played.world.coins, 0, 0, 0], SaveFile.new(folder, "toy", 3).read
    end
  end

  def test_a_save_that_cannot_be_written_does_not_stop_the_game
    Dir.mktmpdir do |folder|
      File.write("#{folder}/blocked", "")
      blocked = window(save: SaveFile.new("#{folder}/blocked", "toy", 3))
      blocked.world.save[0] = 5
      _, said = capture_io { pass_frames(blocked, 3) }
      assert_equal 1, said.scan("toy: cannot save").length
      assert_equal 3, blocked.world.tick
    end
  end

  def test_losing_the_keyboard_pauses_the_play_and_lets_go
    played = playing
    GosuDouble.post(:button_down, Gosu::KB_RIGHT)
    pass_frames(played, 1)
    GosuDouble.post(:lose_focus)
    pass_frames(played, 1)
    assert_equal [Mode::PAUSED, Button::START], [played.world.mode, played.world.buttons]
    GosuDouble.post(:lose_focus)
    pass_frames(played, 2)
    assert_equal [Mode::PAUSED, 0], [played.world.mode, played.world.buttons]
  end

  def test_escape_pauses_in_play_and_leaves_at_the_title
    played = playing
    hold(played, [Gosu::KB_ESCAPE], 1)
    assert_equal Mode::PAUSED, played.world.mode
    at_title = window
    GosuDouble.post(:button_down, Gosu::KB_ESCAPE)
    refute at_title.tick
  end

  def test_f11_fills_the_screen_and_gives_the_first_size_back
    window = window()
    hold(window, [Gosu::KB_F11], 1)
    assert_equal [true, 1920, false], [window.fullscreen?, window.width, window.needs_cursor?]
    hold(window, [Gosu::KB_F11], 1)
    assert_equal [false, 768, 672], [window.fullscreen?, window.width, window.height]
  end

  def test_the_world_waits_while_the_picture_slides
    played = playing(Toy.game(camera: :rooms, view: [14, 13]))
    GosuDouble.post(:button_down, Gosu::KB_RIGHT)
    pass_frames(played, 1) while played.world.actors[0].x < 14 * Cell::SIZE
    crossed = played.world.tick
    pass_frames(played, 16)
    assert_equal crossed, played.world.tick
    pass_frames(played, 1)
    assert_equal crossed + 1, played.world.tick
  end

  def test_a_recording_is_watched_to_its_end
    recording = Playback.record(Toy.method(:step), Toy.game.world, [0, 16, 1, 1, 1], "toy")
    Shell::Window.watch(Toy.game, recording)
    assert_equal 6, GosuDouble.milliseconds * 60 / 1000 # the frame after the last tick closes
    recording.digest = "00000000"
    assert_raises(Mismatch) { Shell::Window.watch(Toy.game, recording) }
  end
end
