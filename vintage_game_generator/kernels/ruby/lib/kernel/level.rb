# frozen_string_literal: true

module RetroKernel
  # An actor that is there when a level starts.
  Spawn = Struct.new(:kind, :column, :row, :tag)

  # One level: its cells row by row, and who starts in it.
  Level = Struct.new(:width, :height, :cells, :spawns)
end
