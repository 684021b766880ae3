"""Floors seen from above: open ground with details, and a blob set of trodden path."""

import random

import numpy as np

from vintage_game_generator.assets.palette import distance, lightness
from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import (
    BACKDROP,
    CLEAR,
    Inks,
    Tile,
    Tones,
    akin,
    looks_wet,
)
from vintage_game_generator.assets.tilesets.shape import shape
from vintage_game_generator.assets.tilesets.wall import WOODED
from vintage_game_generator.assets.tilesets.weave import drafted_patch
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Terrain

_MARKS: dict[Terrain, tuple[tuple[str, ...], ...]] = {
    Terrain.GRASS: (("3..", "13."), (".4",), ("3.3", "1.1"), ("11",)),
    Terrain.STONE: (("11", ".1"), ("33",), ("1..", "111"), ("3",)),
    Terrain.ICE: (("..4", ".4.", "4.."), ("33",), ("11",), ("4",)),
    Terrain.SAND: (("333", "..1"), ("1",), ("4",), ("11", "33")),
    Terrain.METAL: (("4", "1"), ("11",)),
    Terrain.BRICK: (("11",), ("33",), ("1.", "11")),
    Terrain.CORAL: (("33", "1."), ("4",), ("1", "1"), ("3.3",)),
    Terrain.SWAMP: (("11.", ".11"), ("3",), ("3.3", ".1."), ("4",)),
}
_PAVED = (Terrain.METAL, Terrain.BRICK, Terrain.STONE)

_DARK = 480  # Oklab lightness in thousandths
_MILD = 165  # Oklab distance in thousandths


def _paving(tone: Tile, size: int) -> None:
    """Cut a floor into flags, one or four a tile."""
    tone[0, :] = 1
    tone[:, 0] = 1
    tone[1, 1:] = np.where(tone[1, 1:] == 2, 3, tone[1, 1:])
    tone[1:, 1] = np.where(tone[1:, 1] == 2, 3, tone[1:, 1])


def floor_tiles(terrain: Terrain, inks: Inks, size: int, rng: random.Random) -> list[Tile]:
    """Return the plain floor and four with details; any two fit side by side."""
    shades = inks.around_backdrop()
    tiles = []
    for number in range(5):
        tone = np.full((size, size), 2, np.uint8)
        if terrain in _PAVED:
            _paving(tone, size)
        for _ in range((3, 4, 5, 6, 4)[number] if size == 16 else (0, 1, 1, 2, 2)[number]):
            rows = rng.choice(_MARKS[terrain])
            x = rng.randrange(2, size - len(rows[0]) - 1)
            y = rng.randrange(2, size - len(rows) - 1)
            for down, row in enumerate(rows):
                for across, letter in enumerate(row):
                    if letter != ".":
                        tone[y + down, x + across] = int(letter)
        tiles.append(np.asarray(shades[tone], np.uint8))
    return tiles


def shaded(floor: Tile, inks: Inks, slanted: bool) -> Tile:
    """Return a floor on whose upper edge a wall's shadow lies, a longer one below tall fronts."""
    deep = len(floor) * (5 if slanted else 3) // 16
    tile = floor.copy()
    if inks.around_backdrop()[1] == BACKDROP:
        veil = shadow(inks, BACKDROP, len(floor), slanted)
        return np.where(veil != CLEAR, veil, tile)
    tile[:deep] = np.where(tile[:deep] == BACKDROP, inks.around_backdrop()[1], tile[:deep])
    tile[:deep][tile[:deep] == inks.around_backdrop()[3]] = BACKDROP
    return tile


def shadow(inks: Inks, lit: int, size: int, slanted: bool) -> Tile:
    """Return the shadow to lay over an ink; where no darker shade of it is at hand, a veil.

    Every other pixel of a veil is dark, as on consoles that cannot blend.
    """
    tile = np.zeros((size, size), np.uint8)
    ys, xs = np.indices((size, size))
    deep = size * (5 if slanted else 3) // 16
    dark = inks.shade_of(lit)
    if dark != lit:
        tile[ys < deep] = dark
    else:
        tile[(ys < deep - 1) & ((ys + xs) % 2 == 0)] = inks.line
    return tile


def path_ink(terrain: Terrain, ground: Inks, scenery: Inks) -> int:
    """Return the ink of most of a path."""
    dry = _path_inks(terrain, ground, scenery)
    return BACKDROP if dry is None else int(dry[0][3])


