# frozen_string_literal: true

require "json"
require_relative "../lib/kernel/world"

# What the kernels of all languages agree on, and the small world that it speaks of.
module Vectors
  ALL = JSON.parse(File.read(File.expand_path("../../vectors.json", __dir__)))

  module_function

  # A world of one level, four cells by two, with a hero and a walker.
  def small_world(seed = 7)
    cells = [RetroKernel::Cell::EMPTY] * 3 + [RetroKernel::Cell::COIN] +
            [RetroKernel::Cell::SOLID] * 4
    spawns = [
      RetroKernel::Spawn.new(RetroKernel::Kind::HERO, 1, 0, 0),
      RetroKernel::Spawn.new(RetroKernel::Kind::WALKER, 2, 0, 5)
    ]
    RetroKernel::World.new([RetroKernel::Level.new(4, 2, cells, spawns)], seed)
  end
end
