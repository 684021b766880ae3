"""A wood seen at a slant: crowns behind crowns, trunks in the shade below the foremost."""

import random

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile
from vintage_game_generator.models.style import Light

_SIDES = {Light.TOP_LEFT: 1, Light.TOP: 0, Light.TOP_RIGHT: -1}


def leafage(size: int, light: Light, rng: random.Random) -> NDArray[np.int64]:
    """Return tones (0 to 4) of a seamless canopy, two tiles wide and two high.

    Each crown is a ball of leaves as wide as a tile, lit from above; those nearer to the
    viewer hide the feet of those behind.
    """
    whole, half, side = size * 2, size // 2, _SIDES[light]
    ys, xs = np.mgrid[0:whole, 0:whole].astype(np.int64)
    tones = np.full((whole, whole), 1, np.int64)
    grain = np.array(rng.choices((0, 0, 0, 0, 1, -1), k=whole * whole)).reshape(whole, whole)
    rows = range(0, whole, half)
    nudges = [rng.randint(-1, 1) if size == 16 else 0 for _ in range(2 * len(rows))]
    for lap in (-1, 0, 1):
        for number, y in enumerate(rows):
            for at in range(2):
                x = at * size + (half if number % 2 else 0) + half + nudges[number * 2 + at]
                dx = (xs - x + size) % whole - size
                dy = ys - (y + lap * whole)
                radius = half + 1
                ball = dx * dx + dy * dy <= radius * radius
                slope = (dx * side + dy * 2) * 4 // radius
                ball_tones = np.select(
                    [slope <= -6, slope <= -2, slope <= 2, slope <= 5], [4, 3, 2, 1], 0
                )
                rim = dx * dx + dy * dy > (radius - 1) * (radius - 1)
                ball_tones = np.where(rim & (dy < 0), 1, ball_tones)
                tones = np.where(ball, ball_tones, tones)
    return np.clip(tones + np.where(tones > 0, grain, 0), 0, 4)


class Canopy:
    """A wood: leaves from above, trunks in front; its crests rise over the cells behind."""

    palette = "scenery"

    def __init__(self, inks: Inks, size: int, light: Light, rng: random.Random) -> None:
        self.inks, self.size = inks, size
        self._tones = leafage(size, light, rng)
        middle = (size - 1) / 2
        arc = [1 - ((x - middle) / (size / 2 + 0.5)) ** 2 for x in range(size)]
        self._arc = np.array([round(size * 7 / 16 * part) for part in arc])
        bumps = [2, 1, 0, 0, 0, 0, 1, 2] if size == 16 else [1, 0, 0, 0, 0, 0, 0, 1]
        self._bumps = np.array(bumps * (size // 8))

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the crowns."""
        size = self.size
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tones = self._tones[y0 : y0 + size, x0 : x0 + size].copy()
        far = np.full((size, size), size)
        ys, xs = np.mgrid[0:size, 0:size]
        sides = np.minimum(
            far if mask & autotile.W else xs - self._bumps[:, None],
            far if mask & autotile.E else size - 1 - xs - self._bumps[:, None],
        )
        if not mask & autotile.N:
            tones[(ys < 3) & (tones < 4)] += 1
        edge = sides
        hem = far
        if not mask & autotile.S:
            hem = size * 9 // 16 - ys - (self._arc.max() - self._arc[None, :]) * 3 // 6
            tones[(hem <= 3) & (tones > 0)] -= 1
            tones[hem <= 1] = 0
            edge = np.minimum(sides, hem)
        tile = np.asarray(self.inks.raised("plant")[np.clip(tones, 0, 4)], np.uint8)
        tile[edge <= 0] = self.inks.line
        tile[(sides < 0)] = CLEAR
        if not mask & autotile.S:
            self._shade(tile, hem, sides)
        return tile

    def _shade(self, tile: Tile, hem: NDArray[np.int64], sides: NDArray[np.int64]) -> None:
        """Paint the dark below the leaves, and a trunk with its roots."""
        size, half = self.size, self.size // 2
        ys = np.arange(size)[:, None]
        below = (hem < 0) & (ys < size - 2)
        gloom = self.inks.off_backdrop(self.inks.tones("plant"))[0]
        tile[below & (sides >= 0)] = gloom
        tile[below & ((sides == 0) | (ys == size - 3))] = self.inks.line
        tile[(hem < 0) & (ys >= size - 2)] = CLEAR
        bark = self.inks.off_backdrop(self.inks.tones("near"))
        bark = np.where(bark == gloom, self.inks.raised("plant")[4], bark)
        wide = size // 8
        for x in range(half - wide, half + wide):
            ink = bark[3] if x < half - wide + wide // 2 + 1 else bark[2] if x < half else bark[1]
            column = tile[:, x]
            column[(hem[:, x] < 0)] = ink
        root = tile[size - 1]
        root[half - wide - 1 : half + wide + 1] = self.inks.line
        for x in (half - wide - 1, half + wide):
            tile[size - 2, x] = bark[1]

    def crests(self) -> list[Tile]:
        """Return tops of crowns for the cells behind a wood, for even and odd columns."""
        size = self.size
        plant = self.inks.raised("plant")
        tiles = []
        for part in range(2):
            tones = self._tones[size:, part * size : (part + 1) * size]
            depth = np.arange(size)[:, None] - (size - self._arc[None, :])
            lit = np.clip(np.maximum(tones, np.where(depth <= 3, 3, 2)), 0, 4)
            tile = np.asarray(plant[lit], np.uint8)
            tile[depth == 0] = self.inks.line
            tile[depth < 0] = CLEAR
            tiles.append(tile)
        return tiles
