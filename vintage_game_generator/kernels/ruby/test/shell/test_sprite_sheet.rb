# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/shell/cast"

class TestSpriteSheet < Minitest::Test
  include RetroKernel

  RED = 0xD03050FF

  def sheet
    @sheet ||= Shell::SpriteSheet.new(Toy::FOLDER, "hero")
  end

  # The corner of a drawn frame in which the red quarter is.
  def red_corner(facing)
    drawn = Gosu.render(16, 16) { sheet.draw(0, facing, 0, 0) }
    dots = drawn.to_blob.unpack("N*")
    [[0, 0], [15, 0], [0, 15], [15, 15]].select { |x, y| dots[(y * 16) + x] == RED }
  end

  def test_what_goes_left_is_mirrored_and_up_and_down_are_as_drawn
    corners = [Facing::RIGHT, Facing::LEFT, Facing::UP, Facing::DOWN].map { |way| red_corner(way) }
    assert_equal [[[0, 0]], [[15, 0]], [[0, 0]], [[0, 0]]], corners
  end

  def test_a_shot_is_turned_to_where_it_flies
    sheet.turn_with_facing
    assert_equal [[[0, 15]], [[15, 0]]], [red_corner(Facing::UP), red_corner(Facing::DOWN)]
  end

  def test_an_animation_loops_or_stays_at_its_last_frame
    { true => [4, 5, 4], false => [4, 5, 5] }.each do |loop, frames|
      animation = Shell::Animation.new([4, 5], 8, loop)
      assert_equal(frames, [0, 8, 16].map { |time| animation.frame(time) })
    end
  end

  def test_its_colours_are_those_it_has_much_of
    assert_equal [0xFFD03050, 0xFF40E0D0], sheet.colours
  end

  def test_what_is_missing_or_malformed_is_named
    missing = assert_raises(AssetError) { Shell::SpriteSheet.new(Toy::FOLDER, "nobody") }
    assert_match(/nobody\.json: cannot be read \(No such file or directory\)\z/, missing.message)
    Toy.picture("sprites/odd.png", 16, 16) { RED }
    { {} => /odd\.json: is no sprite sheet \(/,
      { "frame" => [16, 16], "anchor" => [8, 16], "animations" => {} } => /has no frame to show/,
      { "frame" => [16, 16], "anchor" => [8, 16],
        "animations" => { "idle" => { "frames" => [1], "ticks" => 1, "loop" => true } } } =>
        /animation 'idle' wants frames that the sheet lacks/ }.each do |facts, said|
      Toy.facts("sprites/odd.json", facts)
      problem = assert_raises(AssetError) { Shell::SpriteSheet.new(Toy::FOLDER, "odd") }
      assert_match said, problem.message
    end
    File.write("#{Toy::FOLDER}/sprites/odd.png", "no picture")
    problem = assert_raises(AssetError) { Shell::SpriteSheet.new(Toy::FOLDER, "odd") }
    assert_match(/odd\.png: is no picture \(/, problem.message)
  end

  def test_an_actor_without_a_sprite_is_named
    game = Toy.game(sprites: { Kind::HERO => "hero" })
    problem = assert_raises(AssetError) { Shell::Cast.new(game, game.maps) }
    assert_match(/toy\.tmj: has a walker, and the game no sprite for it/, problem.message)
  end
end
