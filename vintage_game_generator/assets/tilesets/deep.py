"""The depth of the ground: darker inside, so that the edges on which a hero walks stand out."""

import numpy as np

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import Tile
from vintage_game_generator.assets.tilesets.shape import shape
from vintage_game_generator.assets.tilesets.solid import Ground
from vintage_game_generator.models.style import Terrain

_WAVE = (0, 0, 1, 2, 2, 1, 1, 0, 0, 1, 1, 2, 1, 1, 0, 0)

# What lies in the ground, in tones; blanks show the ground.
_BOULDER = ("  3333  ", " 322221 ", "32222211", "32222110", "32221110", " 111100 ", "  0000  ")
_BONE = ("33    33", "3233332 ", " 222223 ", "11    11")
_SPIRAL = ("  3333  ", " 3    2 ", "3  22  2", "3 2  2 1", "3  2   1", " 2    1 ", "  2211  ")
_ROOT = (
    "0       ",
    "30      ",
    " 30  0  ",
    "  3003  ",
    "   33   ",
    "   30   ",
    "  30    ",
    "  3     ",
)
_CRACK = (
    "0     0 ",
    "30   03 ",
    " 30 03  ",
    "  303   ",
    "   03   ",
    "    0   ",
    "   03   ",
    "   0    ",
)
_BUBBLES = ("  4   ", " 4 4  ", "  4   ", "     4", "4     ", "    4 ")
_VENT = ("33333333", "30000001", "32222221", "30000001", "32222221", "30000001", "31111111")
_PANEL = (
    "33333333",
    "34    01",
    "3  00  1",
    "3 0  3 1",
    "3 0  3 1",
    "3  33  1",
    "30    41",
    "11111111",
)
_SLIT = ("  3333  ", " 300001 ", " 300001 ", " 300001 ", " 300001 ", " 322221 ", "32222221")
_HOLES = (" 00   00", "0000 000", "3003 303", " 33   3 ", "   00   ", "  0000  ", "  3003  ")
FINDS: dict[Terrain, tuple[tuple[str, ...], ...]] = {
    Terrain.GRASS: (_BOULDER, _BONE, _ROOT),
    Terrain.STONE: (_CRACK, _SPIRAL, _BOULDER),
    Terrain.ICE: (_BUBBLES, _CRACK, _SPIRAL),
    Terrain.SAND: (_SPIRAL, _BONE, _BOULDER),
    Terrain.METAL: (_VENT, _PANEL, _VENT),
    Terrain.BRICK: (_SLIT, _CRACK, _SLIT),
    Terrain.CORAL: (_HOLES, _SPIRAL, _BUBBLES),
    Terrain.SWAMP: (_ROOT, _BOULDER, _BONE),
}


def deep_tiles(ground: Ground) -> list[list[Tile]]:
    """Return the blob set of ground that has ground on all sides, in four versions."""
    return [[_deep(ground, mask, quarter) for mask in autotile.MASKS] for quarter in range(4)]


def find_tiles(ground: Ground) -> list[Tile]:
    """Return deep tiles with things buried in them: four of each kind, one for each quarter.

    Tiles of eight pixels are too small for that and have none.
    """
    if ground.size < 16:
        return []
    return [
        _deep(ground, 255, quarter, find) for find in FINDS[ground.terrain] for quarter in range(4)
    ]


def _deep(ground: Ground, mask: int, quarter: int, find: tuple[str, ...] = ()) -> Tile:
    size = ground.size
    form = shape(mask, size, size * 6 // 16)
    ys, xs = np.indices((size, size))
    edge = form.edge - np.array(_WAVE)[(xs + ys) * 16 // size % 16]
    inner = (edge >= 2) | ((edge >= 0) & ((xs + ys) % 2 == 0))
    tones = ground.quarter(quarter)
    tones[inner] -= 1
    for down, row in enumerate(find):
        for across, letter in enumerate(row):
            if letter != " ":
                tones[4 + down, 4 + across] = max(0, int(letter) - 1)
    return ground.inks.tones("fill")[np.clip(tones, 0, 4)]
