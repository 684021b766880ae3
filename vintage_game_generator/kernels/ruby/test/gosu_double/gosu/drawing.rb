# frozen_string_literal: true

require_relative "canvas"
require_relative "checks"
require_relative "controls"
require_relative "image"

# What draws on the picture of the moment.
module Gosu
  module_function

  # The time since the program began.
  def milliseconds
    GosuDouble.milliseconds
  end

  def draw_rect(x, y, width, height, colour, z = 0, mode = :default)
    GosuDouble::Checks.numbers(x, y, width, height, z)
    GosuDouble::Checks.colour(colour)
    GosuDouble::Checks.mode(mode)
    GosuDouble::Canvas.current.rectangle(x, y, width, height, colour, z)
  end

  def translate(x, y, &)
    GosuDouble::Checks.numbers(x, y)
    GosuDouble::Canvas.current.transform(1, 1, x, y, &)
  end

  def scale(scale_x, scale_y = scale_x, around_x = 0, around_y = 0, &)
    GosuDouble::Checks.numbers(scale_x, scale_y, around_x, around_y)
    left = around_x - (around_x * scale_x)
    top = around_y - (around_y * scale_y)
    GosuDouble::Canvas.current.transform(scale_x, scale_y, left, top, &)
  end

  # As in Gosu 1.4, only a window's frame can be clipped, no picture of `render`.
  def clip_to(x, y, width, height, &)
    GosuDouble::Checks.numbers(x, y, width, height)
    GosuDouble::Canvas.current.clip(x, y, width, height, &)
  end

  def render(width, height, retro: false, &block)
    surface = GosuDouble::Surface.new(width, height)
    Image.new(GosuDouble::Canvas.open(surface, clipping: false, &block), retro:)
  end
end
