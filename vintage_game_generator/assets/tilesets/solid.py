"""Solid ground seen from the side: a 47-tile blob set on a patch of texture."""

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile
from vintage_game_generator.assets.tilesets.shape import DEEP, Shape, shape
from vintage_game_generator.assets.tilesets.weave import drafted_patch
from vintage_game_generator.models.drafts.tileset import Edge, TilesetDraft
from vintage_game_generator.models.style import Light, Terrain

Profile = list[int]
RADIUS = {
    Terrain.GRASS: 4,
    Terrain.STONE: 3,
    Terrain.ICE: 3,
    Terrain.SAND: 4,
    Terrain.METAL: 1,
    Terrain.BRICK: 1,
    Terrain.CORAL: 5,
    Terrain.SWAMP: 4,
}
_FLAT_TOPS = (Terrain.METAL, Terrain.BRICK, Terrain.STONE)


def _tufts(size: int, rng: random.Random, low: int, high: int) -> Profile:
    """Return a fringe of blades: columns that hang between `low` and `high` pixels deep."""
    profile: Profile = []
    while len(profile) < size:
        drop = rng.randint(low + 1, high)
        blade = [low, (low + drop) // 2, drop, (low + drop + 1) // 2]
        profile += blade[: rng.randint(3, 4)]
    profile = profile[:size]
    profile[0] = profile[-1] = low
    return profile


def _drifts(size: int, rng: random.Random, low: int, high: int) -> Profile:
    """Return a soft, rounded fringe, as of snow."""
    profile: Profile = []
    while len(profile) < size:
        drop = rng.randint(low + 1, high)
        width = rng.randint(4, 7)
        profile += [low, *[drop] * width, low]
    profile = profile[:size]
    profile[0] = profile[-1] = low
    return profile


def _level(size: int, rng: random.Random, low: int, high: int) -> Profile:
    """Return a straight cap."""
    return [low] * size


_FRINGES: dict[Terrain, tuple[Callable[[int, random.Random, int, int], Profile], int, int]] = {
    Terrain.GRASS: (_tufts, 4, 7),
    Terrain.STONE: (_level, 3, 3),
    Terrain.ICE: (_drifts, 4, 7),
    Terrain.SAND: (_drifts, 3, 4),
    Terrain.METAL: (_level, 3, 3),
    Terrain.BRICK: (_level, 4, 4),
    Terrain.CORAL: (_drifts, 3, 6),
    Terrain.SWAMP: (_tufts, 4, 9),
}
# The same for an author's edges.
_EDGES: dict[Edge, tuple[Callable[[int, random.Random, int, int], Profile], int, int]] = {
    Edge.BLADES: (_tufts, 4, 8),
    Edge.DRIFTS: (_drifts, 4, 6),
    Edge.SLABS: (_level, 4, 4),
    Edge.KERB: (_level, 3, 3),
}


class Ground:
    """A terrain's solid tiles for one style: `tile(mask, quarter)` draws one."""

    def __init__(
        self,
        terrain: Terrain,
        inks: Inks,
        tile: int,
        light: Light,
        rng: random.Random,
        draft: TilesetDraft | None = None,
    ) -> None:
        self.terrain, self.inks, self.size, self.light = terrain, inks, tile, light
        self._patch = drafted_patch(terrain, tile, inks.tones("fill"), rng, draft)
        edge = draft.edge if draft else None
        self._jointed = edge is Edge.SLABS if edge else terrain in _FLAT_TOPS
        self._straight = self._jointed or edge is Edge.KERB
        fringe, low, high = _EDGES[edge] if edge else _FRINGES[terrain]
        if tile < 16:
            low, high = max(2, low // 2), max(3, high // 2)
        self._fringe = np.array(fringe(tile * 2, rng, low, high))
        self._glints = np.array([rng.random() < 0.3 for _ in range(tile * 2)])
        self._radius = RADIUS[terrain] * tile // 16
        self._shapes: dict[int, Shape] = {}

    def _shape(self, mask: int) -> Shape:
        if mask not in self._shapes:
            self._shapes[mask] = shape(mask, self.size, self._radius)
        return self._shapes[mask]

    def quarter(self, number: int) -> NDArray[np.int64]:
        """Return a copy of the tones of a quarter (0 to 3) of the patch."""
        x0, y0 = number % 2 * self.size, number // 2 * self.size
        return self._patch[y0 : y0 + self.size, x0 : x0 + self.size].astype(np.int64)

    def tile(self, mask: int, quarter: int) -> Tile:
        """Return the tile of a neighbour mask in a quarter (0 to 3) of the patch."""
        size, form = self.size, self._shape(mask)
        tones = self.quarter(quarter)
        self._shade(tones, form)
        tile = self.inks.tones("fill")[np.clip(tones, 0, 4)]
        tile[form.edge == 0] = self.inks.line
        self._cap(tile, form, mask, quarter % 2 * size)
        tile[~form.inside] = CLEAR
        return tile

    def _shade(self, tones: NDArray[np.int64], form: Shape) -> None:
        """Darken and lighten tones along the edges, by the light."""
        broad = max(1, self.size // 6)
        lit, dark = form.left, form.right
        if self.light is Light.TOP_RIGHT:
            lit, dark = dark, lit
        if self.light is not Light.TOP:
            tones[(lit == 1) & (tones > 0)] += 1
        else:
            tones[(lit >= 1) & (lit < broad)] -= 1
        tones[(dark >= 1) & (dark <= broad)] -= 1
        tones[(form.bottom >= 1) & (form.bottom <= broad)] -= 1

    def _cap(self, tile: Tile, form: Shape, mask: int, x0: int) -> None:
        """Paint what grows or lies on an open top: a lip, a fringe, its shadow."""
        if mask & autotile.N:
            return
        size = self.size
        fringe = np.broadcast_to(self._fringe[x0 : x0 + size], (size, size))
        glints = np.broadcast_to(self._glints[x0 : x0 + size], (size, size))
        top = self.inks.tones("top")
        depth = form.top
        cap = depth <= fringe
        tile[(depth == fringe + 1) & (form.edge > 0)] = self.inks.ink("fill", 0)
        tile[cap] = top[2]
        tile[cap & (depth == fringe)] = top[1]
        tile[depth == 1] = top[3]
        tile[cap & (depth == 2) & glints] = top[3]
        tile[(depth == 0)] = top[4]
        tile[(depth == 0) & glints] = top[3]
        if self._jointed:
            self._slabs(tile, form, cap, x0)
        ends = cap & ((form.left == 0) | (form.right == 0)) & (depth > 0)
        tile[ends] = self.inks.line if self._straight else top[1]

    def _slabs(self, tile: Tile, form: Shape, cap: NDArray[np.bool_], x0: int) -> None:
        """Cut a cap into slabs with joints."""
        size = self.size
        joint = {Terrain.METAL: size, Terrain.BRICK: size // 2}.get(self.terrain, size * 2 // 3)
        columns = (np.arange(x0, x0 + size) % (size * 2)) % joint
        seams = np.broadcast_to(columns == 0, (size, size)) & cap & (form.top > 0)
        after = np.broadcast_to(columns == 1, (size, size)) & cap & (form.top > 0)
        tile[seams & (form.left < DEEP + 1)] = self.inks.ink("top", 0)
        tile[after & (form.left > 1)] = self.inks.ink("top", 3)


def solid_tiles(ground: Ground) -> list[list[Tile]]:
    """Return the blob set, 47 tiles in four versions, one for each quarter of the patch."""
    return [[ground.tile(mask, quarter) for mask in autotile.MASKS] for quarter in range(4)]
