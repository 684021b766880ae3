# frozen_string_literal: true

require "json"
require_relative "../lib/kernel/game"

# A toy game: one map, and rules that fit on a page.
module ToyGame
  CELL = 16
  ROWS = %w[
    ............................
    ............................
    ............................
    ..........oo................
    ....................c.......
    ......v.............##......
    ..........##................
    ...####.....................
    ..................k...D.....
    ............................
    ....................E.......
    ############################
    ############################
  ].freeze
  CODES = {
    "." => RetroKernel::Cell::EMPTY, "#" => RetroKernel::Cell::SOLID,
    "o" => RetroKernel::Cell::COIN, "v" => RetroKernel::Cell::HEART,
    "k" => RetroKernel::Cell::KEY, "D" => RetroKernel::Cell::DOOR,
    "c" => RetroKernel::Cell::CHECKPOINT, "E" => RetroKernel::Cell::EXIT
  }.freeze

  # Start starts and pauses; the hero walks; the exit wins; Select gives up.
  module Rules
    Button = RetroKernel::Button
    Cell = RetroKernel::Cell
    Mode = RetroKernel::Mode

    module_function

    def step(world)
      world.tick += 1
      world.mode_time += 1
      world.sound_count = 0
      pressed = world.buttons & ~world.previous
      world.previous = world.buttons
      case world.mode
      when Mode::TITLE then start(world) if pressed & Button::START != 0
      when Mode::INTRO then enter(world, Mode::PLAYING) if world.mode_time >= 30
      when Mode::PLAYING then play(world, pressed)
      when Mode::PAUSED then enter(world, Mode::PLAYING) if pressed & Button::START != 0
      when Mode::CLEARED then enter(world, Mode::WON) if world.mode_time >= 60
      end
    end

    def enter(world, mode)
      world.mode = mode
      world.mode_time = 0
    end

    def start(world)
      world.lives = world.max_hp = 3
      world.load_level(0)
      enter(world, Mode::INTRO)
    end

    def play(world, pressed)
      return enter(world, Mode::PAUSED) if pressed & Button::START != 0
      return enter(world, Mode::LOST) if pressed & Button::SELECT != 0

      hero = world.actors[0]
      hero.vx = 512 * ((world.buttons & Button::RIGHT) - (world.buttons & Button::LEFT) / 2)
      hero.x = (hero.x + hero.vx).clamp(0, world.width * Cell::SIZE - 1)
      hero.pose_time += 1
      world.actors[1].x += world.next_random % 65 - 32
      enter(world, Mode::CLEARED) if world.cell_at(hero.x / Cell::SIZE, 10) == Cell::EXIT
    end
  end

  module_function

  # The toy's level as a Tiled map, to be spoilt.
  def document
    cells = ROWS.join.chars.map { |letter| CODES.fetch(letter) }
    size = { "width" => ROWS[0].length, "height" => ROWS.length, "type" => "tilelayer" }
    tiles = cells.map { |cell| cell == RetroKernel::Cell::SOLID ? 1 : 0 }
    codes = cells.map { |cell| cell == 0 ? 0 : 257 + cell }
    {
      **size,
      "tilewidth" => CELL, "tileheight" => CELL,
      "tilesets" => [{ "firstgid" => 1 }, { "firstgid" => 257 }],
      "layers" => [
        { **size, "name" => "terrain", "data" => tiles },
        { **size, "name" => "cells", "data" => codes },
        { "name" => "actors", "objects" => [point("hero", 2, 10, 0), point("walker", 14, 10, 3)] }
      ]
    }
  end

  def point(kind, column, row, tag)
    {
      "type" => kind, "x" => (column * CELL) + 8, "y" => (row * CELL) + 15,
      "properties" => [{ "name" => "tag", "type" => "int", "value" => tag }]
    }
  end

  # The game, whose map is written into a folder.
  def in_folder(folder)
    File.write(File.join(folder, "level-1.tmj"), JSON.generate(document))
    stage = RetroKernel::Stage.new(
      map_file: "level-1.tmj", name: "First Steps", tune: "level-1", tileset: "block",
      backdrop: "#6080c0"
    )
    RetroKernel::Game.new(
      title: "Toy", display_title: "TOY BLOCKS", package: "toy", seed: 7,
      step: Rules.method(:step), assets: folder, screen: [256, 224], cell: CELL, hud: 16,
      view: [16, 13], camera: :follow, ink: "#fcfcfc", paper: "#101020", stages: [stage],
      sprites: { RetroKernel::Kind::HERO => "hero" }
    )
  end
end
