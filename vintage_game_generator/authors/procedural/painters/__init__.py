"""Painters: from paints to the sub-palettes that a console can show, one a palette kind."""

from vintage_game_generator.authors.procedural.painters.easel import painter
from vintage_game_generator.authors.procedural.painters.painter import Painter

__all__ = ["Painter", "painter"]
