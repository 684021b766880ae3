"""What rules put onto a drawing as its draft wants it: horns and crowns, spots and stripes."""

import numpy as np

from vintage_game_generator.assets.pictures.moving import shortened
from vintage_game_generator.assets.pictures.shape import Mask, border, box
from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    DARK,
    LIGHT,
    OUTLINE,
    PALE,
    SHADES,
    Picture,
    ink,
)
from vintage_game_generator.models.drafts.sprite import Marking, Topping

COARSE = 12  # columns below which a topping is one row high
HEAD = 45  # percent of the height that markings leave alone
NARROW = 3  # pixels; a tuft narrower than this is no head
PAIRS: dict[Topping, tuple[tuple[int, int], ...]] = {  # pixels outwards from the temple, and up
    Topping.HORNS: ((0, 1), (1, 1), (1, 2)),
    Topping.EARS: ((-1, 1), (0, 1), (0, 2)),
    Topping.FEELERS: ((-1, 1), (0, 2)),
}


def trimmed(drawing: Picture, topping: Topping, marking: Marking) -> Picture:
    """Return a drawing, in its own grid, with a topping and a marking."""
    if not (drawing != CLEAR).any():
        return drawing
    return _topped(_marked(drawing, marking), topping)


def _main(drawing: Picture) -> int:
    """Return the ink that most of a figure is in."""
    inks = drawing[(drawing != CLEAR) & (drawing // SHADES != OUTLINE)]
    values, counts = np.unique(inks if inks.size else drawing[drawing != CLEAR], return_counts=True)
    return int(values[counts.argmax()])


def _marked(drawing: Picture, marking: Marking) -> Picture:
    top, bottom, left, right = box(drawing)
    rows, columns = np.indices(drawing.shape)
    middle, wide = left + right - 1, right - left
    patterns: dict[Marking, Mask] = {
        Marking.SPOTS: ((columns + 2 * (rows // 2 % 2)) % 4 == 1) & (rows % 2 == 0),
        Marking.STRIPES: columns % 3 == 1,
        Marking.BANDS: rows % 3 == 1,
        Marking.BELLY: np.abs(2 * columns - middle) * 5 <= wide * 2,
    }
    if marking not in patterns:
        return drawing
    main = _main(drawing)
    body = (rows >= top + (bottom - top) * HEAD // 100) & ~border(drawing)
    result = drawing.copy()
    pale = ink(LIGHT, PALE) if main // SHADES != LIGHT else main // SHADES * SHADES + DARK
    paint = pale if marking is Marking.BELLY else main // SHADES * SHADES + DARK
    result[patterns[marking] & body & (drawing == main)] = paint
    return result


def _topped(drawing: Picture, topping: Topping) -> Picture:
    if topping is Topping.AS_DRAWN:
        return drawing
    width = drawing.shape[1]
    rows = 1 if width < COARSE else 2
    room = _head(drawing)[0]
    result = shortened(drawing, rows - room) if room < rows else drawing.copy()
    top, left, right = _head(result)
    pale = ink(LIGHT, PALE) if topping is not Topping.EARS else _main(drawing)
    for column, row in _places(topping, left, right):
        y = top - min(row, rows)
        if y >= 0 and 0 <= column < width and result[y, column] == CLEAR:
            result[y, column] = pale
    return result


def _head(drawing: Picture) -> tuple[int, int, int]:
    """Return the highest row of a head, and its first and last column there.

    Heads are in the middle; wings, horns and tools beside them may reach higher.
    """
    _, bottom, left, right = box(drawing)
    quarter = (right - left) // 4
    inner = drawing[:bottom, left + quarter : right - quarter] != CLEAR
    rows = np.flatnonzero(inner.sum(axis=1) >= min(NARROW, inner.shape[1]))
    top = int(rows[0]) if rows.size else box(drawing)[0]
    columns = np.flatnonzero(inner[top]) if inner[top].any() else np.arange(inner.shape[1])
    return top, left + quarter + int(columns[0]), left + quarter + int(columns[-1])


def _places(topping: Topping, left: int, right: int) -> list[tuple[int, int]]:
    """Return the columns of a topping's pixels, and how far each is above the head."""
    middle = (left + right) // 2
    if topping is Topping.PLUME:
        return [(middle, 1), (middle + 1, 1), (middle, 2), (middle - 1, 2), (middle - 2, 2)]
    if topping is Topping.CROWN:
        band = [(column, 1) for column in range(left, right + 1)]
        return band + [(column, 2) for column in range(left, right + 1, 2)]
    if topping is Topping.SPIKES:
        return [(column, 1) for column in range(left, right + 1, 2)]
    pairs = PAIRS.get(topping, ())
    return [(left - out, up) for out, up in pairs] + [(right + out, up) for out, up in pairs]
