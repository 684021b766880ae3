# frozen_string_literal: true

module RetroKernel
  module Shell
    # A text that is typed on the screen, letter by letter.
    class Story
      LETTER_TICKS = 2 # a letter every so many ticks
      PAGE_TICKS = 200 # for which a page of a long text stands
      ROOMY = 200 # on a screen so wide, lines stand further apart
      private_constant :LETTER_TICKS, :PAGE_TICKS, :ROOMY

      # @param lines [Array<String>] as they fit the screen
      def initialize(lines, font, screen)
        @lines = lines
        @font = font
        @width = screen[0]
        @pitch = font.height + (@width >= ROOMY ? 4 : 2)
      end

      # Whether there is nothing to tell.
      def empty?
        @lines.empty?
      end

      # How long it takes until all is typed.
      def typing_ticks
        @lines.sum(&:length) * LETTER_TICKS
      end

      # Writes the lines between two heights, as far as they are typed by now.
      #
      # What does not fit moves up and away; once all is typed, page follows page.
      def draw(top, bottom, time, ink, paper)
        room = [1, (bottom - top) / @pitch].max
        shown(room, time).each_with_index do |(whole, part), number|
          x = (@width - @font.length(whole)) / 2
          @font.write_edged(part, x, top + (number * @pitch), ink, paper)
        end
      end

      private

      # The lines to show, each whole and as far as it is typed.
      def shown(room, time)
        lines = typed(time / LETTER_TICKS)
        turned = ((time - typing_ticks) / PAGE_TICKS) - 1
        return lines.last(room) if turned < 0 || lines.empty?

        pages = (@lines.length + room - 1) / room
        lines[turned % pages * room, room]
      end

      def typed(letters)
        left = letters
        @lines.each_with_object([]) do |line, typed|
          typed << [line, line[0, left]] if left > 0
          left -= line.length
        end
      end
    end
  end
end
