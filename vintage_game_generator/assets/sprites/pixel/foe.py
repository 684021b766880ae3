"""Enemies in 16 pixels: a drawn beast with markings by seed, animated."""

import random

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    DARK,
    LIGHT,
    METAL,
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
from vintage_game_generator.assets.sprites.pixel.beast import Beast
from vintage_game_generator.assets.sprites.pixel.hunters import HUNTERS
from vintage_game_generator.assets.sprites.pixel.mites import BOSSES as MITE_BOSSES
from vintage_game_generator.assets.sprites.pixel.mites import MITES
from vintage_game_generator.assets.sprites.pixel.roamers import ROAMERS
from vintage_game_generator.assets.sprites.pixel.titans import TITANS
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide

DIRECTIONS = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
BEASTS = ROAMERS | HUNTERS
MARKINGS = ("plain", "spots", "stripes", "bands", "freckles")
CRESTS: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("......a",),
    ("....o..",),
    ("...o...", "....o.."),
    (".....aa", "......a"),
)


def _whole(rows: tuple[str, ...], half: int) -> tuple[str, ...]:
    return tuple(row + row[::-1] if len(row) == half else row for row in rows)


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


def swapped(drawing: Picture) -> Picture:
    """Return a picture with its first two materials exchanged."""
    result = drawing.copy()
    material = drawing // SHADES
    result[material == PRIMARY] += (SECONDARY - PRIMARY) * SHADES
    result[material == SECONDARY] -= (SECONDARY - PRIMARY) * SHADES
    return result


def burst(size: int, stage: int) -> Picture:
    """Return what is left of an enemy: crumbs that fly apart, at stage 1 or 2."""
    rows, columns = np.indices((size, size))
    canvas = np.zeros((size, size), dtype=np.int16)
    # Distances are in 32nds of a pixel.
    for material, radius, up in ((PRIMARY, 6 - stage, 0), (LIGHT, 4 - stage, 1)):
        for right, down in DIRECTIONS:
            away = size * (2 + 3 * stage) * (5 if right * down else 7) // 6
            x = (32 * columns + 16) - 16 * size - right * away
            y = (32 * rows + 16) - 17 * size - down * away + up * size
            near = x * x + y * y < max(size * radius, 24) ** 2
            canvas[near] = ink(material, PALE)
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


def _poses(
    beast: Beast, size: int, half: int, marking: str, crest: tuple[str, ...]
) -> tuple[Picture, Picture]:
    mirrored = len(beast.rows[0]) == half
    below = size // 2 - half  # room for the outline, where there is one
    second = tuple(beast.second.get(number, row) for number, row in enumerate(beast.rows))
    drawn = []
    for rows in (beast.rows, second):
        whole = picture(_whole(rows, half))
        canvas = np.zeros((size, size), dtype=np.int16)
        canvas = stamped(canvas, whole, below, size - below - len(rows))
        canvas = _marked(canvas, marking, mirrored)
        if crest and mirrored and len(rows) + len(crest) <= size - 2 * below:
            top = int(np.flatnonzero((canvas != CLEAR).any(axis=1))[0])
            crown = picture(_whole(tuple(row[-half:] for row in crest), half))
            canvas = stamped(canvas, crown, below, top - len(crest))
        drawn.append(canvas)
    return drawn[0], drawn[1]


def foe_sheet(
    archetype: str,
    size: int,
    rng: random.Random,
    style: StyleGuide,
    boss: bool = False,
    attacks: bool = False,
) -> Sheet:
    """Return all animations of an enemy or boss in a square frame of 8 or 16 pixels."""
    if boss:
        kinds, half = (TITANS, 15) if size == 32 else (MITE_BOSSES, 8)
    else:
        kinds, half = (BEASTS, 7) if size == 16 else (MITES, 4)
    beast = kinds[archetype if archetype in kinds else rng.choice(sorted(kinds))]
    marking = "plain" if boss else rng.choice(MARKINGS)
    first, second = _poses(beast, size, half, marking, rng.choice(CRESTS))
    if size < 16 and not boss and rng.random() < 0.4:
        first, second = swapped(first), swapped(second)
    lift = -1 if beast.floats else 0
    high = int((first != CLEAR).any(axis=1).sum())
    hurt = flashed(squashed(first, high - 1))
    sheet = Sheet()

    def frames(*drawings: Picture) -> list[Picture]:
        return [outlined(d, style) if 2 * half < size else d for d in drawings]

    sheet.add("idle", frames(first, second if beast.floats else squashed(first, high - 1)))
    sheet.add("walk", frames(first, shifted(second, 0, lift)), 10)
    if attacks:
        sheet.add("attack", frames(squashed(second, high - 2), shifted(first, 1, 0)), 8)
    sheet.add("hurt", frames(hurt))
    remains = [burst(size, 1), burst(size, 2)]
    sheet.add("death", frames(hurt, squashed(second, max(high // 2, 3)), *remains))
    return sheet
