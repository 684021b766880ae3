"""The list of consoles: a new one is a module and a line here."""

from vintage_game_generator.consoles.game_boy import GAME_BOY
from vintage_game_generator.consoles.nes import NES
from vintage_game_generator.consoles.pico_8 import PICO_8
from vintage_game_generator.consoles.profile import Console
from vintage_game_generator.consoles.snes import SNES
from vintage_game_generator.models.config import ArtStyle

CONSOLES: tuple[Console, ...] = (NES, GAME_BOY, SNES, PICO_8)


def console(art_style: ArtStyle) -> Console:
    """Return the console that an art style names."""
    return next(one for one in CONSOLES if one.art_style == art_style)
