# frozen_string_literal: true

require "json"
require_relative "errors"
require_relative "quoting"
require_relative "world"

module RetroKernel
  # Reads the text of a recording; every complaint says what is wrong with it.
  class RecordingReader
    KINDS = { String => "str", Integer => "int", Array => "list" }.freeze # as all languages say it

    def initialize(text)
      @document = JSON.parse(text)
    rescue JSON::ParserError, EncodingError => e
      raise RecordingError, "is not JSON (#{Quoting.complaint(e)})"
    end

    # @raise [RecordingError] the text is no recording
    def recording
      refuse("is not a JSON object") unless @document.is_a?(Hash)
      read = Recording.new(
        game: get("game", String),
        seed: get("seed", Integer),
        save: whole(@document.fetch("save") { [0] * SAVE }, "save", SAVE),
        inputs: get("inputs", Array).map { |run| run(run) },
        checkpoints: get("checkpoints", Array).map { |item| checkpoint(item) },
        outcome: get("outcome", String),
        ticks: get("ticks", Integer),
        digest: get("hash", String)
      )
      played = read.inputs.sum { |_, ticks| ticks }
      refuse("'ticks' is #{read.ticks}, but 'inputs' last #{played}") if played != read.ticks
      read
    end

    private

    def refuse(problem)
      raise RecordingError, problem
    end

    def get(key, kind, document = @document)
      value = document[key]
      return value if value.is_a?(kind)

      refuse("'#{key}' is #{short(value)}, not a #{KINDS.fetch(kind)}")
    end

    def whole(value, key, length)
      fits = value.is_a?(Array) && value.length == length && value.all?(Integer)
      fits ? value : refuse("'#{key}' holds #{short(value)}, not #{length} whole numbers")
    end

    def run(value)
      buttons, ticks = whole(value, "inputs", 2)
      return value if buttons >= 0 && buttons <= 255 && ticks >= 1

      refuse("'inputs' holds #{short(value)}: buttons 0 to 255, ticks from 1")
    end

    def checkpoint(value)
      refuse("'checkpoints' holds #{short(value)}, not an object") unless value.is_a?(Hash)
      Checkpoint.new(
        get("tick", Integer, value), get("hash", String, value),
        get("level", Integer, value), get("state", String, value)
      )
    end

    def short(value)
      text = Quoting.json_line(value)
      text.length > 40 ? "#{text[0, 37]}..." : text
    end
  end
end
