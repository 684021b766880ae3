"""Which of the 47 blob tiles a cell wants, from which of its eight neighbours are alike.

A corner neighbour only shows if both sides beside it are alike too, which leaves 47 of the
256 masks (the "blob" set of corner-and-edge autotiles).
"""

from collections.abc import Sequence

N, NE, E, SE, S, SW, W, NW = 1, 2, 4, 8, 16, 32, 64, 128
STEPS: tuple[tuple[int, int, int], ...] = (
    (N, 0, -1),
    (NE, 1, -1),
    (E, 1, 0),
    (SE, 1, 1),
    (S, 0, 1),
    (SW, -1, 1),
    (W, -1, 0),
    (NW, -1, -1),
)
_CORNERS = ((NE, N | E), (SE, S | E), (SW, S | W), (NW, N | W))


def seen(mask: int) -> int:
    """Return a neighbour mask without the corners that no tile shows."""
    for corner, sides in _CORNERS:
        if mask & sides != sides:
            mask &= ~corner
    return mask


MASKS: tuple[int, ...] = tuple(mask for mask in range(256) if seen(mask) == mask)
INSIDE = MASKS.index(255)
_INDEX = {mask: index for index, mask in enumerate(MASKS)}


def blob_index(mask: int) -> int:
    """Return the tile (0 to 46) of a mask of alike neighbours (0 to 255)."""
    return _INDEX[seen(mask)]


def neighbours(alike: Sequence[Sequence[bool]], column: int, row: int) -> int:
    """Return the mask of a cell's alike neighbours; outside the map everything is alike."""
    height, width = len(alike), len(alike[0])
    mask = 0
    for bit, across, down in STEPS:
        x, y = column + across, row + down
        inside = 0 <= x < width and 0 <= y < height
        if not inside or alike[y][x]:
            mask |= bit
    return mask
