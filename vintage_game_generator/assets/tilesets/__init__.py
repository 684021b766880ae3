"""Tilesets, their backdrops, and the Tiled maps that use them."""

from vintage_game_generator.assets.tilesets.map_picture import map_picture
from vintage_game_generator.assets.tilesets.symbols import draw_cell_symbols
from vintage_game_generator.assets.tilesets.tiled import tiled_map
from vintage_game_generator.assets.tilesets.tileset import draw_tileset

__all__ = ["draw_cell_symbols", "draw_tileset", "map_picture", "tiled_map"]
