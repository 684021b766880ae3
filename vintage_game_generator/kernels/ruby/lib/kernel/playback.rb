# frozen_string_literal: true

require_relative "errors"
require_relative "hashing"
require_relative "recording"

module RetroKernel
  # Playing input into a world, and comparing what comes of it with a recording.
  module Playback
    CHECKPOINT_TICKS = 60

    module_function

    # Plays some input, one byte a tick; yields the checkpoints on the way.
    #
    # @param step [#call] the game's tick
    # @param world [World] before its first tick
    # @param inputs [Enumerable<Integer>]
    def play(step, world, inputs)
      ticks = 0
      inputs.each do |buttons|
        world.buttons = buttons
        step.call(world)
        ticks += 1
        next unless ticks % CHECKPOINT_TICKS == 0

        state = Mode::NAMES[world.mode]
        yield Checkpoint.new(ticks, Hashing.state_hash(world), world.level, state)
      end
    end

    # The recording of some input, played in a world before its first tick.
    #
    # @param inputs [Array<Integer>]
    # @param game [String] the game's package
    def record(step, world, inputs, game)
      save = world.save.dup
      checkpoints = []
      play(step, world, inputs) { |checkpoint| checkpoints << checkpoint }
      runs = inputs.chunk_while { |one, other| one == other }
      Recording.new(
        game:, seed: world.seed, save:, inputs: runs.map { |run| [run[0], run.length] },
        checkpoints:, outcome: Mode::NAMES[world.mode], ticks: inputs.length,
        digest: Hashing.state_hash(world)
      )
    end

    # Plays a recording again; yields each checkpoint that matches.
    #
    # @param recording [Recording] what was played
    # @param step [#call] the game's tick
    # @param world [World] before its first tick, of the recording's seed and save
    # @raise [Mismatch] the game does something else than it did; says where it first showed
    def replay(recording, step, world)
      matched = 0
      play(step, world, recording.each_buttons) do |found|
        wanted = recording.checkpoints[matched]
        differ(found.tick, wanted || "no further checkpoint", found) if found != wanted
        matched += 1
        yield found
      end
      missed = recording.checkpoints[matched]
      differ(missed.tick, missed, "the end of the input") if missed
      ending = "#{Mode::NAMES[world.mode]} #{Hashing.state_hash(world)}"
      wanted = "#{recording.outcome} #{recording.digest}"
      differ(recording.ticks, wanted, ending) if ending != wanted
    end

    def differ(tick, expected, found)
      raise Mismatch.new(tick, expected.to_s, found.to_s)
    end
  end
end
