# frozen_string_literal: true

require_relative "actor"
require_relative "constants"
require_relative "level"

module RetroKernel
  ACTORS = 64 # a fixed pool: slot 0 is the hero, a free slot's kind is GONE
  MEMORY = 32 # registers that a rules module may name and use as it likes
  SAVE = 4 # what outlives a session; the first is 0 while nothing is saved
  SOUNDS = 8 # at most so many sounds start in one tick

  # Everything that a tick reads and writes.
  class World
    ZERO_SEED = 0x9E3779B9 # xorshift would stay at zero for ever, so that a seed of 0 becomes this
    LEVEL_STEP = 0x9E3779B9
    WORD = 0xFFFFFFFF
    private_constant :ZERO_SEED, :LEVEL_STEP, :WORD

    attr_reader :levels, :seed
    attr_accessor :random, # set from the seed whenever a level begins
                  :tick, :mode,
                  :mode_time, # ticks since the mode began
                  :buttons, :previous, :level, :score, :lives, :max_hp, :coins, :keys, :power,
                  :power_time, :checkpoint_x, :checkpoint_y,
                  :boss, # the boss's slot, 0 while there is none
                  :width, :height, :cells,
                  :cells_digest, # changes with every cell that changes; hashed in their stead
                  :actors,
                  :awake, # slots that act this tick
                  :awake_count, :memory, :save,
                  :sounds, # not state: never hashed
                  :sound_count

    # A world at the title screen, before its first tick.
    #
    # @param levels [Array<Level>] in the order in which they are played
    # @param seed [Integer] the game's chance; its lowest 32 bits count
    # @param save [Array<Integer>] what an earlier session saved; nothing means a first visit
    def initialize(levels, seed, save = [])
      @levels = levels
      @seed = seed & WORD
      @random = nonzero(@seed)
      @tick = @mode_time = @buttons = @previous = @level = 0
      @mode = Mode::TITLE
      @score = @lives = @max_hp = @coins = @keys = @power = @power_time = 0
      @checkpoint_x = @checkpoint_y = @boss = @width = @height = @cells_digest = 0
      @awake_count = @sound_count = 0
      prepare_lists(save)
    end

    # The next number of the world's chance, from 0 to 0x7FFFFFFF (xorshift32).
    def next_random
      state = @random
      state ^= (state << 13) & WORD
      state ^= state >> 17
      state ^= (state << 5) & WORD
      @random = state
      state & 0x7FFFFFFF
    end

    # A cell; the sky above is empty, all else outside is solid.
    def cell_at(column, row)
      return Cell::EMPTY if row < 0
      return Cell::SOLID if column < 0 || column >= @width || row >= @height

      @cells[(row * @width) + column]
    end

    # Changes a cell inside the map; outside nothing happens.
    def set_cell(column, row, cell)
      return if column < 0 || column >= @width || row < 0 || row >= @height

      index = (row * @width) + column
      @cells[index] = cell
      @cells_digest = ((@cells_digest ^ ((index * 32) + cell)) * 16_777_619) & WORD
    end

    # The slot of a new actor, or 0 (the hero's) when the pool is full.
    def spawn(kind, x, y)
      slot = 1
      slot += 1 while slot < ACTORS && @actors[slot].kind != Kind::GONE
      return 0 if slot == ACTORS

      place(slot, kind, x, y)
      slot
    end

    # Makes the actor in a slot a fresh one of a kind, at home where it stands.
    def place(slot, kind, x, y)
      @actors[slot].become(kind, x, y)
    end

    # Lays out a level: its cells and its actors, the hero in slot 0.
    #
    # Chance begins anew, so that a level plays the same whatever came before it.
    def load_level(level)
      layout = @levels.fetch(level)
      @random = nonzero((@seed + (level * LEVEL_STEP)) & WORD)
      @level = level
      @width = layout.width
      @height = layout.height
      @cells = layout.cells.dup
      @cells_digest = @boss = @awake_count = 0
      @actors.each { |actor| actor.become(Kind::GONE, 0, 0) }
      layout.spawns.each { |start| enter(start) }
    end

    # Has the window play a sound; the ninth in one tick is not heard.
    def play_sound(sound)
      return if @sound_count >= SOUNDS

      @sounds[@sound_count] = sound
      @sound_count += 1
    end

    private

    def nonzero(seed)
      seed == 0 ? ZERO_SEED : seed
    end

    def prepare_lists(save)
      @cells = []
      @actors = Array.new(ACTORS) { Actor.new }
      @awake = Array.new(ACTORS, 0)
      @memory = Array.new(MEMORY, 0)
      @save = Array.new(SAVE) { |index| save[index] || 0 }
      @sounds = Array.new(SOUNDS, 0)
    end

    def enter(start)
      x = (start.column * Cell::SIZE) + (Cell::SIZE / 2)
      y = (start.row * Cell::SIZE) + (Cell::SIZE - 1)
      slot = 0
      if start.kind == Kind::HERO
        place(slot, Kind::HERO, x, y)
      else
        slot = spawn(start.kind, x, y)
      end
      @actors[slot].tag = start.tag
    end
  end
end
