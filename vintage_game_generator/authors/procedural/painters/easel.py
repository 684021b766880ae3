"""Which painter paints for a console."""

from vintage_game_generator.authors.procedural.painters.painter import Painter
from vintage_game_generator.authors.procedural.painters.ramps import RampPainter
from vintage_game_generator.authors.procedural.painters.shades import ShadePainter
from vintage_game_generator.authors.procedural.painters.triads import TriadPainter
from vintage_game_generator.consoles import Console, PaletteKind
from vintage_game_generator.consoles.game_boy import tinted_shades


def painter(console: Console, tint: tuple[int, int]) -> Painter:
    """Return the painter for a console.

    Args:
        console: whose limits to keep.
        tint: hue and chroma of the four shades, where a console has only those.
    """
    if console.palette_kind is PaletteKind.SHADES:
        return ShadePainter(console, tinted_shades(*tint))
    if console.palette_kind is PaletteKind.TRIADS:
        return TriadPainter(console)
    return RampPainter(console)
