"""A character drawn from the front, seen from its other sides."""

import numpy as np

from vintage_game_generator.assets.pictures.shape import Mask, box
from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    LIGHT,
    OUTLINE,
    PRIMARY,
    SHADES,
    Picture,
    ink,
)

HEAD = 50  # percent of a figure's height that is head: these are small and round
FACE = 60  # percent of the head that is face where no eyes are found


def face_of(pose: Picture) -> tuple[int, int]:
    """Return the rows of the face, the last exclusive: from above the eyes to the chin."""
    top, bottom, _, _ = box(pose)
    chin = top + max((bottom - top) * HEAD // 100, 2)
    eyes = [row for row in range(top + 1, chin) if _has_eyes(pose[row])]
    first = eyes[0] if eyes else chin - max((chin - top) * FACE // 100, 1)
    size = max((bottom - top) // 12, 1)
    last = min(eyes[-1] + 1 + size if eyes else chin, chin)
    return max(first - (size if size > 1 else 0), top + 1), max(last, first + 1)


def _has_eyes(row: Picture) -> bool:
    """Return whether a row has dark or shining pixels inside, with something else between."""
    drawn = np.flatnonzero(row != CLEAR)
    if drawn.size < 4:
        return False
    inner = row[drawn[0] + 1 : drawn[-1]]
    material = inner // SHADES
    marks = (material == OUTLINE) | (material == LIGHT)
    return bool(marks.any() and not marks.all())


def hair_of(pose: Picture, first: int) -> int:
    """Return the ink of what is above the face: hair, hat or helmet."""
    top, _, _, _ = box(pose)
    above = pose[top:first]
    inks = above[(above != CLEAR) & (above // SHADES != OUTLINE)].tolist()
    if not inks:
        return ink(PRIMARY)
    return int(max(sorted(set(inks)), key=inks.count))


def from_behind(pose: Picture) -> Picture:
    """Return a figure's back: what covers its head hides its face."""
    first, last = face_of(pose)
    hair = hair_of(pose, first)
    result = pose.copy()
    for row in range(first, last):
        drawn = result[row]
        inside = drawn != CLEAR
        if row == last - 1 and last - first > 2:  # the neck shows
            columns = np.flatnonzero(inside)
            inside[columns[:2]] = inside[columns[-2:]] = False
        drawn[inside & ~_line(pose, row)] = hair
    return result


def from_the_side(pose: Picture, columns: int) -> Picture:
    """Return a figure that looks to the right: its face moved within its head."""
    first, last = face_of(pose)
    hair = hair_of(pose, first)
    result = pose.copy()
    for row in range(first, last):
        drawn = np.flatnonzero((pose[row] != CLEAR) & ~_line(pose, row))
        if drawn.size < columns + 3:
            continue
        left, right = int(drawn[0]), int(drawn[-1]) + 1
        result[row, left + 1 + columns : right] = pose[row, left + 1 : right - columns]
        result[row, left : left + 1 + columns] = hair
    return result


def _line(pose: Picture, row: int) -> Mask:
    """Return which pixels of a row are a line around the figure."""
    dark = pose[row] // SHADES == OUTLINE
    drawn = np.flatnonzero(pose[row] != CLEAR)
    ends = np.zeros(len(dark), dtype=bool)
    if drawn.size:
        ends[[drawn[0], drawn[-1]]] = True
    return np.asarray(dark & ends)
