# frozen_string_literal: true

module RetroKernel
  module Shell
    # Letters as dots that are there or not, to be enlarged.
    class Stencil
      AROUND = [-1, 0, 1].product([-1, 0, 1]).freeze # rows and columns, row by row
      private_constant :AROUND

      attr_reader :width, :height

      # @param rows [Array<Array<Boolean>>] the dots
      def initialize(rows)
        @rows = rows
        @height = rows.length
        @width = rows.first.length
      end

      # Yields the column and the row of each dot that is there.
      def each_dot
        return to_enum(__method__) unless block_given?

        @rows.each_with_index do |row, y|
          row.each_with_index { |there, x| yield x, y if there }
        end
      end

      # The letters so many times as large, their stairs as they are.
      def stretched(scale)
        rows = @rows.flat_map do |row|
          wide = row.flat_map { |there| [there] * scale }
          [wide] * scale
        end
        Stencil.new(rows)
      end

      # The letters two, three or four times as large, their stairs smoothed.
      #
      # The rules are Scale2x and Scale3x (A. Mazzoleni, https://www.scale2x.it/algorithm).
      def enlarged(scale)
        return enlarged(2).enlarged(2) if scale == 4

        rows = Array.new(@height * scale) { Array.new(@width * scale) }
        @height.times do |y|
          @width.times do |x|
            parts(around(x, y), scale).each_with_index do |there, index|
              rows[(y * scale) + (index / scale)][(x * scale) + (index % scale)] = there
            end
          end
        end
        Stencil.new(rows)
      end

      private

      # The nine dots around a place, row by row.
      def around(x, y)
        AROUND.map { |dy, dx| dot(x + dx, y + dy) }
      end

      def dot(x, y)
        x >= 0 && x < @width && y >= 0 && y < @height && @rows[y][x]
      end

      # The parts of a dot, row by row, from the nine dots of its neighbourhood.
      def parts(around, scale)
        _, b, _, d, e, f, _, h, = around
        return [e] * scale * scale if scale == 1 || b == h || d == f

        corners = [d == b ? d : e, b == f ? f : e, d == h ? d : e, h == f ? f : e]
        return corners if scale == 2

        top, left, right, bottom = sides(around)
        [corners[0], top, corners[1], left, e, right, corners[2], bottom, corners[3]]
      end

      def sides(around)
        a, b, c, d, e, f, g, h, i = around
        [
          (d == b && e != c) || (b == f && e != a) ? b : e,
          (d == b && e != g) || (d == h && e != a) ? d : e,
          (b == f && e != i) || (h == f && e != c) ? f : e,
          (d == h && e != i) || (h == f && e != g) ? h : e
        ]
      end
    end
  end
end
