# frozen_string_literal: true

require_relative "canvas"
require_relative "controls"
require_relative "image"

module Gosu
  # A window that nobody sees. Its frames are in `GosuDouble.screen`, and what happens to it comes
  # from `GosuDouble.post`.
  class Window
    DESKTOP = [1920, 1080].freeze
    private_constant :DESKTOP

    attr_accessor :caption, :update_interval
    attr_reader :width, :height

    def initialize(width, height, fullscreen: false, resizable: false, borderless: false,
                   update_interval: 16.666666)
      @resizable = resizable
      @borderless = borderless
      @update_interval = update_interval
      @caption = ""
      @state = :closed
      resize(width, height, fullscreen)
    end

    def fullscreen?
      @fullscreen
    end

    def fullscreen=(fullscreen)
      resize(@width, @height, fullscreen)
    end

    def resizable?
      @resizable
    end

    def borderless?
      @borderless
    end

    def width=(width)
      resize(width, @height, @fullscreen)
    end

    def height=(height)
      resize(@width, height, @fullscreen)
    end

    # Runs until the window is closed.
    def show
      GosuDouble.pass_frame(@update_interval) while tick
    end

    # Runs one frame; returns whether the window is still open.
    def tick
      if @state == :closing
        @state = :closed
        return false
      end

      @state = :open
      GosuDouble.take_events.each { |callback, arguments| public_send(callback, *arguments) }
      update
      draw_frame if needs_redraw?
      @state = :closed if @state == :closing
      @state == :open
    end

    def close!
      @state = :closing
    end

    # What a game overrides, and what happens if it does not.

    def update; end

    def draw; end

    def needs_redraw?
      true
    end

    def needs_cursor?
      true
    end

    def close
      close!
    end

    def button_down(id)
      self.fullscreen = !fullscreen? if id == KB_F11
    end

    def button_up(id); end

    def gamepad_connected(index); end

    def gamepad_disconnected(index); end

    def gain_focus; end

    def lose_focus; end

    private

    # A resizable window fills the full screen; none is larger than the screen.
    def resize(width, height, fullscreen)
      @fullscreen = fullscreen
      @width, @height = [width, height].zip(DESKTOP).map do |wanted, most|
        fullscreen && @resizable ? most : [wanted, most].min
      end
    end

    def draw_frame
      surface = GosuDouble::Surface.new(@width, @height)
      surface.fill(0, 0, @width, @height, 0xFF000000)
      GosuDouble.screen = Image.new(GosuDouble::Canvas.open(surface, clipping: true) { draw })
    end
  end
end
