"""What a console can do, as facts that the style guide keeps to and the checks measure."""

from enum import StrEnum
from functools import lru_cache
from itertools import product

from pydantic import Field

from vintage_game_generator.assets.palette import hex_colour, nearest_colour, rgb
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.style import Colour


class PaletteKind(StrEnum):
    """How an artist plans colours for the console."""

    SHADES = "shades"  # a handful of shades for everything: Game Boy
    TRIADS = "triads"  # three colours and a shared one: NES
    RAMPS = "ramps"  # a ramp a material: SNES, PICO-8


class Console(Model):
    """One machine's limits. Sizes are in pixels, counts are what the hardware shows at once."""

    art_style: ArtStyle
    title: str
    year: int
    screen: tuple[int, int]
    cell: int = Field(description="Edge of a map cell.")
    hud: int = Field(description="Height of the status bar.")
    hero_frame: tuple[int, int]
    boss_frame: tuple[int, int]

    palette_kind: PaletteKind
    master: tuple[Colour, ...] = Field(description="Every colour; empty where bits decide.")
    channel_bits: int = Field(default=8, description="Bits of red, green and blue each.")
    ramps: tuple[tuple[Colour, ...], ...] = Field(
        default=(), description="Ready ramps, dark to light, where a master palette is tiny."
    )
    colours_on_screen: int
    ramp_steps: int = Field(description="Colours of a well-drawn ramp.")

    hardware_tile: int = Field(description="Edge of the smallest tile.")
    attribute_cell: int = Field(description="Edge of the area that has one tile palette.")
    tile_palettes: int
    tile_palette_size: int = Field(description="Colours of a tile palette, the shared one aside.")
    shared_backdrop: bool = Field(description="Whether all tile palettes share one more colour.")

    sprite_sizes: tuple[tuple[int, int], ...]
    sprite_palettes: int
    sprite_palette_size: int = Field(description="Colours of a sprite, transparency aside.")
    sprites_on_screen: int
    sprites_per_line: int

    voices: tuple[str, ...]
    cartridge_bytes: tuple[int, int] = Field(description="Usual least and most.")
    sources: tuple[str, ...]

    def nearest(self, colour: str) -> str:
        """Return the colour nearest in Oklab that the console can show."""
        if self.master:
            return nearest_colour(colour, self.master)
        return _nearest_level(colour, self.channel_bits)

    def shows(self, colour: str) -> bool:
        """Return whether the console can show exactly this colour."""
        if self.master:
            return colour in self.master
        return colour in _neighbours(colour, self.channel_bits)


def widened(level: int, bits: int) -> int:
    """Return a channel level of so many bits as 0 to 255, its high bits repeated below."""
    return (level << (8 - bits)) | (level >> (2 * bits - 8))


@lru_cache(maxsize=16384)
def _nearest_level(colour: str, bits: int) -> str:
    return nearest_colour(colour, _neighbours(colour, bits))


def _neighbours(colour: str, bits: int) -> tuple[str, ...]:
    top = (1 << bits) - 1
    levels = []
    for channel in rgb(colour):
        below = channel >> (8 - bits)
        around = sorted({max(below - 1, 0), below, min(below + 1, top)})
        levels.append([widened(level, bits) for level in around])
    return tuple(hex_colour(*channels) for channels in product(*levels))
