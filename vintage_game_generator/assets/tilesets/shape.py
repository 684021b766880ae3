"""Where the outline of a blob tile runs: depths below its open edges, with rounded corners."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets import autotile

Depths = NDArray[np.int64]
DEEP = 99


@dataclass(frozen=True)
class Shape:
    """Depths in pixels of each pixel of a tile; below 0 is outside the terrain."""

    edge: Depths  # from the nearest open edge, around corners
    top: Depths  # from the open edge above, in the pixel's column
    bottom: Depths
    left: Depths
    right: Depths

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Return which pixels belong to the terrain."""
        return self.edge >= 0


def _notch(tile: int, radius: int) -> list[int]:
    """Return how many pixels a round corner takes off each of its first rows."""
    return [
        max(0, round(radius - (radius**2 - (radius - row - 0.5) ** 2) ** 0.5))
        for row in range(min(radius, tile))
    ]


def shape(mask: int, tile: int, radius: int, foot: int | None = None) -> Shape:
    """Return the shape of a mask's tile, `tile` pixels square, its outer corners rounded.

    Args:
        mask: which neighbours are alike.
        tile: edge of the tile in pixels.
        radius: of the round corners.
        foot: radius of the lower corners, where it is another.
    """
    ys, xs = np.mgrid[0:tile, 0:tile].astype(np.int64)
    far = np.full((tile, tile), DEEP, np.int64)
    north, east, south, west = (
        not mask & bit for bit in (autotile.N, autotile.E, autotile.S, autotile.W)
    )
    top = ys.copy() if north else far.copy()
    bottom = tile - 1 - ys if south else far.copy()
    left = xs.copy() if west else far.copy()
    right = tile - 1 - xs if east else far.copy()
    for open_y, upper, depth, bend in (
        (north, True, top, radius),
        (south, False, bottom, radius if foot is None else foot),
    ):
        for step, cut in enumerate(_notch(tile, bend)):
            for open_x, x, side in ((west, step, left), (east, tile - 1 - step, right)):
                if open_y and open_x:
                    side[step if upper else tile - 1 - step] -= cut
                    depth[:, x] -= cut
    edge = np.minimum(np.minimum(top, bottom), np.minimum(left, right))
    corners = (
        (autotile.NW, not north and not west, xs, ys),
        (autotile.NE, not north and not east, tile - 1 - xs, ys),
        (autotile.SE, not south and not east, tile - 1 - xs, tile - 1 - ys),
        (autotile.SW, not south and not west, xs, tile - 1 - ys),
    )
    for bit, closed, across, down in corners:
        if closed and not mask & bit:
            edge = np.minimum(edge, np.floor(np.sqrt((across**2 + down**2) * 1.0)).astype(np.int64))
    return Shape(edge, top, bottom, left, right)
