# frozen_string_literal: true

module RetroKernel
  # The shell: window, drawing, sound and keys, in Gosu. It reads the world and never writes it.
  #
  # Everything is drawn at z 0: Gosu keeps the order of what is drawn at one height.
  module Shell
    # Colours as the integers 0xAARRGGBB that Gosu takes everywhere.
    module Colour
      OPAQUE = 0xFF000000

      module_function

      # The colour that a text such as "#f7f7e7" names.
      def parse(text)
        OPAQUE | text.delete_prefix("#").to_i(16)
      end

      # Red, green and blue, from 0 to 255.
      def channels(colour)
        [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255]
      end

      # How bright and colourful a colour is.
      def glow(colour)
        channels = channels(colour)
        channels.max + (2 * (channels.max - channels.min))
      end
    end
  end
end
