# frozen_string_literal: true

# Plays all recordings of a workshop in Ruby; prints a line of JSON for each that differs.

require "json"
require_relative "kernel/playback"
require_relative "kernel/levels"

# Plays one recording with the workshop's kernel.
def play(entry, number)
  require_relative "#{entry['name']}/game"
  rules = Object.const_get(entry["name"].upcase)::Rules::Game
  levels = (1..entry["maps"]).map do |level|
    RetroKernel::TiledMap.read("#{entry['data']}/level-#{level}.tmj").level
  end
  recording = RetroKernel::Recording.from_json(File.read("#{entry['data']}/#{number}.json"))
  world = RetroKernel::World.new(levels, recording.seed, recording.save)
  RetroKernel::Playback.replay(recording, rules.method(:step), world) { |_checkpoint| nil }
end

# Where a recording first differs, or nil.
def tried(entry, number)
  play(entry, number)
  nil
rescue RetroKernel::Mismatch => e
  { tick: e.tick, expected: e.expected, found: e.found }
rescue StandardError, SyntaxError => e
  { tick: 0, expected: "no failure", found: e.full_message(highlight: false)[0, 2000] }
end

played = 0
JSON.parse(File.read("cases.json")).each do |entry|
  entry["recordings"].times do |number|
    played += 1
    difference = tried(entry, number)
    puts({ code: entry["name"], recording: number, **difference }.to_json) if difference
  end
end
puts %({"played": #{played}})
