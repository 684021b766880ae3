# frozen_string_literal: true

require_relative "recording_reader"

module RetroKernel
  # The state after a tick: its hash, and where in the game it is.
  Checkpoint = Struct.new(:tick, :digest, :level, :state) do
    # What a line of a replay says of it.
    def facts
      { "tick" => tick, "hash" => digest, "level" => level, "state" => state }
    end

    def to_s
      "#{state} in level #{level} #{digest}"
    end
  end

  # One session's input, tick by tick, with a checkpoint every sixty ticks.
  #
  # - `game`: the game's package
  # - `save`: what the session found saved
  # - `inputs`: pairs of buttons, and for how many ticks
  # - `outcome`: the mode after the last tick, one of `Mode::NAMES`
  # - `digest`: the hash of the state after the last tick
  Recording = Struct.new(
    :game, :seed, :save, :inputs, :checkpoints, :outcome, :ticks, :digest, keyword_init: true
  ) do
    # The recording that a text holds.
    #
    # @raise [RecordingError] the text is no recording; the message says where it is not
    def self.from_json(text)
      RecordingReader.new(text).recording
    end

    # Yields the buttons of each tick; without a block, returns an enumerator of them.
    def each_buttons
      return to_enum(__method__) unless block_given?

      inputs.each { |buttons, ticks| ticks.times { yield buttons } }
    end

    # What the last line of a replay says.
    def ending
      { "outcome" => outcome, "ticks" => ticks, "hash" => digest }
    end
  end
end
