"""Shapes of small pictures: what hangs together, where it ends, how it is enlarged."""

import numpy as np
import numpy.typing as npt

from vintage_game_generator.assets.sprites.inks import CLEAR, OUTLINE, SHADES, Picture
from vintage_game_generator.assets.sprites.outline import shifted

Mask = npt.NDArray[np.bool_]
SIDES = ((0, 1), (-1, 0), (1, 0), (0, -1))
SPECK = 2  # pixels that hang together with nothing and mean nothing


def parts(drawn: Mask) -> list[Mask]:
    """Return what hangs together, corners included: the largest part first."""
    left = drawn.copy()
    found = []
    while left.any():
        part = np.zeros_like(left)
        start = int(np.flatnonzero(left)[0])
        part[np.unravel_index(start, part.shape)] = True
        size = 0
        while size != int(part.sum()):
            size = int(part.sum())
            part = _grown(part) & left
        found.append(part)
        left &= ~part
    return sorted(found, key=lambda part: -int(part.sum()))


def _grown(part: Mask) -> Mask:
    wide = part.copy()
    wide[:, 1:] |= part[:, :-1]
    wide[:, :-1] |= part[:, 1:]
    grown = wide.copy()
    grown[1:] |= wide[:-1]
    grown[:-1] |= wide[1:]
    return grown


def without_specks(drawing: Picture) -> Picture:
    """Return a picture without the dots that belong to nothing."""
    result = drawing.copy()
    for part in parts(drawing != CLEAR)[1:]:
        if int(part.sum()) <= SPECK:
            result[part] = CLEAR
    return result


def box(drawing: Picture) -> tuple[int, int, int, int]:
    """Return where a picture begins and ends: top, bottom, left, right, the ends exclusive."""
    rows = np.flatnonzero((drawing != CLEAR).any(axis=1))
    columns = np.flatnonzero((drawing != CLEAR).any(axis=0))
    if not rows.size:
        return 0, 0, 0, 0
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def cropped(drawing: Picture) -> Picture:
    """Return what is drawn, with nothing around it."""
    top, bottom, left, right = box(drawing)
    return drawing[top:bottom, left:right]


def runs(row: Picture) -> list[tuple[int, int]]:
    """Return where a row is drawn: the first column and the one after the last, of each run."""
    edges = np.flatnonzero(np.diff(np.pad((row != CLEAR).astype(np.int8), 1)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def border(drawing: Picture, framed: bool = True) -> Mask:
    """Return the pixels that touch what is clear, or the frame."""
    clear = np.pad(drawing == CLEAR, 1, constant_values=framed)
    beside = clear[:-2, 1:-1] | clear[2:, 1:-1] | clear[1:-1, :-2] | clear[1:-1, 2:]
    return np.asarray((drawing != CLEAR) & beside)


def outline_drawn(drawing: Picture) -> int:
    """Return how much of a picture's border is in the outline's ink, in percent."""
    edge = border(drawing)
    return int((drawing[edge] // SHADES == OUTLINE).sum()) * 100 // max(int(edge.sum()), 1)


def without_outline(drawing: Picture) -> Picture:
    """Return a picture without the line around it, where a new line would take its place."""
    dark = drawing // SHADES == OUTLINE
    body = np.where(dark, CLEAR, drawing)
    beside = np.zeros_like(dark)
    for right, down in SIDES:
        beside |= shifted(body, right, down) != CLEAR
    result = drawing.copy()
    result[border(drawing) & dark & beside] = CLEAR
    return result


def enlarged(drawing: Picture, factor: int) -> Picture:
    """Return a picture a whole number of times as large, its slopes smooth, its dots square.

    Twice and three times by Eric's Pixel Expansion and Scale3x (Andrea Mazzoleni,
    https://www.scale2x.it/algorithm), more by one after the other.
    """
    if factor <= 1:
        return drawing
    if factor % 2 == 0:
        return enlarged(_rounded(drawing, 2), factor // 2)
    if factor % 3 == 0:
        return enlarged(_rounded(drawing, 3), factor // 3)
    return drawing.repeat(factor, axis=0).repeat(factor, axis=1)


def _neighbours(drawing: Picture) -> tuple[Picture, Picture, Picture, Picture]:
    around = np.pad(drawing, 1, mode="edge")
    return around[:-2, 1:-1], around[1:-1, 2:], around[1:-1, :-2], around[2:, 1:-1]


def _rounded(drawing: Picture, times: int) -> Picture:
    """Return each pixel as a square of pixels, its corners rounded off along diagonals."""
    above, right, left, below = _neighbours(drawing)
    result = drawing.repeat(times, axis=0).repeat(times, axis=1)
    last = times - 1
    for row, column, one, other, far, away in (
        (0, 0, left, above, below, right),
        (0, last, above, right, left, below),
        (last, 0, below, left, right, above),
        (last, last, right, below, above, left),
    ):
        round_ = (one == other) & (one != far) & (other != away)
        part = result[row::times, column::times]
        part[round_] = one[round_]
    return result
