# frozen_string_literal: true

module RetroKernel
  # A problem that the player or the maker of a game can fix.
  class Problem < StandardError
  end

  # A map that cannot be played: which file, and what is wrong with it.
  class LevelError < Problem
    def initialize(file, problem)
      super("#{file}: #{problem}")
    end
  end

  # A recording that cannot be read.
  class RecordingError < Problem
  end

  # A picture or a sound that is missing or malformed.
  class AssetError < Problem
    def initialize(file, problem)
      super("#{file}: #{problem}")
    end
  end

  # The first point at which a game does something else than its recording says.
  class Mismatch < Problem
    attr_reader :tick, :expected, :found

    def initialize(tick, expected, found)
      super("tick #{tick}: expected #{expected}, found #{found}")
      @tick = tick
      @expected = expected
      @found = found
    end
  end
end
