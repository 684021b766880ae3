"""Solid cells seen at a slant: a lit upper face, and a front as tall as a cell."""

import random

import numpy as np

from vintage_game_generator.assets.palette import distance
from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.facing import facing
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile, Tones
from vintage_game_generator.assets.tilesets.shape import DEEP, Shape, shape
from vintage_game_generator.assets.tilesets.solid import RADIUS
from vintage_game_generator.assets.tilesets.water import dry_tones
from vintage_game_generator.assets.tilesets.weave import drafted_patch
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Light, Terrain

_UNLIKE = 60  # Oklab distance in thousandths
_BUILT = (Terrain.METAL, Terrain.BRICK)


class Cliff:
    """A wall of stone, ice, brick ...: where it is open below, its whole cell is front."""

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
        self._stone = _front_tones(terrain, inks)
        self._upper = dry_tones(inks, scenery)
        self._patch = drafted_patch(terrain, size, self._upper, rng, draft)
        self._front = facing(terrain, size, rng)
        self._radius = RADIUS[terrain] * size // 16
        self._cracks = 0 if (self._patch == 0).mean() > 0.02 else 1
        self._capped = terrain is Terrain.BRICK
        jag = (0,) if terrain in _BUILT or size < 16 else (0, 0, 0, 1, 1, 2)
        self._brink = np.array([rng.choice(jag) for _ in range(size * 2)])
        self._brink[[0, size - 1, size, size * 2 - 1]] = 0

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the patch."""
        size = self.size
        form = shape(mask | autotile.SE | autotile.SW, size, self._radius, self._radius // 3)
        x0, y0 = quarter % 2 * size, quarter // 2 * size
        tall = size * (14 if mask & autotile.N else 11) // 16
        brink = tall - 1 - self._brink[x0 : x0 + size][None, :]
        # an open lower edge is measured from the cell's foot, also where a corner is cut off
        rise = np.arange(size)[::-1, None] if not mask & autotile.S else np.full((size, 1), DEEP)
        height = np.broadcast_to(rise, (size, size)) - brink
        tile = self._plateau(y0, x0)
        self._rims(tile, form, mask)
        front = height < 0
        tile[front] = self._fronted(form, x0)[front]
        lit = self.inks.tones("top")
        tile[(height == 0) | (height == 1)] = lit[3]
        tile[height == 0] = lit[4]
        tile[height == -1] = self.inks.ink("fill", 0)
        tile[form.edge == 0] = self.inks.line
        tile[~form.inside] = CLEAR
        return tile

    def _plateau(self, y0: int, x0: int) -> Tile:
        """Return the upper face: the lightest of the rock, with a few of its cracks."""
        tones = self._patch[y0 : y0 + self.size, x0 : x0 + self.size]
        fill = self._upper
        if self._capped:  # coping stones, lest it looks like one more front
            ys, xs = np.indices(tones.shape)
            tones = np.where((xs % 8 == 0) | (ys % self.size == 0), 0, 4)
        mark = fill[2] if fill[2] != fill[3] else fill[1]
        return np.asarray(np.where(tones <= self._cracks, mark, fill[3]), np.uint8)

    def _rims(self, tile: Tile, form: Shape, mask: int) -> None:
        """Paint the rims of the upper face, and its edges beside fronts farther back."""
        lit = self.inks.tones("top")
        shadow = form.left if self.light is Light.TOP_RIGHT else form.right
        tile[form.edge == 1] = lit[3]
        tile[shadow == 1] = lit[1]
        size = self.size
        for corner, side, upper, at, inner in (
            (autotile.SE, autotile.E, autotile.NE, size - 1, size - 2),
            (autotile.SW, autotile.W, autotile.NW, 0, 1),
        ):
            if mask & side and mask & autotile.S and not mask & corner:
                top = size // 8 if mask & upper and mask & autotile.N else size * 5 // 16
                tile[top:, at] = self.inks.line
                tile[top:, inner] = lit[3] if side == autotile.W else lit[1]

    def _fronted(self, form: Shape, x0: int) -> Tile:
        """Return the front, lit where it faces the light, dark at its foot."""
        size = self.size
        tones = self._front[:, x0 : x0 + size].astype(np.int64) - 1
        tones[tones < 0] = 0
        lit, dark = form.left, form.right
        if self.light is Light.TOP_RIGHT:
            lit, dark = dark, lit
        tones[(lit == 1) & (tones < 3)] += 1
        tones[(dark >= 1) & (dark <= size // 8) & (tones > 0)] -= 1
        tones[-(size // 8) - 1 :] = np.maximum(0, tones[-(size // 8) - 1 :] - 1)
        return np.asarray(self._stone[np.clip(tones, 0, 4)], np.uint8)


def _front_tones(terrain: Terrain, inks: Inks) -> Tones:
    """Return five inks of a front, a step lighter where it would be all of the darkest colour.

    Bricks may be that dark, being much like their upper face otherwise, if the floor is not.
    """
    fill = inks.tones("fill")
    seen = distance(inks.colour(int(fill[0])), inks.backdrop) > _UNLIKE
    if fill[0] == fill[1] and not (terrain is Terrain.BRICK and seen):
        fill = fill[[1, 2, 3, 4, 4]]
    return np.array([fill[0], *inks.off_backdrop(fill)[1:]], np.uint8)
