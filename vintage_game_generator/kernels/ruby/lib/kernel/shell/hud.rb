# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "bitmap"
require_relative "colour"

module RetroKernel
  module Shell
    # The status bar: hearts, lives, coins, keys, a power's time, and the score. What a game lacks
    # is not on it.
    class Hud
      ICON = 8
      ROOMY = 200 # a screen so wide shows counts as "x 3"
      DARK = 140 # a colour whose brightest channel is below this does not show on a status bar
      SHAPES = {
        heart: %w[.##.##. ####### ####### ####### .#####. ..###.. ...#...],
        hollow: %w[.##.##. #..#..# #.....# #.....# .#...#. ..#.#.. ...#...],
        life: %w[..###.. ..###.. .#####. #.###.# ..###.. ..#.#.. .##.##.],
        coin: %w[..###.. .#####. ##.#### ##.#### ##.#### .#####. ..###..],
        key: %w[....... .##.... #..#... #..#### #..#.#. .##..#. .......],
        power: %w[...#... ..###.. ####### .#####. .#####. .##.##. .#...#.]
      }.freeze
      OWNERS = {
        heart: Cell::HEART, hollow: Cell::HEART, coin: Cell::COIN, key: Cell::KEY,
        power: Cell::POWER
      }.freeze
      private_constant :ICON, :ROOMY, :DARK, :SHAPES, :OWNERS

      # The brightest and most colourful colour that a sprite has much of.
      def self.bright_colour(sheet, otherwise)
        bright = sheet ? sheet.colours.select { |c| Colour.channels(c).max >= DARK } : []
        bright.max_by { |colour| Colour.glow(colour) } || otherwise
      end

      def initialize(game, font, cast)
        @game = game
        @font = font
        @ink = Colour.parse(game.ink)
        @paper = Colour.parse(game.paper)
        @menace = Hud.bright_colour(cast.sheets[Kind::BOSS], @ink)
        @roomy = game.screen[0] >= ROOMY
        @gap = @roomy ? 8 : 4
        @icons = SHAPES.to_h do |name, rows|
          [name, icon(rows, Hud.bright_colour(cast.items[OWNERS[name]], @ink))]
        end
      end

      # Draws the bar over the top of the screen, and a boss's strength at its foot.
      def draw(world)
        Gosu.draw_rect(0, 0, @game.screen[0], @game.hud, @paper)
        draw_state(state(world), format("%06d", world.score))
        boss = world.actors[world.boss]
        return if world.boss == 0 || @game.boss_hp == 0

        draw_boss(boss.hp) if boss.kind == Kind::BOSS && boss.hp > 0
      end

      private

      # The bar's parts; each is a run of icons' names and of text.
      def state(world)
        times = @roomy ? "x" : ""
        parts = []
        parts << hearts(world) if world.max_hp > 1
        parts << [:life, "#{times}#{[0, world.lives].max}"]
        parts << [:coin, "#{times}#{world.coins}"]
        parts << [:key, "#{times}#{world.keys}"] if @game.has_keys
        parts << [:power, seconds(world.power_time).to_s] if power_shows?(world)
        parts
      end

      def hearts(world)
        hp = [0, world.actors[0].hp].max
        ([:heart] * hp) + ([:hollow] * [0, world.max_hp - hp].max)
      end

      # Whole seconds, of which the last is counted from its beginning.
      def seconds(ticks)
        (ticks + TICKS_A_SECOND - 1) / TICKS_A_SECOND
      end

      # Whether there is a power to show: it blinks in its last three seconds.
      def power_shows?(world)
        return false if !@game.has_power || world.power == 0

        world.power_time >= 3 * TICKS_A_SECOND || (world.power_time / 8).even?
      end

      # Draws the parts on one line with the score at its end, on two, or without the score.
      def draw_state(parts, score)
        middle = (@game.hud - ICON + 2) / 2 # an icon's last row is empty
        width = parts.sum { |part| width_of(part) } + (@gap * (parts.length + 1))
        if @game.screen[0] - width >= @font.length(score)
          draw_line(parts, middle, score)
        elsif @game.hud >= 2 * ICON
          draw_line(parts.take(1), 1, score)
          draw_line(parts.drop(1), @game.hud - ICON + 1, "")
        else
          draw_line(parts, middle, "")
        end
      end

      def draw_line(parts, y, ending)
        x = @gap
        parts.each do |part|
          part.each do |piece|
            draw_piece(piece, x, y)
            x += width_of([piece])
          end
          x += @gap
        end
        write(ending, @game.screen[0] - @font.length(ending) - @gap, y)
      end

      def draw_piece(piece, x, y)
        if piece.is_a?(Symbol)
          @icons[piece].draw(x, y)
        else
          write(piece, x, y)
        end
      end

      def write(text, x, y)
        @font.write(text, x, y + ((ICON - @font.height) / 2), @ink)
      end

      def width_of(part)
        part.sum { |piece| piece.is_a?(Symbol) ? ICON : @font.length(piece) }
      end

      def draw_boss(hp)
        width, height = @game.screen
        length = width / 2
        x = (width / 2) - ((length + 4) / 2)
        y = height - 10
        filled = length * [hp, @game.boss_hp].min / @game.boss_hp
        Gosu.draw_rect(x, y, length + 4, 7, @ink)
        Gosu.draw_rect(x + 1, y + 1, length + 2, 5, @paper)
        Gosu.draw_rect(x + 2, y + 2, filled, 3, @menace)
      end

      def icon(rows, colour)
        picture = Bitmap.new(ICON, ICON)
        rows.each_with_index do |row, y|
          row.each_char.with_index { |dot, x| picture.paint(x, y, colour) if dot == "#" }
        end
        picture.to_image
      end
    end
  end
end
