# frozen_string_literal: true

require_relative "toy"
require_relative "../../lib/kernel/shell/sight"

class TestSight < Minitest::Test
  include RetroKernel

  def hero_at(column, row, game = Toy.game)
    world = game.world
    world.load_level(0)
    world.actors[0].x = (column * Cell::SIZE) + (Cell::SIZE / 2)
    world.actors[0].y = (row * Cell::SIZE) + Cell::SIZE - 1
    world
  end

  def test_following_keeps_the_hero_in_the_middle_and_stays_on_the_map
    camera = Shell::Camera.new(Toy.game)
    assert_equal [0, 0], camera.corner(hero_at(0, 10))
    assert_equal [(12 * 16) + 8 - 128, 0], camera.corner(hero_at(12, 10))
    assert_equal [(28 * 16) - 256, 0], camera.corner(hero_at(27, 10))
  end

  def test_rooms_show_the_hero_s_room
    camera = Shell::Camera.new(Toy.game(camera: :rooms, view: [14, 6]))
    assert_equal [0, 0], camera.corner(hero_at(13, 5))
    assert_equal [224, 0], camera.corner(hero_at(14, 5))
    assert_equal [0, 96], camera.corner(hero_at(13, 6))
    assert_equal [224, 0], camera.corner(hero_at(99, -4))
  end

  def test_a_sight_slides_to_the_next_room_and_cuts_to_another_scene
    sight = Shell::Sight.new(Toy.game(camera: :rooms, view: [14, 13]))
    sight.follow(hero_at(13, 5), true)
    sight.follow(hero_at(14, 5), false)
    corners = []
    while sight.sliding?
      sight.slide
      corners << sight.corner[0]
    end
    assert_equal [16, corners.sort, 224], [corners.length, corners, corners.last]
    sight.follow(hero_at(2, 5), true)
    refute sight.sliding?
    assert_equal [0, 0], sight.corner
  end

  def test_a_sight_does_not_nod_at_small_jumps_and_never_loses_the_hero
    game = Toy.game(screen: [256, 112])
    sight = Shell::Sight.new(game)
    sight.follow(hero_at(5, 8), true)
    before = sight.corner
    sight.follow(hero_at(5, 7), false)
    assert_equal before, sight.corner
    [2, 10, 0].each do |row|
      world = hero_at(5, row)
      30.times { sight.follow(world, false) }
      feet = (world.actors[0].y * 16 / Cell::SIZE) - sight.corner[1]
      assert_includes 0...(112 - 16), feet
    end
  end
end
