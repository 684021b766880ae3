# frozen_string_literal: true

require_relative "errors"
require_relative "playback"
require_relative "quoting"
require_relative "recording"

module RetroKernel
  # Checks a recording without a window: one JSON line a checkpoint, then the outcome.
  module Replay
    module_function

    # The recording of a game that a file holds.
    #
    # @raise [RecordingError] the file is missing, is no recording, or is another game's
    def read(file, game)
      recording = Recording.from_json(text_of(file))
      if recording.game != game.package
        there = Quoting.quoted(recording.game)
        raise RecordingError, "is of #{there}, and this is #{Quoting.quoted(game.package)}"
      end
      recording
    rescue RecordingError => e
      raise RecordingError, "#{file}: #{e.message}"
    end

    # Plays a recording, prints its checkpoints and its outcome; returns whether all match.
    #
    # The last line is `{"outcome": "won", "ticks": 1834, "hash": "..."}`, or, at the first
    # difference, `{"mismatch": 120, "expected": "...", "found": "..."}` with its tick.
    def check(game, recording, output)
      Playback.replay(recording, game.step, game.world_of(recording)) do |checkpoint|
        output.puts(Quoting.json_line(checkpoint.facts))
      end
      output.puts(Quoting.json_line(recording.ending))
      true
    rescue Mismatch => e
      difference = { "mismatch" => e.tick, "expected" => e.expected, "found" => e.found }
      output.puts(Quoting.json_line(difference))
      false
    end

    # Plays a recording some times over and prints how many ticks that were, in how many seconds.
    def bench(game, recording, times, output)
      step = game.step
      seconds = 0.0
      times.times do
        world = game.world_of(recording)
        begun = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        recording.each_buttons do |buttons|
          world.buttons = buttons
          step.call(world)
        end
        seconds += Process.clock_gettime(Process::CLOCK_MONOTONIC) - begun
      end
      taken = { "ticks" => recording.ticks * times, "seconds" => seconds.round(6) }
      output.puts(Quoting.json_line(taken))
    end

    def text_of(file)
      text = File.read(file, encoding: "UTF-8")
      raise RecordingError, "cannot be read (it is not UTF-8)" unless text.valid_encoding?

      text
    rescue SystemCallError => e
      why = "[Errno #{e.errno}] #{e.class.new.message}: #{Quoting.quoted(file)}"
      raise RecordingError, "cannot be read (#{why})"
    end
  end
end
