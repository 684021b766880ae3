# frozen_string_literal: true

require "gosu"
require "tmpdir"
require_relative "pictures"
require_relative "wave"

module RetroKernel
  module Shell
    # A tune: played once, or its opening and then its loop for ever.
    #
    # `Gosu::Song` can only begin anew at its start, and cuts off what it has buffered when it does.
    # `Gosu::Sample` loops without a gap, but as a whole. So a tune with an opening is cut in two
    # samples: all of it, and the part that repeats. Gosu cannot queue the one behind the other, so
    # that the first repeat, and only this one, begins at the next frame after the opening's end.
    class Tune
      # The tune in a WAV file, with its loop's points in a JSON file of that name.
      #
      # @raise [AssetError] the file is no sound
      def initialize(file)
        start, finish = Tune.loop_points(file.sub(/wav\z/, "json"))
        if finish <= start
          @opening = Gosu::Sample.new(file)
        else
          wave = Wave.read(file)
          @opening = sample(wave.cut(0, finish)) if start > 0
          @loop = sample(wave.cut(start, finish))
        end
      end

      # Where a tune's loop starts and ends, in samples; equal if it does not loop.
      def self.loop_points(file)
        facts = Pictures.facts(file)
        return [0, 0] unless facts.fetch("loop")

        facts.fetch_values("loop_start", "loop_end").map { |number| Integer(number) }
      rescue AssetError, KeyError, TypeError, ArgumentError
        [0, 0]
      end

      # Begins at the beginning.
      def start(volume)
        @waiting = @opening ? @loop : nil
        @channel = @opening ? @opening.play(volume) : @loop.play(volume, 1, true)
      end

      # Goes on as loud as this, from the opening to the loop if it is time.
      def go_on(volume)
        if @waiting && !@channel.playing?
          @channel = @waiting.play(volume, 1, true)
          @waiting = nil
        else
          @channel.volume = volume
        end
      end

      def stop
        @channel.stop
      end

      private

      # A sample of a part of the tune. Gosu reads files only, and this one at once and wholly.
      def sample(wave)
        Dir.mktmpdir do |folder|
          file = File.join(folder, "part.wav")
          wave.write(file)
          Gosu::Sample.new(file)
        end
      end
    end
  end
end
