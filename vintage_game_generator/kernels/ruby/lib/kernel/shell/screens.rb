# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "../world"
require_relative "colour"
require_relative "story"
require_relative "veil"
require_relative "vista"

module RetroKernel
  module Shell
    # The screens around the play: title, story, pause, ending and defeat.
    #
    # All of it follows from the state alone.
    class Screens
      BLINK_TICKS = 32
      TITLE_TICKS = 600 # then the title gives way to the story, and comes back
      LINGER_TICKS = 300
      SLIDE_SPEED = 16 # pixels a tick at which a banner comes in
      MARGIN = 8
      private_constant :BLINK_TICKS, :TITLE_TICKS, :LINGER_TICKS, :SLIDE_SPEED, :MARGIN

      def initialize(game, font, big, cast, vista)
        @game = game
        @font = font
        @big = big
        @cast = cast
        @vista = vista
        @ink = Colour.parse(game.ink)
        @paper = Colour.parse(game.paper)
        @width, @height = game.screen
        @veil = Veil.new(game.screen, @paper)
        @intro, @ending, @defeat = [game.intro, game.ending, game.defeat].map do |texts|
          Story.new(wrapped(texts), font, game.screen)
        end
        @tagline = wrapped([game.tagline])
        @first = first_level
      end

      # Draws the title over the first level, and now and then the story.
      def title(world)
        time = world.mode_time % (TITLE_TICKS + story_ticks)
        @first.actors.each { |actor| actor.pose_time = world.mode_time }
        @vista.draw(@first, world.mode_time)
        if time >= TITLE_TICKS
          @veil.draw(Veil::OPAQUE * 3 / 4)
          top = @height / 5
          @intro.draw(top, @height - top, time - TITLE_TICKS, @ink, @paper)
        else
          @veil.curtain(@height / 2) if @game.camera == :rooms
          name
          invitation(world)
        end
      end

      # Dims the play and shows the controls, aligned at their colons.
      def pause
        @veil.draw(Veil::OPAQUE / 2)
        lines = aligned_controls
        wide = lines.map(&:length).max.to_i
        if wide * @font.width > @width - (2 * MARGIN)
          lines = @game.controls
          wide = 0
        end
        heading = lines.any? ? ["PAUSED", ""] : ["PAUSED"]
        panel(heading + lines.map { |line| line.ljust(wide) })
      end

      # Announces that the level is done.
      def cleared(world)
        banner = @big.lines("LEVEL CLEAR", 2, @width - MARGIN, 2)
        away = [0, @width - (world.mode_time * SLIDE_SPEED)].max
        @big.stack(banner, @height / 3, away)
      end

      # Tells how it ended, well or badly.
      def ending(world)
        won = world.mode == Mode::WON
        bottom = won ? triumph(world) : downfall(world)
        heading = @big.lines(won ? "THE END" : "GAME OVER", 3, @width - MARGIN, 1)
        top = @big.stack(heading, @height / 14) + 4
        (won ? @ending : @defeat).draw(top, bottom, world.mode_time, @ink, @paper)
        y = @height - (2 * pitch) - 2
        @font.centre(format("SCORE %06d", world.score), y, @ink, @paper)
        press_start(y + pitch, world.mode_time)
      end

      # Lays the paper over the picture, from nothing (0) to all (16).
      def fade(density)
        @veil.draw(density)
      end

      private

      def pitch
        @font.height + 4
      end

      def story_ticks
        @intro.empty? ? 0 : @intro.typing_ticks + LINGER_TICKS
      end

      def first_level
        world = World.new(@vista.levels, @game.seed)
        world.load_level(0)
        world.actors[0].facing = @cast.facing
        world
      end

      # The game's name in big letters, and what it is about below.
      def name
        title = @big.lines(@game.display_title, 4, @width - MARGIN, 3)
        line_pitch = @font.height + 2
        tall = title.sum(&:height) + (@tagline.length * line_pitch)
        y = @big.stack(title, [MARGIN, ((@height / 2) - tall) / 2].max)
        @tagline.each_with_index do |line, number|
          @font.centre(line, y + 2 + (number * line_pitch), @ink, @paper)
        end
      end

      def invitation(world)
        y = @height - (@height / 8)
        if @game.has_save && world.save[0] > 0
          @font.centre("SELECT: CONTINUE", y, @ink, @paper)
          y -= pitch
        end
        press_start(y, world.mode_time)
      end

      # Draws where the hero has won; returns how far down there is room to write.
      def triumph(world)
        @vista.draw(world, world.mode_time)
        bottom = (@height * 3 / 4) - hero_sheet.height - 4
        @veil.curtain(bottom - (2 * @font.height)) if @game.camera == :rooms
        bottom
      end

      # Draws the hero as he lies; returns how far down there is room to write.
      def downfall(world)
        Gosu.draw_rect(0, 0, @width, @height, @paper)
        feet = @height - (3 * pitch) - @font.height
        @cast.draw_hero(@width / 2, feet, Pose::DEATH, world.mode_time)
        feet - hero_sheet.height
      end

      def hero_sheet
        @cast.sheets[Kind::HERO]
      end

      def press_start(y, time)
        return if time % (2 * BLINK_TICKS) < BLINK_TICKS / 2

        @font.centre("PRESS START", y, @ink, @paper)
      end

      def aligned_controls
        pairs = @game.controls.map { |line| line.partition(": ") }
        keys = pairs.map { |key, _, _| key.length }.max.to_i
        pairs.map { |key, colon, deed| "#{key.rjust(keys)}#{colon}#{deed}" }
      end

      def panel(lines)
        line_pitch = @font.height + 3
        width = [lines.map { |line| @font.length(line) }.max + (2 * MARGIN), @width].min
        height = (lines.length * line_pitch) + (2 * MARGIN) - 2
        x = (@width / 2) - (width / 2)
        y = (@height / 2) - (height / 2)
        Gosu.draw_rect(x - 1, y - 1, width + 2, height + 2, @paper)
        Gosu.draw_rect(x, y, width, height, @ink)
        Gosu.draw_rect(x + 1, y + 1, width - 2, height - 2, @paper)
        lines.each_with_index do |line, number|
          @font.centre(line, y + MARGIN + (number * line_pitch), @ink)
        end
      end

      def wrapped(texts)
        texts.flat_map { |text| @font.wrap(text, @width - MARGIN) }
      end
    end
  end
end
