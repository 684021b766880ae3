"""The project's own bitmap font: eight pixels square, and a small one for small screens.

The letters are drawn as text in `font_large.txt` and `font_small.txt`: a line `= A B C` names
the letters whose pictures stand side by side in the lines below it.
"""

import io
import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vintage_game_generator.models.style import StyleGuide

Glyph = tuple[str, ...]
ASCII = "".join(map(chr, range(32, 127)))
SYMBOLS = "×©♥♡●↑↓←→★▶…·■♪"
LETTERS = ASCII + SYMBOLS
LARGE, SMALL = "font_large.txt", "font_small.txt"
ROOMY = 160  # a screen of so many pixels shows twenty of the large letters


@lru_cache(maxsize=2)
def glyphs(file: str) -> dict[str, Glyph]:
    """Return the rows of every letter's picture, `#` for ink.

    Raises:
        ValueError: A row does not have one picture for each letter, all of one width.
    """
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[str]] = {}
    named: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("= "):
            named = line[2:].split()
            rows |= {letter: [] for letter in named}
            continue
        cells = line.split()
        if len(cells) != len(named) or len({len(cell) for cell in cells}) != 1:
            raise ValueError(f"{file}, line {number}: wants {len(named)} pictures of one width")
        for letter, cell in zip(named, cells, strict=True):
            rows[letter].append(cell)
    height = len(rows["A"])
    rows[" "] = ["." * len(rows["A"][0])] * height
    return {letter: tuple(picture) for letter, picture in rows.items()}


def draw_font(style: StyleGuide) -> dict[str, bytes]:
    """Return `font.png`, one row of cells, white on transparent, and `font.json`.

    Small screens get letters of 4 by 5 pixels in cells of 5 by 7, others of 7 by 7 in 8 by 8.
    """
    drawn = glyphs(LARGE if style.screen[0] >= ROOMY else SMALL)
    height, width = len(drawn["A"]), len(drawn["A"][0])
    ink = np.concatenate([_pixels(drawn[letter]) for letter in LETTERS], axis=1)
    picture = np.zeros((*ink.shape, 4), np.uint8)
    picture[ink] = 255
    stream = io.BytesIO()
    Image.fromarray(picture, "RGBA").save(stream, "PNG")
    description = {"cell": [width, height], "letters": LETTERS}
    return {
        "font.png": stream.getvalue(),
        "font.json": (json.dumps(description, ensure_ascii=False) + "\n").encode(),
    }


def _pixels(glyph: Glyph) -> NDArray[np.bool_]:
    return np.array([[pixel == "#" for pixel in row] for row in glyph])
