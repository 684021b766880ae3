"""Enemies in 16 pixels: a drawn beast with markings by seed, animated."""

import random

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    DARK,
    LIGHT,
    METAL,
    OUTLINE,
    PALE,
    PRIMARY,
    SECONDARY,
    SHADES,
    SKIN,
    Picture,
    ink,
    picture,
)
from vintage_game_generator.assets.sprites.outline import outlined, shifted, stamped
from vintage_game_generator.assets.sprites.pixel.beasts import BEASTS, Beast
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide

CRESTS: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("......a",),
    ("....o..",),
    ("...o...", "....o.."),
    (".....aa", "......a"),
)


def _whole(rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row if len(row) == 14 else row + row[::-1] for row in rows)


def _placed(rows: tuple[str, ...], size: int) -> Picture:
    drawing = picture(_whole(rows))
    canvas = np.zeros((size, size), dtype=np.int16)
    return stamped(canvas, drawing, (size - drawing.shape[1]) // 2, size - 1 - len(rows))


def squashed(drawing: Picture, rows: int) -> Picture:
    """Return a picture whose figure is so many rows high, its feet where they were."""
    used = np.flatnonzero((drawing != CLEAR).any(axis=1))
    top, bottom = int(used[0]), int(used[-1]) + 1
    source = [top + (2 * row + 1) * (bottom - top) // (2 * rows) for row in range(rows)]
    result = np.zeros_like(drawing)
    first = bottom - rows
    for row, taken in enumerate(source):
        if first + row >= 0:
            result[first + row] = drawing[taken]
    return result


def flashed(drawing: Picture) -> Picture:
    """Return a picture as it looks at the moment of a hit: all its clothes pale."""
    result = drawing.copy()
    material = drawing // SHADES
    for number in (PRIMARY, SECONDARY):
        result[material == number] = ink(LIGHT, PALE)
    for number in (SKIN, METAL, LIGHT):
        result[material == number] = ink(PRIMARY, PALE)
    return result


def burst(size: int, spread: int) -> Picture:
    """Return what is left of an enemy: crumbs that fly apart."""
    canvas = np.zeros((size, size), dtype=np.int16)
    middle = size // 2
    for right, down in ((-1, -1), (1, -1), (-1, 1), (1, 1), (0, -1), (-1, 0), (1, 0)):
        row = middle + size // 8 + down * spread * size // 32
        column = middle + right * spread * size // 32
        edge = max(size // 8 - spread // 4, 1)
        canvas[row : row + edge, column - edge // 2 : column - edge // 2 + edge] = ink(
            PRIMARY if (right + down) % 2 else LIGHT, PALE
        )
    return canvas


def _marked(drawing: Picture, marking: str, mirrored: bool) -> Picture:
    """Return a beast with a pattern on its plain hide."""
    rows, columns = np.indices(drawing.shape)
    if mirrored:
        columns = np.minimum(columns, drawing.shape[1] - 1 - columns)
    where = {
        "plain": np.zeros(drawing.shape, dtype=bool),
        "spots": ((columns + 2 * (rows // 3 % 2)) % 4 == 1) & (rows % 3 == 1),
        "stripes": (columns % 4 == 0) & (rows % 2 == 0),
        "bands": rows % 4 == 1,
        "freckles": (columns * 5 + rows * 3) % 11 == 0,
    }[marking]
    result = drawing.copy()
    result[where & (drawing == ink(PRIMARY))] = ink(PRIMARY, DARK)
    return result


def _poses(beast: Beast, marking: str, crest: tuple[str, ...]) -> tuple[Picture, Picture]:
    mirrored = len(beast.rows[0]) == 7
    first = beast.rows
    second = tuple(beast.second.get(number, row) for number, row in enumerate(first))
    drawn = []
    for rows in (first, second):
        canvas = _placed(rows, 16)
        canvas = _marked(canvas, marking, mirrored)
        if mirrored and len(rows) + len(crest) <= 14:
            top = int(np.flatnonzero((canvas != CLEAR).any(axis=1))[0])
            crown = picture(_whole(crest)) if crest else np.zeros((0, 14), dtype=np.int16)
            canvas = stamped(canvas, crown, 1, top - len(crest))
        drawn.append(canvas)
    return drawn[0], drawn[1]


def foe_sheet(archetype: str, rng: random.Random, style: StyleGuide, attacks: bool) -> Sheet:
    """Return all animations of a 16-pixel enemy."""
    name = archetype if archetype in BEASTS else rng.choice(sorted(BEASTS))
    beast = BEASTS[name]
    marking = rng.choice(("plain", "spots", "stripes", "bands", "freckles"))
    first, second = _poses(beast, marking, rng.choice(CRESTS))
    lift = -1 if beast.floats else 0
    high = int((first != CLEAR).any(axis=1).sum())
    hurt = flashed(squashed(first, high - 1))
    hurt[first == ink(OUTLINE, 0)] = ink(OUTLINE, 0)
    sheet = Sheet()

    def frames(*drawings: Picture) -> list[Picture]:
        return [outlined(drawing, style) for drawing in drawings]

    sheet.add("idle", frames(first, squashed(first, high - 1) if lift == 0 else second))
    sheet.add("walk", frames(first, shifted(second, 0, lift)), 10)
    if attacks:
        sheet.add("attack", frames(squashed(second, high - 2), shifted(first, 1, 0)), 8)
    sheet.add("hurt", frames(hurt))
    sheet.add(
        "death",
        frames(hurt, squashed(second, max(high // 2, 3)), burst(16, 8)) + [burst(16, 14)],
    )
    return sheet
