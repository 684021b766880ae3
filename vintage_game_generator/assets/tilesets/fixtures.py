"""Ledges, ladders and hazards: what a hero stands on, climbs and fears."""

import numpy as np

from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile
from vintage_game_generator.assets.tilesets.motif import Motif, motif
from vintage_game_generator.models.style import Terrain

_THORNY = (Terrain.GRASS, Terrain.SWAMP, Terrain.CORAL)


def ledge_tiles(terrain: Terrain, inks: Inks, size: int) -> list[Tile]:
    """Return the left end, the middle, the right end and the single ledge."""
    return [
        _ledge(terrain, inks, size, left, right)
        for left, right in ((True, False), (False, False), (False, True), (True, True))
    ]


def _ledge(terrain: Terrain, inks: Inks, size: int, left: bool, right: bool) -> Tile:
    steel = terrain in (Terrain.METAL, Terrain.BRICK)
    tones = inks.tones("metal" if steel else "wood")
    tile = np.zeros((size, size), np.uint8)
    thick = 7 if size == 16 else 4
    tile[0:thick] = tones[2]
    tile[0] = tones[4]
    tile[1] = tones[3]
    tile[thick - 2] = tones[1]
    tile[thick - 1] = inks.line
    if steel:
        for x in range(0, size, 4):
            tile[2 : thick - 2, x] = tones[0]
            tile[2 : thick - 2, x + 1] = tones[3]
    else:
        for x in range(0, size, 8):
            tile[1 : thick - 1, x] = tones[0]
            tile[1 : thick - 2, (x + 1) % size] = tones[3]
        if size == 16:
            tile[3, 4:7] = tones[1]
            tile[4, 11:14] = tones[1]
    brace = thick + (size - thick) // 3
    if size == 16:
        for x in ((2, 3) if left else ()) + ((size - 4, size - 3) if right else ()):
            tile[thick:brace, x] = tones[1]
        for x in ((1, 4) if left else ()) + ((size - 5, size - 2) if right else ()):
            tile[thick:brace, x] = inks.line
        for start in ((1,) if left else ()) + ((size - 5,) if right else ()):
            tile[brace, start : start + 4] = inks.line
    for side, x in ((left, 0), (right, size - 1)):
        if side:
            tile[0 : thick - 1, x] = inks.line
            tile[0, x] = tile[thick - 1, x] = CLEAR
    return tile


def ladder_tiles(terrain: Terrain, inks: Inks, size: int) -> list[Tile]:
    """Return the top end and the middle of a ladder."""
    tones = inks.tones("metal" if terrain in (Terrain.METAL,) else "wood")
    middle = np.zeros((size, size), np.uint8)
    rail = size // 8
    for x in (rail, size - 2 * rail - (1 if size == 16 else 0)):
        wide = 3 if size == 16 else 2
        middle[:, x - 1] = inks.line
        middle[:, x : x + wide] = tones[2]
        middle[:, x] = tones[4]
        middle[:, x + wide - 1] = tones[1]
        if x + wide < size:
            middle[:, x + wide] = inks.line
    inner = slice(rail + 3, size - 2 * rail - 1) if size == 16 else slice(3, size - 2)
    for y in range(1, size, size // 4 if size == 16 else 4):
        middle[y, inner] = tones[3]
        if size == 16:
            middle[y + 1, inner] = tones[1]
            middle[y + 2, inner] = inks.line
        else:
            middle[y + 1, inner] = inks.line
    top = middle.copy()
    return [top, middle]


_SPIKES: dict[int, Motif] = {
    16: motif(
        "accent",
        "metal danger",
        """
        ................
        ................
        ...#.......#....
        ...#.......#....
        ..#4#.....#4#...
        ..#42#....#42#..
        ..#42#....#42#..
        .#443#...#443#..
        .#4321#..#4321#.
        .#4321#..#4321#.
        #44321##.#4321##
        #443210##44321#3
        #4433210#443210#
        4433221044332210
        cccbcccbcccbcccb
        aaaaaaaaaaaaaaaa
        """,
    ),
    8: motif(
        "accent",
        "metal danger",
        """
        ........
        .#...#..
        .4#..4#.
        #4#.#4#.
        #42##42#
        #42##42#
        44214421
        bbbbbbbb
        """,
    ),
}
_THORNS: dict[int, Motif] = {
    16: motif(
        "accent",
        "danger metal",
        """
        ................
        ..........e.....
        .........#d#....
        ..e......#3#....
        .#d#....#32#....
        .#3#....#32#..e.
        .#32#..#332#.#d#
        ..#32#.#32#..#3#
        ..#32##332#.#32#
        e.#332#321##332#
        d##332#321#3321#
        3##3322321#321##
        32#332221133221#
        #32222211322211#
        #12222112221112#
        .##############.
        """,
    ),
    8: motif(
        "accent",
        "danger metal",
        """
        ..e.....
        .#d#..e.
        .#3#.#d#
        #.#32#3#
        3##32#2#
        32#2213#
        #2221122
        .######.
        """,
    ),
}
_THORNS_ABOVE: dict[int, Motif] = {
    16: motif(
        "accent",
        "danger metal",
        """
        ..e.....e....e..
        .#d#...#d#..#d#.
        .#32#.#32#.#32#.
        ..#32#332##332#.
        #.#332321#3321#3
        3#333222133221#3
        #2222211222211#2
        .##############.
        .....e....e.....
        e...#d#..#d#...e
        d#.#32#.#32#..#d
        32#332##332#.#33
        #3#3321#3321#332
        #33322213322132#
        #22221122221122#
        .##############.
        """,
    ),
    8: motif(
        "accent",
        "danger metal",
        """
        ..e...e.
        .#d#.#d#
        #.32##2#
        .######.
        .e...e..
        #d#.#d#.
        #32##2#.
        .######.
        """,
    ),
}
_SPIKES_ABOVE: dict[int, Motif] = {
    16: motif(
        "accent",
        "metal danger",
        """
        ...##......##...
        ...#4#.....#4#..
        ..#43#....#43#..
        ..#421#...#421#.
        .#4321#..#4321#.
        .#4321#..#4321#.
        .#######.######.
        ..bbbbb...bbbbb.
        ...##......##...
        ...#4#.....#4#..
        ..#43#....#43#..
        ..#421#...#421#.
        .#4321#..#4321#.
        .#4321#..#4321#.
        .#######.######.
        ..bbbbb...bbbbb.
        """,
    ),
    8: motif(
        "accent",
        "metal danger",
        """
        ..#...#.
        .#4#.#4#
        .#42##42
        .###.###
        ..#...#.
        .#4#.#4#
        .#42##42
        .###.###
        """,
    ),
}


def hazard_tiles(terrain: Terrain, inks: Inks, size: int, side_view: bool) -> list[Tile]:
    """Return the hazard on the ground, and seen from the side also the one on a ceiling."""
    thorny = terrain in _THORNY
    if not side_view:
        return [(_THORNS_ABOVE if thorny else _SPIKES_ABOVE)[size].paint(inks)]
    upright = (_THORNS if thorny else _SPIKES)[size].paint(inks)
    return [upright, np.ascontiguousarray(upright[::-1])]
