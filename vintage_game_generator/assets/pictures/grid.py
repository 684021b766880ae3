"""The grid in which a model draws a character, its colours, and what the letters mean."""

from functools import lru_cache

import numpy as np

from vintage_game_generator.assets.palette import lightness, nearest_colour, paint_of
from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    FEW_COLOURS,
    LIGHT,
    MATERIALS,
    OUTLINE,
    PRIMARY,
    SHADES,
    Picture,
    coloured,
    ink,
)
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.letters import DIGITS
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import Colour, StyleGuide, SubPalette

LARGEST_DRAWN = 16  # columns that a text model draws well
LARGEST_PAINTED = 32  # cells that an image model keeps to
ENLARGED = 24  # pixels of a frame from which characters leave room around them
HUES = (
    *((20, "pink"), (45, "red"), (75, "orange"), (112, "yellow"), (160, "green")),
    *((215, "cyan"), (280, "blue"), (320, "purple"), (361, "pink")),
)
OUTLINED_TILE = 16  # smaller figures have no line around them: it would eat their shape


def grid_size(spec: SpriteSpec, largest: int = LARGEST_DRAWN) -> tuple[int, int]:
    """Return the columns and rows in which a character is drawn; larger frames are enlarged.

    Heroes and foes of the later consoles stand in frames twice as wide as a map's cell, and leave
    some of it free.
    """
    width, height = spec.frame
    if spec.role is not SpriteRole.BOSS and min(width, height) >= ENLARGED:
        width, height = width * 7 // 8, height * 7 // 8
    factor = -(-min(width, height) // largest)
    return width // factor // 2 * 2, height // factor // 2 * 2


def palette_of(spec: SpriteSpec, style: StyleGuide) -> SubPalette:
    """Return the sub-palette that a sprite is drawn in."""
    return next((p for p in style.sprite_palettes if p.name == spec.palette), style.hero)


def is_thing(spec: SpriteSpec) -> bool:
    """Return whether a sprite's materials keep to themselves; see `inks.TONES_OF_THINGS`."""
    return spec.role not in (SpriteRole.HERO, SpriteRole.ENEMY)


def colours_of(palette: SubPalette) -> tuple[Colour, ...]:
    """Return a palette's colours from dark to light: what the letters `0` to `e` stand for."""
    shown = sorted(palette.colours, key=lambda colour: (lightness(colour), colour))
    return tuple(shown[: len(DIGITS)])


def wants_outline(style: StyleGuide) -> bool:
    """Return whether the characters of a game have a line around them."""
    return style.tile >= OUTLINED_TILE


def listing(palette: SubPalette) -> tuple[str, ...]:
    """Return a line for each letter: '0 = black, the outline'."""
    materials: dict[str, str] = {}
    for material, ramp in palette.ramps.items():
        for colour in ramp:
            materials.setdefault(colour, material)
    return tuple(
        f"{digit} = {named(colour)} ({materials[colour]})"
        for digit, colour in zip(DIGITS, colours_of(palette), strict=False)
    )


def named(colour: str) -> str:
    """Return a colour in words: 'dark red', 'pale grey'."""
    value, chroma, hue = paint_of(colour)
    if value < 240 and chroma < 70:
        return "black"
    if chroma < 25:
        return "white" if value > 930 else f"{_tone(value)}grey"
    name = next(word for limit, word in HUES if hue < limit)
    if name in ("orange", "yellow") and value < 640:
        return f"{_tone(value + 120)}brown"
    return f"{_tone(value)}{name}"


def _tone(value: int) -> str:
    return "dark " if value < 420 else "pale " if value > 820 else ""


@lru_cache(maxsize=64)
def _inks(names: tuple[str, ...], ramps: tuple[tuple[Colour, ...], ...], thing: bool) -> bytes:
    palette = SubPalette(name="", ramps=dict(zip(names, ramps, strict=True)))
    values = np.arange(len(MATERIALS) * SHADES, dtype=np.int16)
    pixels = coloured(values.reshape(1, -1), palette, thing)[0].tolist()
    shown: dict[str, list[int]] = {}
    for value, (red, green, blue, alpha) in zip(values.tolist(), pixels, strict=True):
        if alpha:
            shown.setdefault(f"#{red:02x}{green:02x}{blue:02x}", []).append(value)
    colours = colours_of(palette)
    chosen = []
    for number, colour in enumerate(colours):
        inks = shown[colour if colour in shown else nearest_colour(colour, shown)]
        pale = len(colours) <= FEW_COLOURS and 0 < number == len(colours) - 1
        order = (OUTLINE, LIGHT, *range(PRIMARY, LIGHT)) if pale else range(OUTLINE, LIGHT + 1)
        material = next(one for one in order if any(value // SHADES == one for value in inks))
        same = [value for value in inks if value // SHADES == material]
        chosen.append(ink(OUTLINE, 0) if material == OUTLINE else same[len(same) // 2])
    return np.array(chosen, dtype=np.int16).tobytes()


def inks_of(palette: SubPalette, thing: bool) -> Picture:
    """Return the ink of each letter: one that `coloured` shows in the letter's colour."""
    data = _inks(tuple(palette.ramps), tuple(palette.ramps.values()), thing)
    return np.frombuffer(data, dtype=np.int16)


def inked(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> Picture:
    """Return what was drawn as a picture in inks, in the draft's own size."""
    inks = inks_of(palette_of(spec, style), is_thing(spec))
    last = len(inks) - 1
    table = {letter: int(inks[min(place, last)]) for place, letter in enumerate(DIGITS)}
    table["."] = CLEAR
    return np.array([[table[letter] for letter in row] for row in draft.rows], dtype=np.int16)
