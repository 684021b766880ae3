# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../gosu_double/gosu"

class TestSounds < Minitest::Test
  def setup
    GosuDouble.sounds.clear
    GosuDouble.frame_times = [100]
  end

  # A sample of a quarter of a second.
  def sample
    Dir.mktmpdir do |folder|
      data = "\0" * 11_024
      facts = ["WAVEfmt ", 16, 1, 1, 22_050, 44_100, 2, 16].pack("a8VvvVVvv")
      riff = ["RIFF", 36 + data.bytesize].pack("a4V") + facts + ["data", data.bytesize].pack("a4V")
      File.binwrite("#{folder}/hop.wav", riff + data)
      Gosu::Sample.new("#{folder}/hop.wav")
    end
  end

  def test_a_sound_ends_when_its_time_is_over
    channel = sample.play
    2.times { GosuDouble.pass_frame(0) }
    assert channel.playing?
    GosuDouble.pass_frame(0)
    refute channel.playing?
  end

  def test_what_loops_plays_until_it_is_stopped
    channel = sample.play(0.5, 1, true)
    9.times { GosuDouble.pass_frame(0) }
    assert channel.playing?
    channel.volume = 0.2
    channel.stop
    refute channel.playing?
    noted = [[:play, "hop.wav", 0.5, true], [:volume, "hop.wav", 0.2], [:stop, "hop.wav"]]
    assert_equal noted, GosuDouble.sounds
  end

  def test_a_file_that_is_no_sound_is_refused
    assert_raises(RuntimeError) { Gosu::Sample.new("no such file.wav") }
    assert_raises(RuntimeError) { Gosu::Sample.new(__FILE__) }
  end
end
