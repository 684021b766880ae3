# frozen_string_literal: true

require_relative "../errors"

module RetroKernel
  module Shell
    # A WAV file (RIFF, uncompressed), which can be cut.
    class Wave
      FORMAT = "vvVVvv" # encoding, channels, rate, bytes a second, bytes a frame, bits a sample
      private_constant :FORMAT

      # @raise [AssetError] the file is no such sound
      def self.read(file)
        bytes = File.binread(file)
        raise AssetError.new(file, "is no WAV sound") unless bytes.match?(/\ARIFF....WAVE/mn)

        chunks = chunks(bytes)
        facts = chunks["fmt "].to_s.unpack(FORMAT)
        whole = facts.none?(&:nil?) && chunks.key?("data")
        raise AssetError.new(file, "lacks parts of a WAV sound") unless whole

        new(facts, chunks["data"])
      rescue SystemCallError => e
        raise AssetError.new(file, "cannot be read (#{e.class.new.message})")
      end

      # The chunks of a RIFF file by their names.
      def self.chunks(bytes)
        found = {}
        at = 12
        while at + 8 <= bytes.bytesize
          name, size = bytes.byteslice(at, 8).unpack("a4V")
          found[name] = bytes.byteslice(at + 8, size)
          at += 8 + size + (size % 2)
        end
        found
      end
      private_class_method :chunks

      def initialize(facts, samples)
        @facts = facts
        @samples = samples
      end

      # The sound from a moment up to another, both in samples.
      def cut(first, last)
        bytes = @facts[4]
        Wave.new(@facts, @samples.byteslice(first * bytes, (last - first) * bytes))
      end

      def write(file)
        header = @facts.pack(FORMAT)
        facts = ["WAVEfmt ", header.bytesize, header].pack("a8Va*")
        data = ["data", @samples.bytesize].pack("a4V") + @samples
        File.binwrite(file, ["RIFF", facts.bytesize + data.bytesize].pack("a4V") + facts + data)
      end
    end
  end
end
