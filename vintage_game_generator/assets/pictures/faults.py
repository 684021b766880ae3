"""What is wrong with a drawing, in words and with places, for whoever drew it."""

import numpy as np

from vintage_game_generator.assets.pictures.grid import colours_of, palette_of
from vintage_game_generator.assets.pictures.posing import drawn
from vintage_game_generator.assets.pictures.shape import box, parts, runs, without_specks
from vintage_game_generator.assets.sprites.inks import CLEAR, Picture
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

WHOLE = 85  # percent of the pixels that hang together
FULL_BOX = 96  # percent of its own corners in which a figure is no figure
LONGER, SHORTER = 60, 30  # percent of the grid that the sides of a figure reach at least
LEAST_AREA = 14  # percent of the grid
FINE = 12  # columns from which a grid is fine enough for more than blocks
MOST_WIDE = 70  # percent of the rows that reach both sides
MOST_ALIKE = 50  # percent of the rows that are the same
MOST_STRIPS = 26  # tenths of separate stretches in a row, on average


def faults(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> tuple[str, ...]:
    """Return why a drawing is no character; nothing where it may become a sprite."""
    drawing = without_specks(drawn(draft, spec, style))
    if not (drawing != CLEAR).any():
        return ("nothing is drawn: every letter is '.'",)
    found = [
        _falls_apart(drawing),
        *_measures(drawing),
        _is_pattern(drawing),
        _is_flat(draft, spec, style),
    ]
    return tuple(one for one in found if one)


def _falls_apart(drawing: Picture) -> str:
    pieces = parts(drawing != CLEAR)
    sizes = [int(piece.sum()) for piece in pieces]
    share = sizes[0] * 100 // sum(sizes)
    if share >= WHOLE:
        return ""
    row, column = (int(place) + 1 for place in np.argwhere(pieces[1])[0])
    return (
        f"it falls apart: its largest part has {share}% of its pixels; join it with what is at"
        f" row {row}, column {column}"
    )


def _measures(drawing: Picture) -> list[str]:
    rows, columns = drawing.shape
    top, bottom, left, right = box(drawing)
    high, wide = bottom - top, right - left
    area = int((drawing != CLEAR).sum())
    where = f"rows {top + 1} to {bottom}, columns {left + 1} to {right}"
    found = []
    if max(high * 100 // rows, wide * 100 // columns) < LONGER:
        found.append(f"it is too small: it fills only {where} of {rows} rows and {columns} columns")
    elif min(high * 100 // rows, wide * 100 // columns) < SHORTER:
        found.append(f"it is too thin: it fills only {where} of {rows} rows and {columns} columns")
    elif area * 100 // (rows * columns) < LEAST_AREA:
        found.append(f"it is only lines: {area} of {rows * columns} pixels are drawn; fill it")
    if area * 100 // (high * wide) >= FULL_BOX:
        found.append(
            f"it is a filled box: {where} are all drawn; leave '.' around head, body and legs"
        )
    return found


def _is_pattern(drawing: Picture) -> str:
    """Return what is said of rows that go on and on, as weak models write them."""
    rows, columns = drawing.shape
    if columns < FINE:
        return ""
    solid = [row for row in drawing if (row != CLEAR).any()]
    wide = sum(row[0] != CLEAR and row[-1] != CLEAR for row in solid)
    if wide * 100 > MOST_WIDE * rows:
        return f"{wide} of {rows} rows reach from side to side; leave '.' beside head and legs"
    lines = [tuple(row.tolist()) for row in solid]
    most = max(lines.count(line) for line in lines)
    if most * 100 > MOST_ALIKE * rows:
        return f"{most} rows are the same; give head, body and legs a shape each"
    strips = sum(len(runs(row)) for row in solid)
    if strips * 10 > MOST_STRIPS * len(solid):
        return f"it is in strips: {strips} stretches in {len(solid)} rows; draw one body"
    return ""


def _is_flat(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> str:
    used = sorted(set("".join(draft.rows)) - {"."})
    colours = colours_of(palette_of(spec, style))
    if len(used) > 1 or len(colours) < 2:
        return ""
    others = [digit for digit in "012" if digit not in used and int(digit) < len(colours)]
    return f"all of it is {used[0]}: give eyes and clothes the colours {' and '.join(others)}"
