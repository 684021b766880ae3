# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "toy_game"

class TestGame < Minitest::Test
  include RetroKernel

  def test_a_game_makes_worlds_of_its_levels
    Dir.mktmpdir do |folder|
      game = ToyGame.in_folder(folder)
      world = game.world([1, 2, 3, 4])
      assert_equal([7, [1, 2, 3, 4], 28], [world.seed, world.save, world.levels[0].width])
      refute(game.has_keys)
      assert_equal("boss", game.boss_tune)
    end
  end

  def test_a_stage_tells_nothing_unless_it_is_given_words
    stage = Stage.new(name: "Hills")
    assert_equal(["Hills", [], []], [stage.name, stage.goal, stage.saying])
    assert_equal(["Go home"], Stage.new(goal: ["Go home"]).goal)
  end

  def test_what_a_game_lacks_or_has_too_much_is_named
    error = assert_raises(ArgumentError) { Game.new(title: "Toy") }
    assert_match(/\Aa game without display_title, package/, error.message)
    facts = Game::REQUIRED.to_h { |name| [name, nil] }
    error = assert_raises(ArgumentError) { Game.new(**facts, colour: "red") }
    assert_equal("a game has no colour", error.message)
  end
end
