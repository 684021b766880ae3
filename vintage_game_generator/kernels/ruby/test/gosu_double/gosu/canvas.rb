# frozen_string_literal: true

require_relative "surface"

module GosuDouble
  # What is drawn between the beginning and the end of a frame, or of a picture: it is put in order
  # of its height (z), and among equals in the order in which it was asked for.
  class Canvas
    Transform = Struct.new(:scale_x, :scale_y, :x, :y) do
      def at(x, y)
        [self.x + (scale_x * x), self.y + (scale_y * y)]
      end
    end
    Operation = Struct.new(:z, :number, :clip, :action)
    private_constant :Transform, :Operation

    @open = []

    # The canvas that is drawn on now.
    def self.current
      @open.last or raise "There is no rendering queue for this operation"
    end

    # Draws on a surface what a block asks for.
    def self.open(surface, clipping:)
      canvas = new(surface, clipping)
      @open.push(canvas)
      yield
      canvas.perform
      surface
    ensure
      @open.delete(canvas)
    end

    def initialize(surface, clipping)
      @surface = surface
      @clipping = clipping
      @operations = []
      @transforms = [Transform.new(1, 1, 0, 0)]
      @clips = []
    end

    def rectangle(x, y, width, height, colour, z)
      left, top, width, height = placed(x, y, width, height)
      left = [left, left + width].min
      top = [top, top + height].min
      schedule(z) { @surface.fill(left, top, width.abs, height.abs, colour) }
    end

    # @param image [#double_surface] what gives its dots for a width and a height
    def picture(image, x, y, width, height, colour, z)
      left, top, width, height = placed(x, y, width, height)
      return if width == 0 || height == 0

      schedule(z) do
        surface = image.double_surface(width, height)
        surface.draw_on(@surface, [left, left + width].min, [top, top + height].min, colour)
      end
    end

    # Moves and enlarges what the block draws.
    def transform(scale_x, scale_y, x, y)
      outer = @transforms.last
      moved = outer.at(x, y)
      @transforms.push(Transform.new(outer.scale_x * scale_x, outer.scale_y * scale_y, *moved))
      yield
    ensure
      @transforms.pop
    end

    # Has the block draw inside a part only.
    def clip(x, y, width, height)
      raise "Gosu::Graphics can only be drawn to while rendering" unless @clipping

      left, top, width, height = placed(x, y, width, height)
      outer = @clips.last || [0, 0, @surface.width, @surface.height]
      @clips.push(Canvas.intersection([left, top, width, height], outer))
      yield
    ensure
      @clips.pop if @clipping
    end

    def perform
      @operations.sort_by! { |operation| [operation.z, operation.number] }
      @operations.each do |operation|
        @surface.clip(operation.clip)
        operation.action.call
      end
      @surface.clip
    end

    def self.intersection(one, other)
      left = [one[0], other[0]].max
      top = [one[1], other[1]].max
      right = [one[0] + one[2], other[0] + other[2]].min
      bottom = [one[1] + one[3], other[1] + other[3]].min
      [left, top, [0, right - left].max, [0, bottom - top].max]
    end

    private

    def schedule(z, &action)
      @operations << Operation.new(z, @operations.length, @clips.last, action)
    end

    # A rectangle in whole dots of the surface; its lengths keep their signs.
    def placed(x, y, width, height)
      left, top = @transforms.last.at(x, y).map(&:round)
      right, bottom = @transforms.last.at(x + width, y + height).map(&:round)
      [left, top, right - left, bottom - top]
    end
  end
end
