# frozen_string_literal: true

require "minitest/autorun"
require "stringio"
require "tmpdir"
require_relative "../lib/kernel/playback"
require_relative "../lib/kernel/program"
require_relative "toy_game"

class TestProgram < Minitest::Test
  include RetroKernel

  def setup
    @folder = Dir.mktmpdir
    @game = ToyGame.in_folder(@folder)
    @file = File.join(@folder, "run.json")
    @output = StringIO.new
    @errors = StringIO.new
    @program = Program.new(@game, output: @output, errors: @errors)
    inputs = [0, Button::START, *[0] * 40, *[Button::RIGHT] * 90]
    write(Playback.record(@game.step, @game.world, inputs, @game.package))
  end

  def teardown
    FileUtils.remove_entry(@folder)
  end

  def test_a_replay_prints_its_checkpoints_and_the_outcome
    [%w[play --replay], %w[replay]].each do |method, *arguments|
      @output.truncate(@output.rewind)
      assert_equal(0, @program.public_send(method, [*arguments, @file]))
      lines = @output.string.lines
      assert_match(/\A{"tick": 60, "hash": "\h{8}", "level": 0, "state": "playing"}\n\z/, lines[0])
      assert_match(/\A{"outcome": "playing", "ticks": 132, "hash": "\h{8}"}\n\z/, lines[2])
    end
  end

  def test_a_changed_recording_fails_and_says_where
    File.write(@file, File.read(@file).sub('"state":"playing"', '"state":"paused"'))
    assert_equal(1, @program.replay([@file]))
    last = JSON.parse(@output.string.lines.last)
    assert_equal(60, last["mismatch"])
    assert_match(/\Apaused in level 0/, last["expected"])
    assert_match(/\Aplaying in level 0/, last["found"])
  end

  def test_a_malformed_recording_gives_one_clear_line
    ["", "{}", '{"game": "toy", "seed": "x"}', "\xFF", nil].each do |content|
      @errors.truncate(@errors.rewind)
      bad = File.join(@folder, "bad.json")
      content ? File.binwrite(bad, content) : File.delete(bad)
      assert_equal(2, @program.replay([bad]))
      assert_match(/\Atoy: \S+bad\.json: .+\n\z/, @errors.string)
      assert_empty(@output.string)
    end
  end

  def test_another_game_s_recording_is_refused
    File.write(@file, File.read(@file).sub('"toy"', '"ploy"'))
    assert_equal(2, @program.replay([@file]))
    assert_equal("toy: #{@file}: is of 'ploy', and this is 'toy'\n", @errors.string)
  end

  def test_a_bench_counts_ticks_and_seconds
    assert_equal(0, @program.replay(["--bench", "3", @file]))
    assert_match(/\A{"ticks": 396, "seconds": \d+\.\d+(e-\d+)?}\n\z/, @output.string)
  end

  def test_arguments_that_make_no_sense_are_refused
    [%w[--watch], %w[--screenshot x], %w[--screenshot 5:a], %w[what], %w[--what]].each do |all|
      assert_equal(2, @program.play(all), all.inspect)
    end
    [[], ["--bench", "0", @file], [@file, @file]].each do |all|
      assert_equal(2, @program.replay(all), all.inspect)
    end
  end

  def test_only_the_shell_needs_gosu
    Dir[File.expand_path("../lib/kernel/*.rb", __dir__)].each do |file|
      refute_match(/require "gosu"/, File.read(file), file)
    end
  end

  private

  def write(recording)
    facts = recording.to_h.transform_keys(digest: :hash)
    facts[:checkpoints] = recording.checkpoints.map(&:facts)
    File.write(@file, JSON.generate(facts))
  end
end
