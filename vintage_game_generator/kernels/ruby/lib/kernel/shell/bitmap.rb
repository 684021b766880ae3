# frozen_string_literal: true

require "gosu"
require_relative "colour"

module RetroKernel
  module Shell
    # A picture in memory, dot by dot, for what is made once and then drawn as an image.
    #
    # It answers what Gosu asks of the source of an image: `columns`, `rows` and `to_blob`.
    class Bitmap
      CLEAR = 0

      attr_reader :columns, :rows

      # The dots of an image.
      def self.of(image)
        new(image.width, image.height, image.to_blob.unpack("N*"))
      end

      # A colour, 0xAARRGGBB, as a dot, 0xRRGGBBAA.
      def self.dot_of(colour)
        ((colour << 8) & 0xFFFFFFFF) | (colour >> 24)
      end

      # @param dots [Array<Integer>] row by row, 0xRRGGBBAA
      def initialize(columns, rows, dots = Array.new(columns * rows, CLEAR))
        @columns = columns
        @rows = rows
        @dots = dots
      end

      # The dot in a place, 0xRRGGBBAA.
      def dot(x, y)
        @dots[(y * @columns) + x]
      end

      # Whether there is more than half a dot in a place.
      def solid?(x, y)
        dot(x, y) & 255 > 127
      end

      # Sets a dot to a colour, 0xAARRGGBB.
      def paint(x, y, colour)
        @dots[(y * @columns) + x] = Bitmap.dot_of(colour)
      end

      # The picture turned by a quarter, to the left.
      def turned_left
        last = @columns - 1
        dots = Array.new(@columns) { |y| Array.new(@rows) { |x| dot(last - y, x) } }
        Bitmap.new(@rows, @columns, dots.flatten)
      end

      # The picture turned by a quarter, to the right.
      def turned_right
        last = @rows - 1
        dots = Array.new(@columns) { |y| Array.new(@rows) { |x| dot(y, last - x) } }
        Bitmap.new(@rows, @columns, dots.flatten)
      end

      # The picture for Gosu, its edges kept hard at any size.
      def to_image
        Gosu::Image.new(self, retro: true)
      end

      def to_blob
        @dots.pack("N*")
      end

      # Colours that cover a sixteenth of what there is to see, or more, as 0xAARRGGBB.
      def colours
        counts = @dots.reject { |dot| dot & 255 == 0 }.map { |dot| dot >> 8 }.tally
        enough = counts.values.sum / 16
        counts.select { |_, count| count >= enough }.keys.map { |colour| Colour::OPAQUE | colour }
      end
    end
  end
end
