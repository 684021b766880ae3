# frozen_string_literal: true

require_relative "levels"
require_relative "world"

module RetroKernel
  # One level as the player knows it.
  #
  # - `map_file`: a Tiled file inside the assets folder: "levels/level-1.tmj"
  # - `backdrop`: the colour behind everything, "#rrggbb"
  # - `goal`: what there is to do, in lines that fit the screen
  # - `saying`: what is said; the first line is who says it: "Wren:"
  Stage = Struct.new(
    :map_file, :name, :tune, :tileset, :backdrop, :goal, :saying, keyword_init: true
  ) do
    def initialize(goal: [], saying: [], **facts)
      super
    end
  end

  # A game, as the kernel sees it: its rules, its levels, and how it looks and reads. Lengths are
  # in pixels of its console.
  class Game
    REQUIRED = [
      :title, # as its maker wrote it, in any script
      :display_title, # in letters that the bitmap font has
      :package, :seed,
      :step, # its rules: what answers `call(world)` with one tick
      :assets, # the folder of pictures, maps and sounds
      :screen, # width and height
      :cell, # the edge of a map cell
      :hud, # the height of the status bar at the top
      :view, # columns and rows of the map that fit below the status bar
      :camera, # :follow the hero, or :rooms
      :ink, # colour of text, "#rrggbb"
      :paper, # colour behind text
      :stages,
      :sprites # kind of actor to the name of its sprite sheet
    ].freeze
    DEFAULTS = {
      tagline: "", intro: [], ending: [], defeat: [],
      controls: [], # lines for the pause and the title: "Z: JUMP"
      has_keys: false, has_power: false, has_save: false,
      title_tune: "title", boss_tune: "boss", ending_tune: "ending", defeat_tune: "defeat",
      boss_hp: 0 # what a boss begins with; 0 shows no bar for it
    }.freeze

    attr_reader(*REQUIRED, *DEFAULTS.keys)

    # @param facts [Hash] all of `REQUIRED`, and what is not as in `DEFAULTS`
    def initialize(**facts)
      missing = REQUIRED - facts.keys
      unknown = facts.keys - REQUIRED - DEFAULTS.keys
      raise ArgumentError, "a game without #{missing.join(', ')}" if missing.any?
      raise ArgumentError, "a game has no #{unknown.join(', ')}" if unknown.any?

      DEFAULTS.merge(facts).each { |name, value| instance_variable_set("@#{name}", value) }
      freeze
    end

    # The maps of all levels, with what is drawn.
    #
    # @raise [LevelError] a map cannot be played
    def maps
      stages.map { |stage| TiledMap.read(File.join(assets, stage.map_file)) }
    end

    # The levels, as the rules need them.
    #
    # @raise [LevelError] a map cannot be played
    def levels
      maps.map(&:level)
    end

    # A new world of this game at its title screen.
    def world(save = [])
      World.new(levels, seed, save)
    end

    # The world in which a recording began.
    def world_of(recording)
      World.new(levels, recording.seed, recording.save)
    end
  end
end
