"""Small changes of one pose: breathing, leaning, steps, wings, hems."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vintage_game_generator.assets.pictures.shape import box, runs
from vintage_game_generator.assets.sprites.inks import CLEAR, LIGHT, OUTLINE, SHADES, Picture
from vintage_game_generator.assets.sprites.outline import shifted

LONGEST_LEGS = 40  # percent of a figure's height
HEM = 20  # percent of its height that sways where it has no legs
FEATURE = 3  # times that a pixel of a face counts more than another
WAVE = (0, 1, 0, -1)


@dataclass(frozen=True)
class Legs:
    """Where a figure's legs are: their rows, and the columns of each, from left to right."""

    top: int
    bottom: int
    columns: tuple[tuple[int, int], ...]


def legs_of(pose: Picture) -> Legs | None:
    """Return a figure's legs: the runs of its lowest row, as far up as gaps part them."""
    top, bottom, left, right = box(pose)
    standing = runs(pose[bottom - 1])
    if len(standing) < 2:
        return None
    gaps = [(one[1] + other[0]) // 2 for one, other in pairwise(standing)]
    highest = bottom - max((bottom - top) * LONGEST_LEGS // 100, 1)
    first = bottom - 1
    while first > highest and any(pose[first - 1, gap] == CLEAR for gap in gaps):
        first -= 1
    ends = [left, *gaps, right]
    return Legs(first, bottom, tuple(pairwise(ends)))


def hem_of(pose: Picture) -> Legs:
    """Return the lowest part of a figure without legs, as two halves."""
    top, bottom, left, right = box(pose)
    middle = (left + right) // 2
    return Legs(
        bottom - max((bottom - top) * HEM // 100, 1), bottom, ((left, middle), (middle, right))
    )


def with_leg_lifted(pose: Picture, legs: Legs, number: int, rows: int) -> Picture:
    """Return a pose with every second leg from a number drawn up by some rows."""
    result = pose.copy()
    rows = min(rows, max(legs.bottom - legs.top - 1, 1))
    for left, right in legs.columns[number::2]:
        leg = pose[legs.top : legs.bottom, left:right]
        result[legs.top : legs.bottom - rows, left:right] = leg[rows:]
        result[legs.bottom - rows : legs.bottom, left:right] = CLEAR
    return result


def with_stride(pose: Picture, legs: Legs, columns: int) -> Picture:
    """Return a pose whose outer legs are spread by some columns, or closed if negative."""
    result = pose.copy()
    result[legs.top : legs.bottom] = CLEAR
    rows = legs.bottom - legs.top
    for number, (left, right) in enumerate(legs.columns):
        way = -1 if number < len(legs.columns) // 2 else 1
        alone = np.zeros_like(pose)
        alone[legs.top : legs.bottom, left:right] = pose[legs.top : legs.bottom, left:right]
        for row in range(rows):
            step = way * _signed(columns, row + 1, rows)
            moved = shifted(alone[legs.top + row : legs.top + row + 1], step, 0)[0]
            line = result[legs.top + row]
            line[moved != CLEAR] = moved[moved != CLEAR]
    return result


def shortened(pose: Picture, rows: int) -> Picture:
    """Return a figure some rows lower: what is lost are rows that look like their neighbours."""
    result = pose
    for _ in range(rows):
        top, bottom, _, _ = box(result)
        if bottom - top < 4:
            break
        inner = range(top + 2, bottom - 1)
        lost = min(inner, key=lambda row: (_unlike(result, row), abs(3 * row - 2 * bottom - top)))
        lower = result.copy()
        lower[top + 1 : lost + 1] = result[top:lost]
        lower[top] = CLEAR
        result = lower
    return result


def _unlike(pose: Picture, row: int) -> int:
    """Return what would be lost with a row; eyes and mouths, in dark and light, count most."""
    lost = pose[row] != pose[row - 1]
    features = np.isin(pose[row - 1 : row + 2] // SHADES, (OUTLINE, LIGHT)).any(axis=0)
    return int(lost.sum()) + FEATURE * int((lost & features).sum())


def stretched(pose: Picture, rows: int) -> Picture:
    """Return a figure some rows higher, as far as its frame has room."""
    result = pose
    for _ in range(rows):
        top, bottom, _, _ = box(result)
        if top == 0 or bottom - top < 4:
            break
        inner = range(top + 2, bottom - 1)
        twice = min(inner, key=lambda row: (_unlike(result, row), abs(3 * row - 2 * bottom - top)))
        higher = result.copy()
        higher[top - 1 : twice - 1] = result[top:twice]
        higher[twice - 1] = result[twice]
        result = higher
    return result


def leant(pose: Picture, columns: int) -> Picture:
    """Return a figure whose head is moved by some columns, its feet where they were."""
    top, bottom, _, _ = box(pose)
    result = pose.copy()
    for row in range(top, bottom):
        step = _signed(columns, bottom - row, bottom - top)
        result[row] = shifted(pose[row : row + 1], step, 0)[0]
    return result


def _signed(most: int, part: int, whole: int) -> int:
    """Return a part of a step to either side, alike for both."""
    size = abs(most) * part // whole
    return size if most > 0 else -size


def moved(pose: Picture, right: int, down: int = 0) -> Picture:
    """Return a figure moved as far as its frame has room."""
    top, bottom, first, last = box(pose)
    height, width = pose.shape
    return shifted(
        pose, min(max(right, -first), width - last), min(max(down, -top), height - bottom)
    )


def flapped(pose: Picture, rows: int) -> Picture:
    """Return a figure whose outer parts are raised by some rows, or lowered if negative."""
    _, _, left, right = box(pose)
    middle, half = (left + right - 1), max((right - left) // 2, 1)  # in half pixels, in pixels
    result = pose.copy()
    for column in range(left, right):
        away = max(abs(2 * column - middle) * 3 - 2 * half, 0)  # the middle third keeps still
        step = abs(rows) * away // (4 * half)
        strip = pose[:, column : column + 1]
        result[:, column] = shifted(strip, 0, -step if rows > 0 else step)[:, 0]
    return result


def swayed(pose: Picture, columns: int, phase: int) -> Picture:
    """Return a figure whose lower third waves sideways."""
    top, bottom, _, _ = box(pose)
    third = max((bottom - top) // 3, 1)
    length = max(third // 3, 1)
    result = pose.copy()
    for row in range(bottom - third, bottom):
        step = columns * WAVE[(row // length + phase) % len(WAVE)]
        result[row] = shifted(pose[row : row + 1], step, 0)[0]
    return result
