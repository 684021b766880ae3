# frozen_string_literal: true

require_relative "bitmap"

module RetroKernel
  module Shell
    # Dimming the console's way: a pattern of dots in the paper's colour, no new shade.
    #
    # There are seventeen densities of dots, from nothing (0) to all (16).
    class Veil
      BAYER = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]].freeze # Bayer, 1973
      OPAQUE = 16
      FADE_ROWS = 2 # of each density, where a curtain ends
      private_constant :BAYER, :FADE_ROWS

      def initialize(size, colour)
        @width, @height = size
        @dot = Bitmap.dot_of(colour)
        @patterns = {}
        @curtains = {}
      end

      # Lays the dots over the screen.
      def draw(density)
        return if density <= 0

        @patterns[density] ||= picture { density }
        @patterns[density].draw(0, 0)
      end

      # Lays a cloth over the top of the screen: closed to that height, then fading out.
      def curtain(height)
        @curtains[height] ||= picture do |y|
          y < height ? OPAQUE : [0, OPAQUE - 1 - ((y - height) / FADE_ROWS)].max
        end
        @curtains[height].draw(0, 0)
      end

      private

      # A picture of the dots; the block says how dense they are in a row.
      def picture
        dots = (0...@height).flat_map { |y| row(y, yield(y)) }
        Bitmap.new(@width, @height, dots).to_image
      end

      def row(y, density)
        unit = BAYER[y % 4].map { |threshold| threshold < density ? @dot : Bitmap::CLEAR }
        (unit * ((@width / 4) + 1)).first(@width)
      end
    end
  end
end
