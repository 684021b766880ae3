# frozen_string_literal: true

module RetroKernel
  # One thing that moves. Its position is the middle of its feet.
  class Actor
    attr_accessor :kind, :x, :y, :vx, :vy, :facing, :pose,
                  :pose_time, # ticks since the pose began
                  :hp, :timer, :cooldown,
                  :hurt, # ticks for which it cannot be hurt again; the window blinks it
                  :ground, :home_x, :home_y, :tag

    def initialize
      become(Kind::GONE, 0, 0)
    end

    # Makes it a fresh actor of a kind, at home where it stands.
    def become(kind, x, y)
      @kind = kind
      @x = @home_x = x
      @y = @home_y = y
      @vx = @vy = @facing = @pose = @pose_time = 0
      @hp = @timer = @cooldown = @hurt = @tag = 0
      @ground = false
    end
  end
end
