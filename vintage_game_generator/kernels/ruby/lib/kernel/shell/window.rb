# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "../playback"
require_relative "../saves"
require_relative "audio"
require_relative "keys"
require_relative "painter"
require_relative "show"

module RetroKernel
  module Shell
    # The window: sixty ticks a second whatever the display does, scaled by whole numbers.
    class Window < Gosu::Window
      SECOND = 1000 # milliseconds, as Gosu tells the time
      MOST_TICKS = 4 # a frame that took longer than so many ticks makes the game slow, not jump
      FIRST_SCALE = 3
      FRAME_TIME = 0.5 * SECOND / TICKS_A_SECOND # two looks at the clock a tick
      private_constant :SECOND, :MOST_TICKS, :FIRST_SCALE, :FRAME_TIME

      attr_reader :world

      # Plays a game in a window, going on from what was saved.
      def self.play(game)
        folder = SaveFile.data_folder(ENV)
        save = game.has_save ? SaveFile.new(folder, game.package, game.seed) : nil
        new(game, game.world(save ? save.read : []), save:).show
      end

      # Shows a recording in a window, at the speed at which it was played.
      #
      # @raise [Mismatch] the game does something else than it did
      def self.watch(game, recording)
        Playback.replay(recording, game.step, game.world_of(recording)) { |checkpoint| checkpoint }
        new(game, game.world_of(recording), inputs: recording.each_buttons).show
      end

      # @param save [SaveFile] where to keep what is saved
      # @param inputs [Enumerator] buttons to press in place of the player's, one a tick; at their
      #   end the window closes
      # @raise [LevelError] a map cannot be played
      # @raise [AssetError] a picture is missing or malformed
      def initialize(game, world, save: nil, inputs: nil)
        super(*first_size(game), resizable: true, update_interval: FRAME_TIME)
        self.caption = game.title
        @game = game
        @world = world
        @save = save
        @inputs = inputs
        @show = Show.new(Painter.new(game))
        @audio = Audio.new(game)
        @keys = Keys.new
        @owed = 0
        @fresh = true
      end

      # Plays until the player closes the window.
      def show
        super
      ensure
        @audio.stop
      end

      # Advances by the ticks that have passed since the last frame.
      def update
        now = Gosu.milliseconds
        passed = now - (@before || now)
        @before = now
        @owed = (@owed + (passed * TICKS_A_SECOND)).clamp(0, MOST_TICKS * SECOND)
        ticks, @owed = @owed.divmod(SECOND)
        advance(ticks)
        @audio.go_on
      end

      # Shows the picture as large as whole numbers allow, in the middle.
      def draw
        @fresh = false
        wide, high = @game.screen
        scale = [1, [width / wide, height / high].min].max
        left = (width / 2) - (wide * scale / 2)
        top = (height / 2) - (high * scale / 2)
        Gosu.clip_to(left, top, wide * scale, high * scale) do
          Gosu.translate(left, top) do
            Gosu.scale(scale) { @show.draw(@world) }
          end
        end
      end

      # Whether there is something new to see.
      def needs_redraw?
        @fresh
      end

      def needs_cursor?
        !fullscreen?
      end

      def button_down(id)
        case id
        when Gosu::KB_F11 then toggle_fullscreen
        when Gosu::KB_M then @audio.mute
        when Gosu::KB_ESCAPE then pause_or_close
        else @keys.press(id)
        end
      end

      def button_up(id)
        @keys.release(id)
      end

      # Pauses: nobody plays who looks elsewhere.
      def lose_focus
        @keys.let_go
        @keys.tap(Button::START) if @world.mode == Mode::PLAYING
      end

      def gamepad_disconnected(_index)
        @keys.let_go
      end

      private

      def first_size(game)
        game.screen.map { |length| length * FIRST_SCALE }
      end

      def advance(ticks)
        ticks.times { @show.holds? ? @show.slide : step(pressed) }
        @fresh = true if ticks > 0
      rescue StopIteration
        close!
      end

      def pressed
        buttons = @keys.buttons
        @inputs ? @inputs.next : buttons
      end

      def step(buttons)
        @world.buttons = buttons
        @game.step.call(@world)
        @show.advance(@world)
        @audio.play(@world)
        keep_save if @save
      end

      def keep_save
        @save.keep(@world.save)
      rescue SystemCallError => e
        warn "#{@game.package}: cannot save: #{e.message}"
      end

      # Gosu gives a window that comes back from the full screen the size of the screen.
      def toggle_fullscreen
        self.fullscreen = !fullscreen?
        self.width, self.height = first_size(@game) unless fullscreen?
      end

      def pause_or_close
        if @world.mode == Mode::TITLE
          close!
        else
          @keys.tap(Button::START)
        end
      end
    end
  end
end
