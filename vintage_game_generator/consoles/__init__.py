"""Hardware profiles of old game consoles, and the checks that hold a game to them."""

from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.consoles.shelf import CONSOLES, console

__all__ = ["CONSOLES", "Console", "PaletteKind", "console"]
