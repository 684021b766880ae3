"""Water: a pool seen from the side, and from above a blob set with banks and foam."""

import random

import numpy as np

from vintage_game_generator.assets.palette import distance, oklab
from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile, Tones
from vintage_game_generator.assets.tilesets.shape import Shape, shape

_ALIKE = 60  # Oklab distance in thousandths
_POOL = 12  # Oklab distance in thousandths
_VIVID = 40  # a step of blueness in Oklab, in thousandths


def _ripples(size: int, rng: random.Random) -> Tile:
    """Return a wrapping patch of tones with small waves, two tiles wide and high."""
    whole = size * 2
    tones = np.full((whole, whole), 2, np.uint8)
    wide, step = (3, 8) if size == 16 else (2, 4)
    for number, y in enumerate(range(0, whole, step)):
        for x in range(0, whole, step * 2):
            x0 = x + (step if number % 2 else 0) + rng.randrange(step // 2)
            y0 = y + rng.randrange(step // 2)
            kind = rng.randrange(5)
            if kind == 0:
                for across in range(wide):
                    tones[y0 % whole, (x0 + across) % whole] = 1
                tones[(y0 + 1) % whole, (x0 + wide) % whole] = 1
            elif kind < 4:
                for across in range(wide):
                    tones[y0 % whole, (x0 + across) % whole] = 3
                tones[(y0 + 1) % whole, (x0 - 1) % whole] = 3
                if kind == 3:
                    tones[(y0 - 1) % whole, (x0 + wide) % whole] = 4
    return tones


def _shades(inks: Inks) -> Tones:
    """Return the inks of water, one step darker where it would look like the backdrop colour."""
    tones = inks.tones("water")
    if distance(inks.colour(int(tones[2])), inks.backdrop) < _ALIKE:
        tones = tones[[0, 1, 1, 2, 2]]
    if _blue(inks, tones[4]) > _blue(inks, tones[2]) + _VIVID:  # else it would look like stone
        tones = tones[[0, 2, 4, 2, 2]]
    elif tones[4] == tones[2]:  # few shades: ripples in the darkest, or they would not show
        tones = tones[[0, 0, 2, 0, 0]]
    elif tones[3] == tones[2]:
        tones = tones[[0, 1, 2, 4, 4]]
    return tones


def _blue(inks: Inks, ink: int) -> int:
    """Return how blue a colour is, in thousandths of Oklab's b."""
    return -oklab(inks.colour(int(ink))).b


def dry_tones(ground: Inks, scenery: Inks) -> Tones:
    """Return five inks of the upper face of walls: the ground's, or its cover's.

    Where the ground has the very colour of the biome's water, as ice may have, a wall would
    be taken for a pool; then what lies on top of it, such as snow, covers all of it.
    """
    fill, cover = ground.tones("fill"), ground.tones("top")
    pool = scenery.colour(int(_shades(scenery)[2]))
    if _blue(ground, fill[3]) < _VIVID or distance(ground.colour(int(fill[3])), pool) > _POOL:
        return fill
    return np.array([fill[3], cover[2], cover[3], cover[3], cover[4]], np.uint8)


def pool_tiles(inks: Inks, size: int, rng: random.Random) -> list[Tile]:
    """Return two surface tiles and two tiles of deep water, seen from the side."""
    tones = _ripples(size, rng)
    water = _shades(inks)
    crest = (
        [2, 2, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 3, 3] if size == 16 else [1, 1, 0, 0, 1, 1, 2, 2]
    )
    tiles = []
    for part in range(2):
        tile = water[np.clip(tones[:size, part * size : (part + 1) * size].astype(int), 1, 4)]
        for x in range(size):
            tile[: crest[x], x] = CLEAR
            tile[crest[x], x] = water[4]
            tile[crest[x] + 1, x] = water[3]
        tiles.append(tile)
    deep = water[np.clip(tones[size:].astype(int) - 1, 0, 3)]
    return [*tiles, deep[:, :size], deep[:, size:]]


def _bank(tile: Tile, form: Shape, water: Tones, foam: int) -> None:
    """Paint the side of the far bank, and the foam at its foot."""
    tall = len(tile) // 4
    tile[form.top < tall] = water[0]
    if len(tile) == 16:
        tile[(form.top < tall - 1) & (form.top > 0)] = water[1 if water[1] != water[2] else 0]
    tile[(form.top == tall) & (form.edge > 0)] = foam
    tile[(form.left == 0) | (form.right == 0)] = foam


def lake_tiles(inks: Inks, size: int, slanted: bool, rng: random.Random) -> list[list[Tile]]:
    """Return the blob set of water seen from above, in four versions.

    At a slant the far bank shows its side; from straight above there is but a line of foam.
    """
    tones = _ripples(size, rng)
    water = _shades(inks)
    foam = water[4] if water[4] != water[2] else water[1]
    radius = size * 7 // 16
    wobble = np.array([rng.choice((0, 0, 1)) for _ in range(size)])
    wobble[[0, -1]] = 0
    sets = []
    for quarter in range(4):
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        base = water[tones[y0 : y0 + size, x0 : x0 + size]]
        tiles = []
        for mask in autotile.MASKS:
            form = shape(mask, size, radius)
            tile = base.copy()
            north = not mask & autotile.N
            edge = form.edge - (wobble[None, :] if not (mask & autotile.S) else 0)
            tile[form.edge == 1] = water[3]
            tile[edge <= 0] = foam
            if north and slanted:
                _bank(tile, form, water, foam)
            tile[~form.inside] = CLEAR
            tiles.append(tile)
        sets.append(tiles)
    return sets
