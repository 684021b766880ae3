"""Checks that hold style guides, pictures and levels to a console's limits."""

from vintage_game_generator.consoles.checks.level import check_level
from vintage_game_generator.consoles.checks.sprite import check_sprite
from vintage_game_generator.consoles.checks.style import check_style
from vintage_game_generator.consoles.checks.tileset import check_backdrop, check_tileset

__all__ = ["check_backdrop", "check_level", "check_sprite", "check_style", "check_tileset"]
