# frozen_string_literal: true

require_relative "../constants"
require_relative "bitmap"
require_relative "pictures"

module RetroKernel
  module Shell
    # Frames by their index in the sheet, each shown for some ticks.
    Animation = Struct.new(:frames, :ticks, :loop) do
      # The frame to show so many ticks after the beginning.
      def frame(time)
        turn = time / ticks
        frames[loop ? turn % frames.length : [turn, frames.length - 1].min]
      end
    end

    # One thing's frames and its animations. Sprites face right; those to the left are mirrored.
    class SpriteSheet
      SIDES = {
        Facing::RIGHT => "side", Facing::LEFT => "side", Facing::UP => "up", Facing::DOWN => "down"
      }.freeze

      attr_reader :width, :height,
                  :anchor, # the middle of the feet in a frame
                  :animations

      # @raise [AssetError] a file of the sheet is missing or malformed
      def initialize(assets, name)
        @file = File.join(assets, "sprites", "#{name}.json")
        facts = Pictures.facts(@file)
        picture = Pictures.read(@file.sub(/json\z/, "png"))
        Pictures.understood(@file, "sprite sheet") { take(facts) }
        @frames = cut(picture)
        @turned = {}
        check_frames
        @poses = SIDES.transform_values do |side|
          Pose::NAMES.map { |pose| nearest_animation(pose, side) }
        end
      end

      # Which animation shows a pose.
      def animation(pose, facing)
        @poses.fetch(facing)[pose]
      end

      # Makes up and down turned pictures, as for a shot that is drawn flying to the right.
      def turn_with_facing
        return if @width != @height || @animations.keys.any? { |name| name.include?("-up") }

        dots = @frames.map { |frame| Bitmap.of(frame) }
        @turned[Facing::UP] = dots.map { |frame| frame.turned_left.to_image }
        @turned[Facing::DOWN] = dots.map { |frame| frame.turned_right.to_image }
      end

      # Draws a frame with its top left corner in a place.
      def draw(index, facing, x, y)
        if facing == Facing::LEFT
          @frames[index].draw(x + @width, y, 0, -1, 1)
        else
          @turned.fetch(facing, @frames)[index].draw(x, y)
        end
      end

      # The colours that cover a sixteenth of the first frame or more.
      def colours
        Bitmap.of(@frames.first).colours
      end

      private

      def take(facts)
        @width, @height = whole_pair(facts.fetch("frame"))
        @anchor = whole_pair(facts.fetch("anchor"))
        @animations = facts.fetch("animations").transform_values do |entry|
          frames = entry.fetch("frames").map { |frame| Integer(frame) }
          Animation.new(frames, Integer(entry.fetch("ticks")), entry.fetch("loop"))
        end
      end

      def whole_pair(numbers)
        [Integer(numbers.fetch(0)), Integer(numbers.fetch(1))]
      end

      def cut(picture)
        if @animations.empty? || picture.height < @height || picture.width < @width
          raise AssetError.new(@file, "has no frame to show")
        end

        Array.new(picture.width / @width) do |index|
          picture.subimage(index * @width, 0, @width, @height)
        end
      end

      def check_frames
        @animations.each do |name, animation|
          frames = animation.frames
          next if animation.ticks >= 1 && frames.any? && frames.all? { |n| n < @frames.length }

          problem = "animation #{Quoting.quoted(name)} wants frames that the sheet lacks"
          raise AssetError.new(@file, problem)
        end
      end

      # The nearest animation that the sheet has; not all things have all poses.
      def nearest_animation(pose, side)
        names = ["#{pose}-#{side}", pose, "idle-#{side}", "idle", @animations.keys.first]
        @animations[names.find { |name| @animations.key?(name) }]
      end
    end
  end
end
