"""Characters, items and effects as sprite sheets."""

from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.assets.sprites.draw import draw_sprite

__all__ = ["ARCHETYPES", "draw_sprite"]