def _path_inks(terrain: Terrain, inks: Inks, scenery: Inks) -> tuple[Tones, int] | None:
    """Return five inks of a path and that of its rim, if there are any that do not look wet.

    Between trees a path is bare earth. Between walls it is the floor's own colour, worn and
    cracked, for the earth's colours are the walls' there.
    """
    water = scenery.colour(scenery.ink("water"))
    if terrain in WOODED:
        earth = inks.tones("fill")
        wet = looks_wet(inks.colour(int(earth[2])), water)
        return None if wet else (earth, int(inks.ink("top", 0)))
    shades = [int(ink) for ink in inks.around_backdrop()]
    sides = (shades[3], shades[1]) if lightness(inks.backdrop) < _DARK else (shades[1], shades[3])
    worn = next((ink for ink in sides if ink != BACKDROP and _mild(inks, ink)), BACKDROP)
    walls = {int(ink) for ink in inks.tones("fill")[2:4]}
    if (
        worn == BACKDROP
        or worn in walls
        or (looks_wet(inks.colour(worn), water) and not _alike(inks, worn))
    ):
        return None
    crack = BACKDROP if worn == shades[3] else shades[0] if shades[0] != BACKDROP else worn
    return np.array([crack, crack, crack, worn, worn], np.uint8), crack


def _mild(inks: Inks, ink: int) -> bool:
    """Return whether a colour is near enough to the backdrop colour to be the same floor."""
    return distance(inks.colour(ink), inks.backdrop) <= _MILD


def _alike(inks: Inks, ink: int) -> bool:
    """Return whether a colour has the backdrop's hue, and so cannot be taken for water on it."""
    return akin(inks.colour(ink), inks.backdrop, 35)


_FLAGS = {
    16: (
        "................",
        ".33333....333...",
        "2222222..22222..",
        "2222222..222222.",
        ".22222...222222.",
        ".#####....2222..",
        "..........####..",
        "................",
        "................",
        "....33333.......",
        "...2222222...33.",
        "...2222222..2222",
        "....22222...2222",
        "....#####....22.",
        ".............##.",
        "................",
    ),
    8: (
        "........",
        ".33.....",
        "2222.33.",
        ".##..22.",
        ".....##.",
        "..33....",
        ".2222...",
        "..##....",
    ),
}


def _stones(inks: Inks, size: int) -> list[list[Tile]]:
    """Return a path of flat stones laid on the floor, turned about in its four versions."""
    fill = inks.tones("fill")
    colour = {".": CLEAR, "#": inks.line, "2": int(fill[2]), "3": int(fill[3])}
    flags = np.array([[colour[letter] for letter in row] for row in _FLAGS[size]], np.uint8)
    sets = []
    for quarter in range(4):
        laid = np.roll(flags[:, ::-1] if quarter % 2 else flags, quarter // 2 * size // 2, axis=1)
        forms = (shape(mask, size, size * 6 // 16) for mask in autotile.MASKS)
        sets.append([np.where(form.inside, laid, CLEAR).astype(np.uint8) for form in forms])
    return sets


def path_tiles(
    terrain: Terrain,
    inks: Inks,
    scenery: Inks,
    size: int,
    rng: random.Random,
    draft: TilesetDraft | None = None,
) -> list[list[Tile]]:
    """Return the blob set of a path, in four versions; it lies on the floor."""
    tones = drafted_patch(terrain, size, inks.tones("fill")[[1, 2, 3, 4, 4]], rng, draft)
    dry = _path_inks(terrain, inks, scenery)
    if dry is None:
        return _stones(inks, size)
    earth, rim = dry
    tuft = inks.ink("top", 1)
    fringe = np.array([rng.choice((0, 0, 1, 1, 2)) for _ in range(size)])
    fringe[[0, -1]] = 0
    radius = size * 6 // 16
    sets = []
    for quarter in range(4):
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        base = earth[np.clip(tones[y0 : y0 + size, x0 : x0 + size].astype(int) + 1, 1, 4)]
        tiles = []
        for mask in autotile.MASKS:
            form = shape(mask, size, radius)
            tile = np.asarray(base.copy(), np.uint8)
            if rim != BACKDROP:
                tile[form.edge == 0] = earth[1]
            if terrain in WOODED:
                tile[form.bottom < fringe[None, :]] = tuft
                tile[form.bottom == fringe[None, :]] = earth[1]
                tile[form.top == 1] = earth[1]
            tile[form.top <= 0] = rim
            tile[~form.inside] = CLEAR
            tiles.append(tile)
        sets.append(tiles)
    return sets
