# frozen_string_literal: true

require_relative "../actor"
require_relative "../constants"
require_relative "../errors"
require_relative "../quoting"
require_relative "sprite_sheet"

module RetroKernel
  module Shell
    # What moves or shines: actors by their pose, and the cells that a hero can take or open.
    class Cast
      # Drawn to the right; up and down are turned pictures.
      TURNING = [Kind::HERO_SHOT, Kind::FOE_SHOT, Kind::SLASH].freeze
      BLINK_TICKS = 4
      SHOWN_CELLS = (Cell::COIN..Cell::GATE)
      private_constant :TURNING, :BLINK_TICKS, :SHOWN_CELLS

      attr_reader :sheets, # by kind of actor
                  :items, # by cell
                  :facing # where the hero looks while he waits

      # @raise [AssetError] a sprite that the game names or its maps need is missing
      def initialize(game, maps)
        @game = game
        @cell = game.cell
        @facing = game.camera == :rooms ? Facing::DOWN : Facing::RIGHT
        check_spawns(maps)
        @sheets = game.sprites.transform_values { |name| SpriteSheet.new(game.assets, name) }
        TURNING.each { |kind| @sheets[kind]&.turn_with_facing }
        read_items(maps)
      end

      # Draws what is in sight of a corner over a width and a height, items first; the tick tells
      # how far items have turned.
      def draw(world, corner, width, height, tick)
        draw_items(world, corner, width, height, tick)
        in_order(world).each do |actor|
          next unless (actor.hurt / BLINK_TICKS).even? || actor.pose == Pose::DEATH

          draw_actor(actor, corner, width, height)
        end
      end

      # Draws one actor, its feet where it stands.
      def draw_actor(actor, corner, width, height)
        sheet = @sheets[actor.kind] or return
        x = (actor.x * @cell / Cell::SIZE) - corner[0] - sheet.anchor[0]
        y = (actor.y * @cell / Cell::SIZE) + 1 - corner[1] - sheet.anchor[1]
        return unless x > -sheet.width && x < width && y > -sheet.height && y < height

        index = sheet.animation(actor.pose, actor.facing).frame(actor.pose_time)
        sheet.draw(index, actor.facing, x, y)
      end

      # Draws the hero alone, his feet at a place of the screen.
      def draw_hero(x, feet, pose, time)
        actor = Actor.new
        actor.kind = Kind::HERO
        actor.pose = pose
        actor.pose_time = time
        actor.facing = @facing
        draw_actor(actor, [-x, -feet], *@game.screen)
      end

      private

      def check_spawns(maps)
        @game.stages.zip(maps) do |stage, map|
          lacking = map.level.spawns.find { |spawn| !@game.sprites.key?(spawn.kind) } or next
          problem = "has a #{Kind::NAMES[lacking.kind]}, and the game no sprite for it"
          raise AssetError.new(File.join(@game.assets, stage.map_file), problem)
        end
      end

      def read_items(maps)
        shown = maps.flat_map { |map| map.level.cells.uniq }.uniq
        @items = {}
        @item_animations = {}
        SHOWN_CELLS.each do |cell|
          lit = cell == Cell::CHECKPOINT_LIT
          name = Cell::NAMES[lit ? Cell::CHECKPOINT : cell]
          file = File.join(@game.assets, "sprites", "#{name}.json")
          next unless shown.include?(cell) || File.exist?(file)

          sheet = @items[cell] = SpriteSheet.new(@game.assets, name)
          idle = sheet.animation(Pose::IDLE, Facing::RIGHT)
          @item_animations[cell] = lit ? sheet.animations.fetch("lit", idle) : idle
        end
      end

      def draw_items(world, corner, width, height, tick)
        left, top = corner
        frames = @item_animations.transform_values { |animation| animation.frame(tick) }
        columns = ([0, left / @cell].max..[(left + width) / @cell, world.width - 1].min)
        rows = ([0, top / @cell].max..[(top + height) / @cell, world.height - 1].min)
        rows.each do |row|
          start = row * world.width
          columns.each do |column|
            cell = world.cells[start + column]
            frame = frames[cell] or next
            draw_item(@items[cell], frame, (column * @cell) - left, (row * @cell) - top)
          end
        end
      end

      def draw_item(sheet, frame, x, y)
        x += (@cell / 2) - sheet.anchor[0]
        sheet.draw(frame, Facing::RIGHT, x, y + @cell - sheet.anchor[1])
      end

      # The actors that are there, from the back to the front.
      #
      # Seen from above, what is nearer to the viewer is in front; from the side, what carries is
      # behind, the hero before his foes, shots and effects before all.
      def in_order(world)
        present = world.actors.each_with_index.reject { |actor, _| actor.kind == Kind::GONE }
        present = if @game.camera == :rooms
                    present.sort_by { |actor, slot| [actor.y, -slot] }
                  else
                    present.sort_by { |actor, slot| [layer(actor.kind), slot] }
                  end
        present.map(&:first)
      end

      def layer(kind)
        case kind
        when Kind::LIFT then 0
        when Kind::HERO then 2
        else kind > Kind::FOE_SHOT ? 3 : 1
        end
      end
    end
  end
end
