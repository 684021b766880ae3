"""Solid cells seen from above: cliffs and walls with a front face, or a wood of tree crowns."""

import random

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile
from vintage_game_generator.assets.tilesets.shape import Shape, shape
from vintage_game_generator.assets.tilesets.solid import RADIUS
from vintage_game_generator.assets.tilesets.texture import patch, pebbles
from vintage_game_generator.models.style import Light, Terrain

WOODED = (Terrain.GRASS, Terrain.SWAMP)


class Wall:
    """A wall of stone, ice, brick ...: a lit top, and a front face on open lower edges."""

    palette = "ground"

    def __init__(
        self, terrain: Terrain, inks: Inks, size: int, light: Light, rng: random.Random
    ) -> None:
        self.inks, self.size, self.light = inks, size, light
        self._patch = patch(terrain, size, rng)
        self._radius = RADIUS[terrain] * size // 16
        self._face = size * 9 // 16
        self._cracks = 0 if (self._patch == 0).mean() > 0.02 else 1  # a quiet upper face

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the patch."""
        size = self.size
        form = shape(mask, size, self._radius)
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tones = self._patch[y0 : y0 + size, x0 : x0 + size].astype(np.int64)
        fill = self.inks.tones("fill")
        top = np.full((size, size), 1, np.int64)
        top[tones <= self._cracks] = 0
        face = form.bottom < self._face
        height = form.bottom
        tile = np.where(face, fill[np.clip(tones, 0, 4)], fill[np.clip(top + 1, 0, 4)])
        tile = np.asarray(tile, np.uint8)
        self._rim(tile, form, face)
        tile[face & (height <= 1) & (form.edge > 0)] = fill[0]
        tile[(form.edge == 0)] = self.inks.line
        tile[~form.inside] = CLEAR
        return tile

    def _rim(self, tile: Tile, form: Shape, face: NDArray[np.bool_]) -> None:
        """Paint the rim of the upper face, brightest towards the light and at the brink."""
        lit = self.inks.tones("top")
        upper = ~face
        shadow = form.left if self.light is Light.TOP_RIGHT else form.right
        tile[upper & (form.edge == 1)] = lit[3]
        if self.size == 16:
            tile[upper & (form.edge == 2)] = lit[1]
        tile[upper & (shadow == 1)] = lit[1]
        brink = form.bottom - self._face
        tile[brink == 0] = lit[4]
        if self.size == 16:
            tile[brink == 1] = lit[2]
        tile[(brink == -1) & (form.edge > 0)] = self.inks.ink("fill", 0)
        tile[face & (shadow >= 1) & (shadow <= 2) & (brink < -1)] = self.inks.ink("fill", 1)


class Wood:
    """A wood: crowns of leaves, scalloped at the edge, dark below, with trunks in front."""

    palette = "scenery"

    def __init__(
        self, terrain: Terrain, inks: Inks, size: int, light: Light, rng: random.Random
    ) -> None:
        self.inks, self.size = inks, size
        side = {Light.TOP_LEFT: 1, Light.TOP: 0, Light.TOP_RIGHT: -1}[light]
        _, gap, dx, dy = pebbles(size * 2, 8, rng)
        slope = dx * side + dy * 2
        reach = 16
        self._tones = np.full((size * 2, size * 2), 2, np.int64)
        self._tones[slope < -reach // 2] = 3
        self._tones[slope < -reach] = 4
        self._tones[slope > reach // 2] = 1
        self._tones[(gap < 5) & (slope > 0)] = 0
        for _ in range(size * size // 6):
            x, y = rng.randrange(size * 2), rng.randrange(size * 2)
            self._tones[y, x] = max(0, min(4, self._tones[y, x] + rng.choice((-1, 1))))
        bumps = [2, 1, 0, 0, 0, 0, 1, 2] if size == 16 else [1, 0, 0, 0, 0, 0, 0, 1]
        self._bumps = np.array(bumps * (size // 8))

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the crowns."""
        size = self.size
        form = shape(mask, size, size * 5 // 16)
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tones = self._tones[y0 : y0 + size, x0 : x0 + size].copy()
        leaves = self.inks.raised("plant")
        trunk = size // 4 if not mask & autotile.S else 0
        edge = np.minimum(
            np.minimum(form.top - self._bumps[None, :], form.bottom - trunk - self._bumps[None, :]),
            np.minimum(form.left - self._bumps[:, None], form.right - self._bumps[:, None]),
        )
        edge = np.minimum(edge, form.edge)
        tones[(form.top - self._bumps[None, :] <= 2) & (tones < 4)] += 1
        low = form.bottom - trunk - self._bumps[None, :]
        tones[(low <= 3) & (tones > 0)] -= 1
        tones[(low <= 1)] = 0
        tile = np.asarray(leaves[tones], np.uint8)
        tile[edge == 0] = self.inks.line
        tile[edge < 0] = CLEAR
        if trunk:
            self._trunks(tile, form, trunk)
        return tile

    def _trunks(self, tile: Tile, form: Shape, trunk: int) -> None:
        bark = self.inks.tones("near")
        size = self.size
        half = size // 2
        slender = bool((form.left < size).all() and (form.right < size).all())
        for middle in (half,) if slender or size < 16 else (half // 2, half + half // 2):
            rows = slice(size - trunk - 1, size)
            for x, ink in (
                (middle - 2, self.inks.line),
                (middle - 1, int(bark[3])),
                (middle, int(bark[1])),
                (middle + 1, self.inks.line),
            ):
                column = tile[rows, x]
                column[column == CLEAR] = ink


def wall_of(
    terrain: Terrain, ground: Inks, scenery: Inks, size: int, light: Light, rng: random.Random
) -> Wall | Wood:
    """Return the maker of a terrain's solid cells seen from above."""
    if terrain in WOODED:
        return Wood(terrain, scenery, size, light, rng)
    return Wall(terrain, ground, size, light, rng)


def wall_tiles(wall: Wall | Wood) -> list[list[Tile]]:
    """Return the blob set, 47 tiles in four versions."""
    return [[wall.tile(mask, quarter) for mask in autotile.MASKS] for quarter in range(4)]
