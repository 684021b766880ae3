# frozen_string_literal: true

require "minitest/autorun"
require_relative "vectors"

class TestWorld < Minitest::Test
  include RetroKernel

  def test_chance_is_that_of_all_languages
    Vectors::ALL["chance"].each do |vector|
      world = Vectors.small_world(vector["seed"])
      assert_equal(vector["numbers"], Array.new(8) { world.next_random })
    end
  end

  def test_a_level_plays_the_same_whatever_chance_came_before_it
    fresh = Vectors.small_world
    played = Vectors.small_world
    5.times { played.next_random }
    [fresh, played].each { |world| world.load_level(0) }
    assert_equal(fresh.next_random, played.next_random)
  end

  def test_changed_cells_change_the_digest_as_in_all_languages
    world = Vectors.small_world
    world.load_level(0)
    Vectors::ALL["cells"]["changes"].each do |change|
      world.set_cell(change["column"], change["row"], change["cell"])
      assert_equal(change["digest"], world.cells_digest)
    end
  end

  def test_outside_the_map_is_solid_but_the_sky
    world = Vectors.small_world
    world.load_level(0)
    assert_equal(Cell::EMPTY, world.cell_at(1, -5))
    [[-1, 0], [4, 0], [0, 2]].each do |column, row|
      assert_equal(Cell::SOLID, world.cell_at(column, row))
    end
  end

  def test_a_full_pool_spawns_nothing
    world = Vectors.small_world
    slots = Array.new(ACTORS) { world.spawn(Kind::PUFF, 0, 0) }
    assert_equal([*1...ACTORS, 0], slots)
    assert_equal(Kind::GONE, world.actors[0].kind)
  end

  def test_a_level_lays_out_its_cells_and_its_actors
    world = Vectors.small_world
    world.load_level(0)
    hero, walker = world.actors
    assert_equal([Kind::HERO, 6144, 4095, 6144], [hero.kind, hero.x, hero.y, hero.home_x])
    assert_equal([Kind::WALKER, 5], [walker.kind, walker.tag])
    world.set_cell(0, 0, Cell::COIN)
    assert_equal(Cell::EMPTY, world.levels[0].cells[0])
  end

  def test_the_ninth_sound_of_a_tick_is_not_heard
    world = Vectors.small_world
    9.times { |sound| world.play_sound(sound) }
    assert_equal([*0..7], world.sounds)
    assert_equal(8, world.sound_count)
  end
end
