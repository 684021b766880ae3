"""Solid cells that stand alone, seen at a slant: trees, columns, rocks, two cells tall."""

import random

import numpy as np

from vintage_game_generator.assets.tilesets.foliage import crown
from vintage_game_generator.assets.tilesets.inks import CLEAR, BiomeInks, Inks, Tile
from vintage_game_generator.assets.tilesets.lying_motifs import LYING
from vintage_game_generator.assets.tilesets.texture import patch
from vintage_game_generator.models.style import Light, Terrain

_SIDES = {Light.TOP_LEFT: 1, Light.TOP: 0, Light.TOP_RIGHT: -1}


def _sapling(size: int, inks: Inks, light: Light, rng: random.Random) -> Tile:
    """Return a round tree on a short trunk."""
    unit = size / 16
    picture = np.zeros((size * 2, size), np.uint8)
    bark = inks.tones("near")
    half, foot = size // 2, size * 2
    wide = max(1, size // 6)
    for y in range(round(20 * unit), foot):
        flare = 1 if y >= foot - max(1, round(2 * unit)) else 0
        left, right = half - wide - flare, half + wide + flare
        picture[y, left:right] = bark[2]
        picture[y, left + 1 : half] = bark[3]
        picture[y, left] = picture[y, right - 1] = inks.line
    picture[foot - 1, half - wide - 1 : half + wide + 1] = inks.line
    at = [(8, 12, 7), (5, 16, 5), (11, 16, 5), (8, 18, 6), (6, 12, 4), (10, 14, 4)]
    lumps = [
        (round((x + rng.choice((-0.5, 0, 0))) * unit), round(y * unit), round(r * unit))
        for x, y, r in at
    ]
    leaves = crown(size, size * 2, lumps, inks, light, rng)
    return np.where(leaves != CLEAR, leaves, picture)


def _fir(size: int, inks: Inks, light: Light) -> Tile:
    """Return a narrow fir, its tiers tipped with light."""
    plant, bark = inks.raised("plant"), inks.tones("near")
    tall, half = size * 2, size // 2
    picture = np.zeros((tall, size), np.uint8)
    picture[tall - size // 4 :, half - 2 : half + 2] = inks.line
    picture[tall - size // 4 : tall - 1, half - 1 : half + 1] = bark[[3, 1]]
    side = -1 if light is Light.TOP_RIGHT else 1
    top, low, tiers = size * 3 // 8, tall - size // 8, 3
    for y in range(top, low):
        tier, down = divmod((y - top) * tiers, low - top)
        reach = 1 + (tier + 1) * (half - 2) // (2 * tiers)
        reach += down * (half - reach) // (low - top)
        reach = min(half, reach)
        for x in range(half - reach, half + reach):
            across = (2 * (x - half) + 1) * side
            tone = 4 if across < -reach else 3 if across < 0 else 2 if across < reach else 1
            picture[y, x] = plant[max(0, tone - (down > (low - top) * 3 // 4))]
        picture[y, half - reach] = picture[y, half + reach - 1] = inks.line
    picture[low - 1][picture[low - 1] != CLEAR] = inks.line
    return picture


def _turned(
    profile: list[int], crest: int, terrain: Terrain, inks: Inks, light: Light, rng: random.Random
) -> Tile:
    """Return a body of half-widths, top to bottom, two cells tall, with a lit upper face.

    Args:
        profile: half-widths in pixels of the rows above the foot.
        crest: how many of its rows the upper face takes.
        terrain: what it is made of.
        inks: of the ground.
        light: where the light comes from.
        rng: for the texture.
    """
    size = 16 if max(profile) > 4 else 8
    side = _SIDES[light] or 1
    fill, lit = inks.off_backdrop(inks.tones("fill")), inks.tones("top")
    grain = patch(terrain, size, rng)
    picture = np.zeros((size * 2, size), np.uint8)
    half, start = size // 2, size * 2 - len(profile)
    for row, reach in enumerate(profile):
        y = start + row
        for x in range(half - reach, half + reach):
            across = (2 * (x - half) + 1) * side
            tone = 3 if across < -reach else 2 if across < reach else 1
            tone += (int(grain[y % (size * 2), x]) > 2) - (int(grain[y % (size * 2), x]) < 2)
            if row < crest:
                hollow = (
                    terrain is Terrain.CORAL and row > 0 and abs(2 * (x - half) + 1) < size // 2
                )
                picture[y, x] = inks.line if hollow else lit[3] if row > 1 else lit[4]
            else:
                picture[y, x] = fill[min(4, max(1, tone - (row > len(profile) * 3 // 4)))]
        if row == crest:
            picture[y, half - reach : half + reach] = lit[1]
    body = np.pad(picture != CLEAR, 1)
    buried = body[:-2, 1:-1] & body[2:, 1:-1] & body[1:-1, :-2] & body[1:-1, 2:]
    picture[(picture != CLEAR) & ~buried] = inks.line
    return picture


def _profile(terrain: Terrain, size: int, rng: random.Random) -> tuple[list[int], int]:
    """Return the half-widths of a free-standing rock or tank, and the rows of its upper face."""
    half = size // 2
    if terrain is Terrain.METAL:
        dome = [half - 3, half - 2, half - 1, half - 1] if size == 16 else [2, 3]
        return dome + [half - 1] * (size * 22 // 16 - len(dome)), len(dome) + 1
    if terrain is Terrain.CORAL:
        mouth = [5, 7, 7, 7] if size == 16 else [3, 4]
        waist = [7] * 3 + [6] * 4 + [7] * 6 + [8] * 6 if size == 16 else [4, 3, 3, 4, 4, 4, 4]
        return mouth + waist, len(mouth)
    tall = size * 24 // 16
    spire = [
        min(half, max(size // 8, size // 6 + row * half // tall + rng.choice((0, 0, 1))))
        for row in range(tall)
    ]
    spire[-size // 4 :] = [half] * (size // 4)
    return spire, size * 3 // 16


def pillars(
    terrain: Terrain, inks: BiomeInks, size: int, light: Light, rng: random.Random
) -> tuple[str, list[Tile]]:
    """Return a palette's name and what stands on a lone cell: two pictures, two cells tall."""
    if terrain in (Terrain.GRASS, Terrain.SWAMP):
        return "scenery", [_sapling(size, inks.scenery, light, rng) for _ in range(2)]
    if terrain is Terrain.ICE:
        return "scenery", [_fir(size, inks.scenery, light)] * 2
    if terrain is Terrain.BRICK:
        column = LYING["column"][size]
        return "ground", [column.paint(inks.ground, light is Light.TOP_RIGHT)] * 2
    return "ground", [
        _turned(*_profile(terrain, size, rng), terrain, inks.ground, light, rng) for _ in range(2)
    ]
