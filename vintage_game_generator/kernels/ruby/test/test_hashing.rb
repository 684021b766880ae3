# frozen_string_literal: true

require "minitest/autorun"
require_relative "../lib/kernel/hashing"
require_relative "vectors"

class TestHashing < Minitest::Test
  include RetroKernel

  def test_the_hash_is_that_of_all_languages
    Vectors::ALL["fnv1a"].each do |vector|
      assert_equal(vector["hash"], format("%08x", Hashing.fnv1a(vector["text"])))
    end
  end

  def test_fields_are_hashed_in_the_order_of_all_languages
    assert_equal(Vectors::ALL["fields"]["world"], Hashing::WORLD_FIELDS.map(&:to_s))
    assert_equal(Vectors::ALL["fields"]["actor"], Hashing::ACTOR_FIELDS.map(&:to_s))
  end

  def test_states_have_the_hashes_of_all_languages
    world = Vectors.small_world
    states = [state(world)]
    world.load_level(0)
    states << state(world)
    play(world)
    states << state(world)
    world.spawn(Kind::WALKER, 4096, 8191)
    world.set_cell(3, 0, Cell::EMPTY)
    world.next_random
    states << state(world)
    assert_equal(Vectors::ALL["states"].map { |vector| vector.values_at("bytes", "hash") }, states)
  end

  def test_each_field_of_an_actor_changes_the_hash
    (Hashing::ACTOR_FIELDS - [:ground]).each do |field|
      world = Vectors.small_world
      world.load_level(0)
      before = Hashing.state_hash(world)
      actor = world.actors[1]
      actor.public_send("#{field}=", actor.public_send(field) + 1)
      refute_equal(before, Hashing.state_hash(world), field)
    end
  end

  def test_sounds_and_free_slots_are_no_state
    world = Vectors.small_world
    before = Hashing.state_hash(world)
    world.play_sound(Sound::COIN)
    world.actors[5].x = 99
    assert_equal(before, Hashing.state_hash(world))
  end

  def test_numbers_are_32_bits_little_endian_two_s_complement
    world = Vectors.small_world(0x01020304)
    world.tick = -2
    assert_equal(["04030201feffffff"], Hashing.canonical_state(world)[0, 8].unpack("H*"))
  end

  private

  def state(world)
    [Hashing.canonical_state(world).bytesize, Hashing.state_hash(world)]
  end

  def play(world)
    world.mode = Mode::PLAYING
    world.tick = 90
    world.actors[0].vx = -384
    world.actors[0].ground = true
    world.awake[0] = 1
    world.awake_count = 1
    world.memory[31] = -1
    world.save[0] = 2
  end
end
