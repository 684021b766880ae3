# frozen_string_literal: true

require_relative "canvas"
require_relative "checks"
require_relative "surface"

module Gosu
  # A picture to draw.
  class Image
    attr_reader :width, :height

    # @param source [String, #to_blob] a PNG file, or what has `columns`, `rows` and `to_blob`
    # @param rect [Array] the part of it that counts: left, top, width, height
    def initialize(source, retro: false, tileable: false, rect: nil)
      @retro = retro || tileable
      @dots = GosuDouble::Surface.of(source)
      @dots = @dots.part(*rect) if rect
      @width = @dots.width
      @height = @dots.height
      @resized = { [@width, @height] => @dots }
    end

    def draw(x, y, z = 0, scale_x = 1, scale_y = 1, colour = 0xFFFFFFFF, mode = :default)
      GosuDouble::Checks.numbers(x, y, z, scale_x, scale_y)
      GosuDouble::Checks.colour(colour)
      GosuDouble::Checks.mode(mode)
      canvas = GosuDouble::Canvas.current
      canvas.picture(self, x, y, @width * scale_x, @height * scale_y, colour, z)
    end

    def subimage(left, top, width, height)
      if left < 0 || top < 0 || left + width > @width || top + height > @height
        raise "subimage bounds exceed those of its parent"
      end
      raise "cannot create empty image" if width <= 0 || height <= 0

      Image.new(@dots.part(left, top, width, height), retro: @retro)
    end

    def to_blob
      @dots.blob
    end

    def save(file)
      GosuDouble::PNG.write(file, @width, @height, to_blob)
    end

    # The dots in a size, mirrored where a number is below zero; for the canvas.
    def double_surface(width, height)
      @resized[[width, height]] ||= resized(width, height)
    end

    private

    def resized(width, height)
      sharp = @retro || (width.abs == @width && height.abs == @height)
      raise "the double enlarges pictures only with `retro: true`" unless sharp

      @dots.resized(width, height)
    end
  end
end
