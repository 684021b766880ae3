# frozen_string_literal: true

$LOAD_PATH.unshift(File.expand_path("../gosu_double", __dir__))

require "fileutils"
require "gosu"
require "json"
require "minitest/autorun"
require "tmpdir"
require_relative "../toy_game"

# The toy game with coloured blocks for pictures, and a hero who flies and takes coins.
module Toy
  include RetroKernel

  LETTERS = (" ".."~").to_a.join
  FOLDER = Dir.mktmpdir("toy")
  Minitest.after_run { FileUtils.remove_entry(FOLDER) }

  module_function

  # Start starts and pauses; the hero walks; what he takes is counted in the save.
  def step(world)
    world.tick += 1
    world.mode_time += 1
    world.sound_count = 0
    pressed = world.buttons & ~world.previous
    world.previous = world.buttons
    if pressed & Button::START != 0
      start(world)
    elsif world.mode == Mode::PLAYING
      walk(world, world.actors[0])
    end
  end

  def start(world)
    if world.mode == Mode::TITLE
      world.lives = world.max_hp = 3
      world.load_level(0)
      world.actors[0].hp = 2
    end
    world.mode = world.mode == Mode::PLAYING ? Mode::PAUSED : Mode::PLAYING
    world.mode_time = 0
  end

  def walk(world, hero)
    hero.x += 512 if world.buttons & Button::RIGHT != 0
    hero.x -= 512 if world.buttons & Button::LEFT != 0
    hero.y -= 512 if world.buttons & Button::UP != 0
    column = hero.x / Cell::SIZE
    row = hero.y / Cell::SIZE
    return if world.cell_at(column, row) != Cell::COIN

    world.set_cell(column, row, Cell::EMPTY)
    world.save[0] = world.coins += 1
    world.play_sound(Sound::COIN)
  end

  # The toy, with what is to be different.
  def game(**changes)
    stage = Stage.new(map_file: "levels/toy.tmj", name: "Blocks", tune: "level-1",
                      tileset: "block", backdrop: "#203040")
    facts = {
      title: "Toy", display_title: "Toy", package: "toy", seed: 3, step: method(:step),
      assets: FOLDER, screen: [256, 224], cell: ToyGame::CELL, hud: 16, view: [16, 13],
      camera: :follow, ink: "#ffffff", paper: "#000000", stages: [stage],
      sprites: { Kind::HERO => "hero", Kind::WALKER => "walker", Kind::FOE_SHOT => "hero" },
      controls: ["Arrows: move"], intro: ["A hero", "walks."]
    }
    Game.new(**facts, **changes)
  end

  def write_assets
    %w[sprites tiles levels music sounds backdrops].each { |name| Dir.mkdir("#{FOLDER}/#{name}") }
    %w[hero walker coin heart key door checkpoint exit].each { |name| write_sprite(name) }
    picture("tiles/block.png", 16, 16) { 0x808080FF }
    facts("tiles/block.json", "tile" => 16, "columns" => 1)
    facts("backdrops/block.json", "layers" => [])
    picture("font.png", LETTERS.length * 8, 8) { |x, _| x % 8 < 7 && x >= 8 ? 0xFFFFFFFF : 0 }
    facts("font.json", "cell" => [8, 8], "letters" => LETTERS)
    facts("levels/toy.tmj", ToyGame.document)
  end

  # Two frames in which one quarter differs from the rest.
  def write_sprite(name)
    picture("sprites/#{name}.png", 32, 16) { |x, y| x % 16 < 8 && y < 8 ? 0xD03050FF : 0x40E0D0FF }
    idle = { "frames" => [0, 1], "ticks" => 4, "loop" => true }
    facts("sprites/#{name}.json", "frame" => [16, 16], "anchor" => [8, 16],
                                  "animations" => { "idle" => idle })
  end

  def facts(name, facts)
    File.write("#{FOLDER}/#{name}", JSON.generate(facts))
  end

  # Writes a picture; the block says what colour a dot has, 0xRRGGBBAA.
  def picture(name, width, height)
    dots = Array.new(width * height) { |index| yield(index % width, index / width) }
    GosuDouble::PNG.write("#{FOLDER}/#{name}", width, height, dots.pack("N*"))
  end

  write_assets
end
