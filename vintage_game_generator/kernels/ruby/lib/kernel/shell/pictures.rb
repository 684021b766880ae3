# frozen_string_literal: true

require "gosu"
require "json"
require_relative "../errors"
require_relative "../quoting"

module RetroKernel
  module Shell
    # Reads pictures and the facts beside them from the assets folder.
    module Pictures
      module_function

      # The picture in a file; it stays sharp when the window enlarges it.
      #
      # @raise [AssetError] the file is missing or is no picture
      def read(file)
        raise AssetError.new(file, "is no picture (there is no such file)") unless File.file?(file)

        Gosu::Image.new(file, retro: true)
      rescue RuntimeError => e
        raise AssetError.new(file, "is no picture (#{Quoting.complaint(e)})")
      end

      # The JSON object in a file.
      #
      # @raise [AssetError] the file is missing or holds no object
      def facts(file)
        facts = JSON.parse(File.read(file, encoding: "UTF-8"))
        raise AssetError.new(file, "is not a JSON object") unless facts.is_a?(Hash)

        facts
      rescue SystemCallError => e
        raise AssetError.new(file, "cannot be read (#{e.class.new.message})")
      rescue JSON::ParserError, EncodingError => e
        raise AssetError.new(file, "cannot be read (#{Quoting.complaint(e)})")
      end

      # What a block makes of facts, which may lack what it looks for or hold something else.
      #
      # @param what [String] what the file should be: "font"
      # @raise [AssetError] the block failed for such a reason
      def understood(file, what)
        yield
      rescue IndexError, TypeError, ArgumentError, NoMethodError => e
        raise AssetError.new(file, "is no #{what} (#{Quoting.complaint(e)})")
      end
    end
  end
end
