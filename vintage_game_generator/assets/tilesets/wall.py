"""Solid cells seen from straight above: walls with a rim, or the crowns of a wood."""

import random
from typing import TypeAlias

import numpy as np

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.canopy import Canopy
from vintage_game_generator.assets.tilesets.cliff import Cliff
from vintage_game_generator.assets.tilesets.inks import CLEAR, BiomeInks, Inks, Tile
from vintage_game_generator.assets.tilesets.shape import Shape, shape
from vintage_game_generator.assets.tilesets.solid import RADIUS
from vintage_game_generator.assets.tilesets.texture import pebbles
from vintage_game_generator.assets.tilesets.water import dry_tones
from vintage_game_generator.assets.tilesets.weave import drafted_patch
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Light, Terrain

WOODED = (Terrain.GRASS, Terrain.SWAMP)


class Wall:
    """A wall of stone, ice, brick ... seen from straight above: its upper face and a rim."""

    palette = "ground"

    def __init__(
        self,
        terrain: Terrain,
        inks: Inks,
        scenery: Inks,
        size: int,
        light: Light,
        rng: random.Random,
        draft: TilesetDraft | None = None,
    ) -> None:
        self.inks, self.size, self.light = inks, size, light
        upper = dry_tones(inks, scenery)
        self._upper = np.array([upper[0], *inks.off_backdrop(upper)[1:]], np.uint8)
        self._patch = drafted_patch(terrain, size, self._upper, rng, draft)
        self._radius = RADIUS[terrain] * size // 16
        self._round = terrain not in (Terrain.METAL, Terrain.BRICK)

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the patch."""
        size = self.size
        if not mask and self._round:
            return self._boulder(quarter)
        form = shape(mask, size, self._radius)
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tones = self._patch[y0 : y0 + size, x0 : x0 + size].astype(np.int64)
        tile = np.asarray(self._upper[np.clip(tones, 0, 4)], np.uint8)
        self._rim(tile, form)
        tile[form.edge == 0] = self.inks.line
        tile[~form.inside] = CLEAR
        return tile

    def _boulder(self, quarter: int) -> Tile:
        """Return a lone rock, round and lit from the side of the light."""
        size = self.size
        form = shape(0, size, size * 7 // 16)
        ys, xs = np.mgrid[0:size, 0:size].astype(np.int64) * 2 - size + 1
        side = {Light.TOP_LEFT: 1, Light.TOP: 0, Light.TOP_RIGHT: -1}[self.light]
        slope = (xs * side + ys * 2) * 8 // size
        tones = np.select([slope < -11, slope < -4, slope < 6, slope < 13], [4, 3, 2, 1], 0)
        grain = self._patch[:size, :size] if quarter % 2 else self._patch[size:, size:]
        tones = tones - (grain == 0)
        tile = np.asarray(self._upper[np.clip(tones, 0, 4)], np.uint8)
        lit = self.inks.tones("top")
        tile[(form.edge == 1) & (slope < -4)] = lit[3]
        tile[form.edge == 0] = self.inks.line
        tile[~form.inside] = CLEAR
        return tile

    def _rim(self, tile: Tile, form: Shape) -> None:
        """Paint a kerb around the upper face, brightest towards the light."""
        lit = self.inks.tones("top")
        dark = form.left if self.light is Light.TOP_RIGHT else form.right
        wide = self.size == 16
        tile[form.edge == 1] = lit[3]
        if wide:
            tile[form.edge == 2] = lit[2]
            tile[form.edge == 3] = self.inks.ink("fill", 0)
        tile[(dark == 1) | (form.bottom == 1)] = lit[1]
        tile[(form.top == 1) & (dark > 1)] = lit[4]


class Wood:
    """A wood seen from straight above: crowns of leaves, scalloped at the edge."""

    palette = "scenery"

    def __init__(self, inks: Inks, size: int, light: Light, rng: random.Random) -> None:
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
        form = shape(mask, size, size * (5 if mask else 7) // 16)
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tones = self._tones[y0 : y0 + size, x0 : x0 + size].copy()
        leaves = self.inks.raised("plant")
        across, down = self._bumps[None, :], self._bumps[:, None]
        edge = np.minimum(
            np.minimum(form.top - across, form.bottom - across),
            np.minimum(form.left - down, form.right - down),
        )
        edge = np.minimum(edge, form.edge)
        tones[(form.top - across <= 2) & (tones < 4)] += 1
        tones[(form.bottom - across <= 2) & (tones > 0)] -= 1
        tile = np.asarray(leaves[tones], np.uint8)
        tile[edge == 0] = self.inks.line
        tile[edge < 0] = CLEAR
        return tile


Walls: TypeAlias = Wall | Wood | Cliff | Canopy


def wall_of(
    terrain: Terrain,
    inks: BiomeInks,
    size: int,
    light: Light,
    slanted: bool,
    rng: random.Random,
    draft: TilesetDraft | None = None,
) -> Walls:
    """Return the maker of a terrain's solid cells, seen straight from above or at a slant."""
    if terrain in WOODED:
        return (
            Canopy(inks.scenery, size, light, rng)
            if slanted
            else Wood(inks.scenery, size, light, rng)
        )
    maker = Cliff if slanted else Wall
    return maker(terrain, inks.ground, inks.scenery, size, light, rng, draft)


def wall_tiles(wall: Walls) -> list[list[Tile]]:
    """Return the blob set, 47 tiles in four versions."""
    return [[wall.tile(mask, quarter) for mask in autotile.MASKS] for quarter in range(4)]
