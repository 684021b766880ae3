# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "colour"

module RetroKernel
  module Shell
    # The card before a level: its number and name, what there is to do, who says what, the lives.
    #
    # All of it follows from the state alone.
    class Card
      MARGIN = 8
      GAP = 6
      ROOMY = 200 # on a screen so wide, lines stand further apart
      private_constant :MARGIN, :GAP, :ROOMY

      def initialize(game, font, big, cast)
        @game = game
        @font = font
        @big = big
        @cast = cast
        @ink = Colour.parse(game.ink)
        @paper = Colour.parse(game.paper)
        @width, @height = game.screen
        @roomy = @width >= ROOMY
        @pitch = font.height + (@roomy ? 4 : 2)
      end

      # Draws the card; what it says is spread over its height.
      def draw(world)
        stage = @game.stages[world.level]
        name = @big.lines(stage.name, 2, @width - MARGIN, 2)
        blocks = [goal(stage), saying(stage)].reject(&:empty?)
        air = blocks.empty? || @roomy ? @font.height : @font.height / 2
        gap = blocks.empty? ? 0 : gap_between(name, blocks, air)
        top = blocks.empty? ? (@height / 4) - air : gap
        Gosu.draw_rect(0, 0, @width, @height, @paper)
        bottom = heading(world, name, top, air)
        blocks.each { |lines| bottom = written(lines, bottom + gap) }
        lives(world, bottom)
      end

      private

      # What there is to do: lines, each with its colour.
      def goal(stage)
        stage.goal.map { |line| [line, @ink] }
      end

      # What is said: lines, each with its colour. The first is who says it.
      def saying(stage)
        stage.saying.each_with_index.map { |line, number| [line, number == 0 ? @big.accent : @ink] }
      end

      # The distance between the parts of the card, which is that to its edges too.
      def gap_between(name, blocks, air)
        heading = @font.height + name.sum(&:height) + (3 * air)
        words = blocks.sum(&:length) * @pitch
        [0, @height - heading - words - hero_sheet.height].max / (blocks.length + 3)
      end

      # Draws a level's number and name between two rules; returns where the lower one is.
      def heading(world, name, top, air)
        @font.centre("LEVEL #{world.level + 1}", top + air, @ink)
        bottom = @big.stack(name, top + (2 * air) + @font.height) + air
        rule(top)
        rule(bottom)
        bottom
      end

      # A thin line across the card.
      def rule(y)
        length = @width * 3 / 4
        Gosu.draw_rect((@width / 2) - (length / 2), y, length, 1, @big.gold)
      end

      # Writes lines from a height downwards; returns where they end.
      def written(lines, top)
        lines.each_with_index do |(line, colour), number|
          @font.centre(line, top + (number * @pitch), colour)
        end
        top + (lines.length * @pitch)
      end

      # Draws the hero with his lives beside him, in the middle of what is below a height.
      def lives(world, top)
        text = "x #{[0, world.lives].max}"
        wide = hero_sheet.width
        tall = hero_sheet.height
        feet = (top + @height + tall) / 2
        x = (@width - wide - @font.length(text) - GAP) / 2
        @cast.draw_hero(x + (wide / 2), feet, Pose::WALK, world.mode_time)
        @font.write(text, x + wide + GAP, feet - ((tall + @font.height) / 2), @ink)
      end

      def hero_sheet
        @cast.sheets[Kind::HERO]
      end
    end
  end
end
