# frozen_string_literal: true

require "gosu"
require_relative "../constants"

module RetroKernel
  module Shell
    # Keyboard and gamepads, as the one byte a tick that rules read.
    #
    # What is held down is known from events, so that a tap between two ticks is not lost. Keys go
    # by their places on an English keyboard. A `GP_` button is held if any gamepad holds it;
    # `GP_LEFT` and its kin stand for the cross and the sticks alike.
    class Keys
      BUTTONS = {
        Gosu::KB_UP => Button::UP,
        Gosu::KB_W => Button::UP,
        Gosu::KB_DOWN => Button::DOWN,
        Gosu::KB_S => Button::DOWN,
        Gosu::KB_LEFT => Button::LEFT,
        Gosu::KB_A => Button::LEFT,
        Gosu::KB_RIGHT => Button::RIGHT,
        Gosu::KB_D => Button::RIGHT,
        Gosu::KB_Z => Button::A,
        Gosu::KB_Y => Button::A, # where the letter z is on many keyboards
        Gosu::KB_SPACE => Button::A,
        Gosu::KB_X => Button::B,
        Gosu::KB_RETURN => Button::START,
        Gosu::KB_ENTER => Button::START,
        Gosu::KB_LEFT_SHIFT => Button::SELECT,
        Gosu::KB_RIGHT_SHIFT => Button::SELECT,
        Gosu::KB_BACKSPACE => Button::SELECT,
        Gosu::GP_UP => Button::UP,
        Gosu::GP_DOWN => Button::DOWN,
        Gosu::GP_LEFT => Button::LEFT,
        Gosu::GP_RIGHT => Button::RIGHT,
        Gosu::GP_BUTTON_0 => Button::A,
        Gosu::GP_BUTTON_1 => Button::B,
        Gosu::GP_BUTTON_2 => Button::B,
        Gosu::GP_BUTTON_3 => Button::A,
        Gosu::GP_BUTTON_4 => Button::SELECT, # Back
        Gosu::GP_BUTTON_6 => Button::START # Start
      }.freeze
      OPPOSITES = [Button::LEFT | Button::RIGHT, Button::UP | Button::DOWN].freeze
      private_constant :BUTTONS, :OPPOSITES

      def initialize
        @held = {} # keys to buttons, the last pressed last
        @tapped = 0
      end

      # Takes note of a key that goes down.
      def press(id)
        button = BUTTONS[id] or return
        @held.delete(id)
        @held[id] = button
        tap(button)
      end

      # Takes note of a key that goes up.
      def release(id)
        @held.delete(id)
      end

      # Presses a button for one tick.
      def tap(button)
        @tapped |= button
      end

      # Releases everything: the window lost the keyboard, or a gamepad went away.
      def let_go
        @held.clear
      end

      # The buttons of the next tick. Of two opposite directions the later one counts.
      def buttons
        buttons = @tapped
        @tapped = 0
        @held.each_value do |button|
          OPPOSITES.each { |pair| buttons &= ~pair if button & pair != 0 }
          buttons |= button
        end
        buttons
      end
    end
  end
end
