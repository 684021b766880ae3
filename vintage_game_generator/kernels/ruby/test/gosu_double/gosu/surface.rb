# frozen_string_literal: true

require_relative "png"
require_relative "sdl"

module GosuDouble
  # A picture in memory, four bytes a dot: red, green, blue, alpha.
  class Surface
    WHITE = 0xFFFFFFFF
    FREE = Fiddle::Function.new(SDL["SDL_FreeSurface"], [Fiddle::TYPE_VOIDP], Fiddle::TYPE_VOID)
    private_constant :FREE

    attr_reader :width, :height, :pointer

    # The dots of a PNG file, or of what has `columns`, `rows` and `to_blob`.
    def self.of(source)
      case source
      when Surface then source
      when String then new(*PNG.read(source))
      else
        blob = source.to_blob
        raise "Blob length mismatch" if blob.bytesize != source.columns * source.rows * 4

        new(source.columns, source.rows, blob)
      end
    end

    # @param blob [String] the dots row by row; clear if not given
    def initialize(width, height, blob = nil)
      @width = width
      @height = height
      made = SDL.SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL::RGBA32)
      raise "no picture of #{width} x #{height} dots" if made.null?

      @pointer = Fiddle::Pointer.new(made.to_i, 0, FREE)
      @dots = SDL::Surface.new(made).pixels
      @dots[0, blob.bytesize] = blob if blob
      @colour = WHITE
    end

    # The dots as bytes.
    def blob
      @dots[0, @width * @height * 4]
    end

    # Draws this picture on another, tinted with a colour (0xAARRGGBB).
    def draw_on(target, x, y, colour)
      tint(colour)
      SDL.SDL_UpperBlit(@pointer, nil, target.pointer, Surface.rectangle(x, y, @width, @height))
    end

    # Fills a part with a colour, mixed with what is there as far as it is not opaque.
    def fill(x, y, width, height, colour)
      alpha = colour >> 24
      if alpha == 255
        bytes = [((colour << 8) & WHITE) | alpha].pack("N").unpack1("L")
        SDL.SDL_FillRect(@pointer, Surface.rectangle(x, y, width, height), bytes)
      elsif width > 0 && height > 0
        Surface.new(width, height, "\xFF".b * (width * height * 4)).draw_on(self, x, y, colour)
      end
    end

    # Has nothing be drawn outside a part, until this is called without one.
    def clip(rectangle = nil)
      SDL.SDL_SetClipRect(@pointer, rectangle && Surface.rectangle(*rectangle))
    end

    # A part as a picture of its own.
    def part(left, top, width, height)
      rows = (top...top + height).map { |y| @dots[((y * @width) + left) * 4, width * 4] }
      Surface.new(width, height, rows.join)
    end

    # The picture in another size, its dots enlarged as they are; mirrored where a number is below
    # zero.
    def resized(width, height)
      source = mirrored(width < 0, height < 0)
      target = Surface.new(width.abs, height.abs)
      SDL.SDL_SetSurfaceBlendMode(source.pointer, SDL::NO_BLENDING)
      SDL.SDL_UpperBlitScaled(source.pointer, nil, target.pointer, nil)
      target
    end

    # A rectangle as SDL reads it.
    def self.rectangle(x, y, width, height)
      [x, y, width, height].pack("l4")
    end

    private

    def mirrored(across, down)
      rows = blob.unpack("L*").each_slice(@width)
      rows = rows.map(&:reverse) if across
      rows = rows.reverse_each if down
      Surface.new(@width, @height, rows.to_a.flatten.pack("L*"))
    end

    def tint(colour)
      return if colour == @colour

      @colour = colour
      channels = [16, 8, 0].map { |shift| (colour >> shift) & 255 }
      SDL.SDL_SetSurfaceColorMod(@pointer, *channels)
      SDL.SDL_SetSurfaceAlphaMod(@pointer, colour >> 24)
    end
  end
end
