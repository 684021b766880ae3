"""Crowns of leaves: lumps lit from above, with leafy edges, for trees and bushes."""

import random

import numpy as np

from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile
from vintage_game_generator.models.style import Light

Lump = tuple[int, int, int]


def crown(
    width: int, height: int, lumps: list[Lump], inks: Inks, light: Light, rng: random.Random
) -> Tile:
    """Return a crown made of round lumps (x, y, radius in pixels), the later ones in front."""
    side = {Light.TOP_LEFT: 1, Light.TOP: 0, Light.TOP_RIGHT: -1}[light]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.int64)
    tones = np.full((height, width), -1, np.int64)
    ragged = np.array(rng.choices((0, 0, 1), k=height * width)).reshape(height, width)
    grain = np.array(rng.choices((0, 0, 0, 0, 1, -1), k=height * width)).reshape(height, width)
    for number, (x, y, radius) in enumerate(lumps):
        dx, dy = xs - x, ys - y
        inside = dx * dx + dy * dy + np.roll(ragged, number) * radius <= radius * radius
        slope = (dx * side + dy * 2) * 4 // max(1, radius)
        lump = np.full_like(tones, 2)
        lump[slope <= -2] = 3
        lump[slope <= -5] = 4
        lump[slope >= 3] = 1
        lump[slope >= 6] = 0
        tones = np.where(inside, np.clip(lump + np.roll(grain, number), 0, 4), tones)
    low = max(y + radius for _, y, radius in lumps)
    tones[(tones > 0) & (ys >= low - height // 6)] -= 1
    tile = np.asarray(np.where(tones >= 0, inks.tones("plant")[np.clip(tones, 0, 4)], CLEAR))
    solid = np.pad(tones >= 0, 1)
    buried = solid[:-2, 1:-1] & solid[2:, 1:-1] & solid[1:-1, :-2] & solid[1:-1, 2:]
    tile[(tones >= 0) & ~buried] = inks.line
    return tile.astype(np.uint8)


def tree(size: int, inks: Inks, light: Light, rng: random.Random) -> Tile:
    """Return a broad tree, two tiles wide and three high, its foot in the middle of the bottom."""
    wide, tall = size * 2, size * 3
    unit = size / 16
    at = [(16, 10, 8), (8, 16, 7), (24, 16, 7), (16, 18, 9), (7, 21, 6), (25, 21, 6)]
    at += [(12, 8, 5), (20, 9, 5), (10, 14, 5), (22, 15, 5), (16, 15, 5), (12, 21, 5), (20, 21, 5)]
    lumps = [
        (
            round((x + rng.randint(-1, 1)) * unit),
            round((y + rng.randint(-1, 1)) * unit),
            round(r * unit),
        )
        for x, y, r in at
    ]
    picture = np.zeros((tall, wide), np.uint8)
    bark = inks.tones("near")
    half = max(1, round(2.5 * unit))
    for y in range(round(24 * unit), tall):
        spread = 1 if y >= tall - round(2 * unit) else 0
        left, right = size - half - spread, size + half + spread
        picture[y, left:right] = bark[2]
        picture[y, left] = picture[y, right - 1] = inks.line
        if half > 1:
            picture[y, left + 1] = bark[3]
            picture[y, right - 2] = bark[1]
            if y % 5 == 0:
                picture[y, size] = bark[1]
    leaves = crown(wide, tall, lumps, inks, light, rng)
    return np.where(leaves != CLEAR, leaves, picture)


def pine(size: int, inks: Inks, light: Light, rng: random.Random) -> Tile:
    """Return a fir, two tiles wide and three high."""
    wide, tall = size * 2, size * 3
    plant, bark = inks.tones("plant"), inks.tones("near")
    picture = np.zeros((tall, wide), np.uint8)
    picture[tall - size // 2 :, size - 2 : size + 2] = inks.line
    picture[tall - size // 2 :, size - 1 : size + 1] = bark[[3, 1]]
    tiers = 5
    low = tall - size // 4
    side = -1 if light is Light.TOP_RIGHT else 1
    for y in range(1, low):
        tier, down = divmod(y * tiers, low)
        reach = (y * (size - 2) // low * 2 + down * size // (low * 2)) // 2 + 1
        reach = min(size - 1, reach + (1 if rng.random() < 0.3 else 0))
        for x in range(size - reach, size + reach):
            across = (x - size) * side
            tone = 3 if across < -reach // 3 else 2 if across < reach // 3 else 1
            tone += 1 if down < low // 3 and tone > 1 else 0
            tone -= 1 if down > low * 3 // 4 else 0
            picture[y, x] = plant[max(0, min(4, tone + rng.choice((0, 0, 0, -1))))]
        picture[y, size - reach] = picture[y, size + reach - 1] = inks.line
        if tier + 1 < tiers and down + tiers >= low:
            picture[y, size - reach + 1 : size + reach - 1] = plant[0]
    picture[low - 1][picture[low - 1] != CLEAR] = inks.line
    return picture


def bush(size: int, inks: Inks, light: Light, rng: random.Random) -> Tile:
    """Return a bush, two tiles wide and one high."""
    unit = size / 16
    at = [(7, 11, 6), (25, 11, 6), (13, 8, 7), (20, 9, 7), (16, 12, 6)]
    lumps = [
        (round((x + rng.randint(-1, 1)) * unit), round(y * unit), round(r * unit)) for x, y, r in at
    ]
    picture = crown(size * 2, size + 2, lumps, inks, light, rng)[:size]
    picture[size - 1][picture[size - 1] != CLEAR] = inks.line
    return picture
