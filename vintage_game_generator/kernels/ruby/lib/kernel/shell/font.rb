# frozen_string_literal: true

require_relative "../errors"
require_relative "bitmap"
require_relative "pictures"
require_relative "stencil"

module RetroKernel
  module Shell
    # The bitmap font: white letters, which take on the colour in which they are drawn.
    class Font
      EDGE = [[-1, 0], [1, 0], [0, -1], [0, 1], [1, 1]].freeze
      private_constant :EDGE

      attr_reader :width, :height, # of a letter
                  :screen_width # in which lines are centred

      # @raise [AssetError] a file of the font is missing or malformed
      def initialize(assets, screen_width)
        @screen_width = screen_width
        file = File.join(assets, "font.json")
        facts = Pictures.facts(file)
        @picture = Pictures.read(file.sub(/json\z/, "png"))
        letters = Pictures.understood(file, "font") do
          cell = facts.fetch("cell")
          @width = Integer(cell.fetch(0))
          @height = Integer(cell.fetch(1))
          facts.fetch("letters").chars
        end
        if @picture.width < @width * letters.length
          problem = "names #{letters.length} letters, more than the picture has"
          raise AssetError.new(file, problem)
        end

        @columns = letters.each_with_index.to_h { |letter, index| [letter, index * @width] }
        @images = @columns.transform_values { |x| @picture.subimage(x, 0, @width, @height) }
      end

      # The width of a line in pixels.
      def length(text)
        @width * text.length
      end

      # Draws a line; a letter that the font lacks leaves a gap.
      def write(text, x, y, colour)
        text.each_char do |letter|
          image(letter)&.draw(x, y, 0, 1, 1, colour) if letter != " "
          x += @width
        end
      end

      # Draws a line with an edge around it, to be read on busy ground.
      def write_edged(text, x, y, colour, edge)
        EDGE.each { |dx, dy| write(text, x + dx, y + dy, edge) }
        write(text, x, y, colour)
      end

      # Draws a line in the middle of the screen, with or without an edge.
      def centre(text, y, colour, edge = nil)
        x = (@screen_width - length(text)) / 2
        if edge
          write_edged(text, x, y, colour, edge)
        else
          write(text, x, y, colour)
        end
      end

      # A text in lines that fit so many pixels.
      def wrap(text, width)
        columns = [1, width / @width].max
        text.split.each_with_object([]) do |word, lines|
          if lines.any? && lines.last.length + 1 + word.length <= columns
            lines.last << " " << word
          else
            lines.concat(word.scan(/.{1,#{columns}}/))
          end
        end
      end

      # The dots of a line.
      def stencil(text)
        @dots ||= Bitmap.of(@picture)
        lefts = text.chars.map { |letter| @columns[letter] || @columns[letter.upcase] }
        rows = Array.new(@height) do |y|
          lefts.flat_map do |left|
            Array.new(@width) { |x| !left.nil? && @dots.solid?(left + x, y) }
          end
        end
        Stencil.new(rows)
      end

      private

      def image(letter)
        @images[letter] || @images[letter.upcase]
      end
    end
  end
end
