# frozen_string_literal: true

require_relative "world"

module RetroKernel
  # The state hash: thirty-two bits by which two runs, in any languages, are told apart.
  #
  # The hash is FNV-1a (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/) over the
  # canonical state: every number as 32 bits, little-endian, two's complement, in the order of
  # `WORLD_FIELDS`, the slots that are awake, the memory, the save, and then each actor that is
  # there: its slot and `ACTOR_FIELDS`. `cells_digest` stands for the cells. Sounds are not state.
  module Hashing
    OFFSET_BASIS = 0x811C9DC5
    PRIME = 0x01000193

    WORLD_FIELDS = %i[
      seed tick random mode mode_time buttons previous level score lives max_hp coins keys power
      power_time checkpoint_x checkpoint_y boss width height cells_digest awake_count
    ].freeze
    ACTOR_FIELDS = %i[
      kind x y vx vy facing pose pose_time hp timer cooldown hurt ground home_x home_y tag
    ].freeze

    module_function

    # The 32-bit FNV-1a hash of a string's bytes.
    def fnv1a(data)
      digest = OFFSET_BASIS
      data.each_byte { |byte| digest = ((digest ^ byte) * PRIME) & 0xFFFFFFFF }
      digest
    end

    # The state as bytes: equal bytes are equal states.
    def canonical_state(world)
      numbers = WORLD_FIELDS.map { |field| world.public_send(field) }
      numbers.concat(world.awake.first(world.awake_count), world.memory, world.save)
      world.actors.each_with_index do |actor, slot|
        next if actor.kind == Kind::GONE

        numbers << slot
        ACTOR_FIELDS.each { |field| numbers << number(actor.public_send(field)) }
      end
      numbers.pack("l<*")
    end

    # The state's hash as eight lower-case hexadecimal digits.
    def state_hash(world)
      format("%08x", fnv1a(canonical_state(world)))
    end

    # A field as a number: true is 1, false 0.
    def number(value)
      case value
      when true then 1
      when false then 0
      else value
      end
    end
  end
end
