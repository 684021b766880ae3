# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../lib/kernel/playback"
require_relative "toy_game"

class TestRecording < Minitest::Test
  include RetroKernel

  WINNING = [0, Button::START, *[0] * 40, *[Button::RIGHT] * 150, *[0] * 70].freeze

  def setup
    @folder = Dir.mktmpdir
    @game = ToyGame.in_folder(@folder)
    @won = Playback.record(@game.step, @game.world, WINNING, @game.package)
  end

  def teardown
    FileUtils.remove_entry(@folder)
  end

  def test_a_recording_notes_how_it_ended
    assert_equal(["toy", 7, "won", 262], [@won.game, @won.seed, @won.outcome, @won.ticks])
    assert_equal([60, 120, 180, 240], @won.checkpoints.map(&:tick))
    assert_equal([[0, 1], [16, 1], [0, 40], [1, 150], [0, 70]], @won.inputs)
    assert_equal(WINNING, @won.each_buttons.to_a)
  end

  def test_replaying_yields_the_same_checkpoints
    assert_equal(@won.checkpoints, replayed(@won))
  end

  def test_the_first_difference_is_named
    @won.checkpoints[2].digest = "00000000"
    matching = []
    error = assert_raises(Mismatch) { replayed(@won, matching) }
    assert_equal([60, 120], matching.map(&:tick))
    assert_equal(180, error.tick)
    assert_equal("playing in level 0 00000000", error.expected)
    assert_match(/\Aplaying in level 0 \h{8}\z/, error.found)
  end

  def test_other_input_shows_at_the_next_checkpoint
    @won.inputs[3] = [Button::LEFT, 150]
    assert_equal(60, assert_raises(Mismatch) { replayed(@won) }.tick)
  end

  def test_a_false_ending_and_missing_checkpoints_are_differences
    false_ending = @won.dup.tap { |recording| recording.outcome = "lost" }
    assert_raises(Mismatch) { replayed(false_ending) }
    short = @won.dup.tap { |recording| recording.checkpoints = recording.checkpoints.first(2) }
    error = assert_raises(Mismatch) { replayed(short) }
    assert_equal("no further checkpoint", error.expected)
    long = @won.dup.tap { |recording| recording.checkpoints *= 2 }
    assert_equal("the end of the input", assert_raises(Mismatch) { replayed(long) }.found)
  end

  {
    { "game" => 5 } => "'game' is 5, not a str",
    { "seed" => true } => "'seed' is true, not a int",
    { "inputs" => [[0]] } => "'inputs' holds [0], not 2 whole numbers",
    { "inputs" => [[300, 1]] } => "'inputs' holds [300, 1]: buttons 0 to 255, ticks from 1",
    { "inputs" => [[0, -1]] } => "'inputs' holds [0, -1]: buttons 0 to 255, ticks from 1",
    { "inputs" => nil } => "'inputs' is null, not a list",
    { "save" => [1] } => "'save' holds [1], not 4 whole numbers",
    { "ticks" => 3 } => "'ticks' is 3, but 'inputs' last 2",
    { "checkpoints" => [3] } => "'checkpoints' holds 3, not an object",
    { "checkpoints" => [{ "tick" => 60 }] } => "'hash' is null, not a str",
    { "outcome" => ["é" * 30] } =>
      "'outcome' is [\"\\u00e9\\u00e9\\u00e9\\u00e9\\u00e9\\u00e..., not a str"
  }.each_with_index do |(change, message), number|
    define_method("test_malformed_recording_#{number}_says_what_is_wrong") do
      document = { "game" => "toy", "seed" => 7, "inputs" => [[0, 2]], "checkpoints" => [],
                   "outcome" => "title", "ticks" => 2, "hash" => "00000000" }
      text = JSON.generate(document.merge(change))
      error = assert_raises(RecordingError) { Recording.from_json(text) }
      assert_equal(message, error.message)
    end
  end

  def test_what_is_no_recording_is_refused
    ["", "[]", "{", "\u0000", "3", "\xFF"].each do |text|
      error = assert_raises(RecordingError) { Recording.from_json(text) }
      assert_equal(1, error.message.lines.length)
    end
  end

  private

  def replayed(recording, found = [])
    Playback.replay(recording, @game.step, @game.world_of(recording)) { |point| found << point }
    found
  end
end
