# frozen_string_literal: true

require_relative "bitmap"
require_relative "font"

module RetroKernel
  module Shell
    # Letters for titles: enlarged smoothly, in bands of colour, with depth and an edge.
    class BigLetters
      THINNEST_SMOOTH = 7 # pixels a letter; smoothing eats the strokes of smaller ones
      EDGES = [[0, 1], [1, 0], [2, 1], [1, 2], [0, 0], [2, 0], [0, 2], [2, 2]].freeze
      private_constant :THINNEST_SMOOTH, :EDGES

      attr_reader :gold, # the colour of the lower halves
                  :accent # a colour that sets words off from others in ink

      # @param ink [Integer] the colour of the upper halves
      # @param deep [Integer] the colour of their depth
      # @param edge [Integer] the colour around them
      def initialize(font, ink, gold, deep, edge)
        @font = font
        @ink = ink
        @gold = gold
        @accent = gold == ink ? deep : gold
        @deep = deep
        @edge = edge
        @drawn = {}
      end

      # A text as pictures of its lines, as large as fits.
      #
      # @param scale [Integer] the largest enlargement that is wanted, 1 to 4
      # @param width [Integer] the room in pixels
      # @param lines [Integer] how many lines there may be; a longer text is not enlarged
      def lines(text, scale, width, lines)
        scale -= 1 while scale > 1 && !fits?(text, scale, width, lines)
        @font.wrap(text, width / scale).map { |line| @drawn[[line, scale]] ||= draw(line, scale) }
      end

      # Draws pictures one below the other in the middle of the screen, or so far to its right.
      #
      # @return [Integer] where they end
      def stack(pictures, y, away = 0)
        pictures.each do |picture|
          picture.draw(((@font.screen_width - picture.width) / 2) + away, y)
          y += picture.height
        end
        y
      end

      private

      def fits?(text, scale, width, lines)
        longest = text.split.map(&:length).max.to_i * @font.width * scale
        allowed = [lines, 5 - scale].min # the larger, the fewer
        longest <= width && @font.wrap(text, width / scale).length <= allowed
      end

      def draw(text, scale)
        letters = enlarged(text, scale)
        depth = scale - 1
        picture = Bitmap.new(letters.width + depth + 2, letters.height + depth + 2)
        (0..depth).each do |down|
          EDGES.each { |dx, dy| stamp(picture, letters, down + dx, down + dy, @edge) }
        end
        depth.downto(1) { |down| stamp(picture, letters, down + 1, down + 1, @deep) }
        half = letters.height / 2
        letters.each_dot { |x, y| picture.paint(x + 1, y + 1, y < half ? @ink : @gold) }
        picture.to_image
      end

      def enlarged(text, scale)
        letters = @font.stencil(text)
        @font.width < THINNEST_SMOOTH ? letters.stretched(scale) : letters.enlarged(scale)
      end

      def stamp(picture, letters, left, top, colour)
        letters.each_dot { |x, y| picture.paint(left + x, top + y, colour) }
      end
    end
  end
end
