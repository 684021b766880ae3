"""Inks: pixels as materials and shades, and the colours that a sub-palette gives them.

A picture is an integer array, rows by columns. 0 is transparent; any other value is
`8 * material + shade`: a material of `MATERIALS` (from 1) and a shade from 0 (dark) to 7
(light). So a picture knows nothing of colours, and the same one suits three colours and fifteen.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from vintage_game_generator.assets.palette import lightness, rgb
from vintage_game_generator.models.style import Colour, SubPalette

Picture = npt.NDArray[np.int16]
Pixels = npt.NDArray[np.uint8]

CLEAR = 0
SHADES = 8
OUTLINE, PRIMARY, SECONDARY, SKIN, METAL, LIGHT = range(1, 7)
MATERIALS = ("", "outline", "primary", "secondary", "skin", "metal", "light")

# What stands in for a material that a palette lacks, nearest in use first.
SUBSTITUTES: dict[str, tuple[str, ...]] = {
    "outline": (),
    "primary": ("secondary", "metal", "skin", "light"),
    "secondary": ("metal", "primary", "skin", "light"),
    "skin": ("light", "metal", "secondary", "primary"),
    "metal": ("light", "skin", "secondary", "primary"),
    "light": ("metal", "skin", "secondary", "primary"),
}
# With three colours a ramp is a choice among dark (0), middle (1) and light (2), shade by shade.
FEW_COLOURS = 3
TONES = {
    "outline": "00000000",
    "primary": "00111112",
    "secondary": "00000111",
    "skin": "01222222",
    "metal": "01122222",
    "light": "12222222",
}
# Things have no clothes to tell from boots and hair: their materials keep to themselves.
TONES_OF_THINGS = TONES | {"secondary": "00011122", "skin": "01111222"}
DARK, MIDDLE, PALE = 1, 4, 7
LETTERS = {".": CLEAR, "#": OUTLINE * SHADES} | {
    letter: material * SHADES + shade
    for material, letters in (
        (PRIMARY, "daA"),
        (SECONDARY, "cbB"),
        (SKIN, "uoO"),
        (METAL, "nmM"),
        (LIGHT, "ilL"),
    )
    for letter, shade in zip(letters, (DARK, MIDDLE, PALE), strict=True)
}


def ink(material: int, shade: int = MIDDLE) -> int:
    """Return the value of a pixel of a material in a shade of 0 to 7."""
    return material * SHADES + shade


def picture(rows: tuple[str, ...]) -> Picture:
    """Return a picture drawn in letters, one string a row; see `LETTERS`."""
    return np.array([[LETTERS[letter] for letter in row] for row in rows], dtype=np.int16)


@lru_cache(maxsize=64)
def _table(names: tuple[str, ...], ramps: tuple[tuple[Colour, ...], ...], thing: bool) -> bytes:
    chosen = TONES_OF_THINGS if thing else TONES
    given = dict(zip(names, ramps, strict=True))
    colours = sorted(
        dict.fromkeys(colour for ramp in ramps for colour in ramp),
        key=lambda colour: (lightness(colour), colour),
    )
    table = np.zeros((len(MATERIALS) * SHADES, 4), dtype=np.uint8)
    tones = (colours[0], colours[len(colours) // 2], colours[-1])
    for number, material in enumerate(MATERIALS[1:], start=1):
        if len(colours) <= FEW_COLOURS:
            ramp: tuple[Colour, ...] = tuple(tones[int(tone)] for tone in chosen[material])
        elif material == "outline":
            ramp = given.get(material, tuple(colours))[:1]
        else:
            found = next((n for n in (material, *SUBSTITUTES[material]) if n in given), None)
            ramp = given[found] if found else tuple(colours)
            if material == "light" and len(ramp) == 1 and "metal" in given:
                ramp = (given["metal"][-1], *ramp)  # white things have a shadow side too
        for shade in range(SHADES):
            colour = ramp[shade * len(ramp) // SHADES]
            table[ink(number, shade)] = (*rgb(colour), 255)
    return table.tobytes()


def coloured(drawing: Picture, palette: SubPalette, thing: bool = False) -> Pixels:
    """Return the picture in a sub-palette's colours: rows x columns x RGBA, alpha 0 or 255."""
    data = _table(tuple(palette.ramps), tuple(palette.ramps.values()), thing)
    table = np.frombuffer(data, dtype=np.uint8).reshape(-1, 4)
    return table[drawing]
