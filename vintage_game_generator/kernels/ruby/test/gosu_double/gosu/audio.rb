# frozen_string_literal: true

require_relative "checks"
require_relative "controls"

module Gosu
  # A sound. What is asked of it is noted in `GosuDouble.sounds`.
  class Sample
    def initialize(filename)
      @name = File.basename(filename)
      bytes = File.binread(filename)
      raise "Could not parse audio file #{filename}" unless bytes.start_with?("RIFF")

      rate = bytes.byteslice(28, 4).unpack1("V") # bytes a second, of a canonical WAV header
      @milliseconds = (bytes.bytesize - 44) * 1000 / rate
    rescue SystemCallError
      raise "Could not parse audio file #{filename}: Couldn't open #{filename}"
    end

    def play(volume = 1, speed = 1, looping = false) # rubocop:disable Style/OptionalBooleanParameter
      GosuDouble::Checks.numbers(volume, speed)
      GosuDouble.sounds << [:play, @name, volume, looping]
      Channel.new(@name, looping ? nil : GosuDouble.milliseconds + (@milliseconds / speed))
    end
  end

  # A sound that is being played; it ends when its time is over.
  class Channel
    def initialize(name, ends)
      @name = name
      @ends = ends
      @volume = nil
      @stopped = false
    end

    def playing?
      !@stopped && (@ends.nil? || GosuDouble.milliseconds < @ends)
    end

    def volume=(volume)
      GosuDouble::Checks.numbers(volume)
      GosuDouble.sounds << [:volume, @name, volume] if volume != @volume
      @volume = volume
    end

    def stop
      GosuDouble.sounds << [:stop, @name] if playing?
      @stopped = true
    end
  end
end
