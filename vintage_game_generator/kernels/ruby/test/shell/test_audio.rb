# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/shell/audio"

class TestAudio < Minitest::Test
  include RetroKernel

  RATE = 22_050

  def self.write_wave(name, samples)
    facts = [1, 1, RATE, 2 * RATE, 2, 16]
    Shell::Wave.new(facts, "\0\x10".b * samples).write("#{Toy::FOLDER}/#{name}")
  end

  { "title" => [0, true], "level-1" => [500, true], "defeat" => [0, false] }.each do |tune, facts|
    write_wave("music/#{tune}.wav", RATE)
    Toy.facts("music/#{tune}.json", "loop" => facts[1], "loop_start" => facts[0],
                                    "loop_end" => RATE)
  end
  write_wave("sounds/coin.wav", 2000)

  def setup
    GosuDouble.sounds.clear
    GosuDouble.frame_times = [17, 17, 16]
    @audio = Shell::Audio.new(Toy.game)
    @world = Toy.game.world
  end

  def play(mode)
    @world.mode = mode
    @audio.play(@world)
    heard
  end

  # What was asked of Gosu since the last time.
  def heard
    GosuDouble.sounds.slice!(0..)
  end

  def pass_frames(count)
    count.times do
      GosuDouble.pass_frame(0)
      @audio.go_on
    end
  end

  def test_each_place_has_its_tune
    assert_equal [[:play, "part.wav", 0.6, true]], play(Mode::TITLE)
    assert_equal [[:stop, "part.wav"], [:play, "part.wav", 0.6, false]], play(Mode::PLAYING)
    assert_equal [[:stop, "part.wav"]], play(Mode::DYING)
    assert_equal [[:play, "defeat.wav", 0.6, false]], play(Mode::LOST)
    assert_equal [[:stop, "defeat.wav"]], play(Mode::WON) # the toy has no tune for its ending
  end

  def test_a_tune_goes_on_while_the_game_stays_where_it_is_and_is_low_in_a_pause
    play(Mode::TITLE)
    assert_empty play(Mode::TITLE)
    play(Mode::PLAYING)
    assert_empty play(Mode::PAUSED)
    @audio.go_on
    assert_equal [[:volume, "part.wav", 0.2]], heard
  end

  def test_a_loop_follows_its_opening_at_once
    play(Mode::PLAYING)
    pass_frames(59)
    refute_includes heard, [:play, "part.wav", 0.6, true]
    pass_frames(1)
    assert_includes heard, [:play, "part.wav", 0.6, true]
    pass_frames(200)
    assert_equal [[:volume, "part.wav", 0.6]], heard
  end

  def test_a_tune_that_does_not_loop_ends
    play(Mode::LOST)
    pass_frames(200)
    assert_equal [[:volume, "defeat.wav", 0.6]], heard
  end

  def test_the_rules_sounds_are_heard_and_muting_silences_all
    @world.play_sound(Sound::COIN)
    @world.play_sound(Sound::JUMP) # of which the toy has no file
    assert_includes play(Mode::PLAYING), [:play, "coin.wav", 1, false]
    @audio.mute
    assert_equal [[:stop, "coin.wav"], [:stop, "part.wav"]], heard
    assert_empty play(Mode::PLAYING)
    @audio.mute
    assert_includes play(Mode::PLAYING), [:play, "part.wav", 0.6, false]
  end

  def test_a_twelfth_voice_beside_the_tune_is_not_heard
    8.times { @world.play_sound(Sound::COIN) }
    assert_equal 8, play(Mode::DYING).length
    assert_equal 3, play(Mode::DYING).length
    10.times { GosuDouble.pass_frame(0) }
    assert_equal 8, play(Mode::DYING).length
  end

  def test_a_file_that_is_no_sound_is_named
    File.write("#{Toy::FOLDER}/music/boss.wav", "RIFF")
    Toy.facts("music/boss.json", "loop" => true, "loop_start" => 0, "loop_end" => 5)
    problem = assert_raises(AssetError) { Shell::Tune.new("#{Toy::FOLDER}/music/boss.wav") }
    assert_includes problem.message, "boss.wav: is no WAV sound"
  end
end
