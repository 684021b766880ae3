# frozen_string_literal: true

# What rules need to run, the same in every language: state, chance, hashes, maps, recordings.
module RetroKernel
  TICKS_A_SECOND = 60

  # Buttons, one bit each.
  module Button
    A = 128
    B = 64
    SELECT = 32
    START = 16
    UP = 8
    DOWN = 4
    LEFT = 2
    RIGHT = 1
  end

  # Modes of a session.
  module Mode
    TITLE = 0
    INTRO = 1
    PLAYING = 2
    PAUSED = 3
    DYING = 4
    CLEARED = 5
    WON = 6
    LOST = 7
    NAMES = %w[title intro playing paused dying cleared won lost].freeze
  end

  # Kinds of actors.
  module Kind
    GONE = 0
    HERO = 1
    WALKER = 2
    HOPPER = 3
    FLYER = 4
    SHOOTER = 5
    CHASER = 6
    CHARGER = 7
    BOSS = 8
    HERO_SHOT = 9
    FOE_SHOT = 10
    SLASH = 11
    PUFF = 12
    LIFT = 13
    RUNE = 14
    NAMES = %w[
      gone hero walker hopper flyer shooter chaser charger boss hero-shot foe-shot slash puff lift
      rune
    ].freeze
  end

  # Which animation of an actor the window shows.
  module Pose
    IDLE = 0
    WALK = 1
    JUMP = 2
    ATTACK = 3
    HURT = 4
    DEATH = 5
    NAMES = %w[idle walk jump attack hurt death].freeze
  end

  # Where an actor looks.
  module Facing
    RIGHT = 0
    LEFT = 1
    UP = 2
    DOWN = 3
  end

  # Cells of a map.
  module Cell
    # Positions and speeds are in 1/4096 of a cell: 1/256 of a pixel at 16-pixel cells.
    SIZE = 4096

    EMPTY = 0
    SOLID = 1
    LEDGE = 2
    HAZARD = 3
    WATER = 4
    LADDER = 5
    COIN = 6
    HEART = 7
    LIFE = 8
    KEY = 9
    DOOR = 10
    CHECKPOINT = 11
    CHECKPOINT_LIT = 12
    EXIT = 13
    POWER = 14
    CRATE = 15
    SPRING = 16
    GATE = 17
    NAMES = %w[
      empty solid ledge hazard water ladder coin heart life key door checkpoint checkpoint-lit exit
      power crate spring gate
    ].freeze
  end

  # Sounds that rules may play.
  module Sound
    SELECT = 0
    PAUSE = 1
    JUMP = 2
    COIN = 3
    HEART = 4
    KEY = 5
    DOOR = 6
    POWER = 7
    CHECKPOINT = 8
    HURT = 9
    HIT = 10
    DEFEAT = 11
    ATTACK = 12
    SHOOT = 13
    DASH = 14
    SPRING = 15
    CLEAR = 16
    DIE = 17
    BOSS_HIT = 18
    SAVE = 19
    LIFE = 20
    NAMES = %w[
      select pause jump coin heart key door power checkpoint hurt hit defeat attack shoot dash
      spring clear die boss-hit save life
    ].freeze
  end
end
