"""Light on flat drawings: each part is rounded like a cushion, and closed by a line."""

import numpy as np
import numpy.typing as npt

from vintage_game_generator.assets.pictures.shape import SIDES, Mask, parts
from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    LIGHT,
    OUTLINE,
    SHADES,
    SKIN,
    Picture,
    ink,
)
from vintage_game_generator.assets.sprites.outline import light_side, shifted
from vintage_game_generator.models.style import Outline, StyleGuide

Heights = npt.NDArray[np.int64]
SMALLEST_LIT = 24  # pixels of a frame; smaller figures are lit by hand
RICH = 8  # colours of a palette whose ramps can show light
MOST = 3  # shades that light adds or takes
STRENGTH = {SKIN: 2}  # faces stay light: they are what one looks at
BROAD = 40  # one in so many pixels of the frame: what shines and is larger has a shadow side
CAST = 1  # shades that a part is darker by, just below another


def _blurred(height: Heights, radius: int) -> Heights:
    """Return sums over squares, counted in ones: smooth slopes without a float."""
    rows = np.pad(height, ((radius + 1, radius), (0, 0))).cumsum(axis=0)
    summed = rows[2 * radius + 1 :] - rows[: -2 * radius - 1]
    columns = np.pad(summed, ((0, 0), (radius + 1, radius))).cumsum(axis=1)
    return np.asarray(columns[:, 2 * radius + 1 :] - columns[:, : -2 * radius - 1])


def _slope(height: Heights, style: StyleGuide, radius: int) -> Heights:
    """Return how far each pixel faces the light, in thousandths of the steepest slope."""
    around = np.pad(_blurred(_blurred(height, radius), radius), 1)
    right = around[1:-1, 2:] - around[1:-1, :-2]
    down = around[2:, 1:-1] - around[:-2, 1:-1]
    side = light_side(style.light)
    faced = -side * right + down if side else down * 3 // 2
    steepest = 2 * (2 * radius + 1) ** 3
    return np.asarray(faced * 1000 // steepest)


def lit(drawing: Picture, style: StyleGuide) -> Picture:
    """Return a picture whose parts are lighter where they face the light.

    Only the shade within a material changes; lines, eyes and other small things that shine stay.
    """
    height, width = drawing.shape
    body = drawing != CLEAR
    material = drawing // SHADES
    large, small = max(min(height, width) // 10, 2), max(min(height, width) // 24, 1)
    facing = _slope(body.astype(np.int64), style, large)
    shades = (drawing % SHADES).astype(np.int64)
    changed = body & (material != OUTLINE)
    for number in sorted(set(material[changed].tolist())):
        part = material == number
        if number == LIGHT:
            part = _broad(part, height * width // BROAD)
            changed &= part | (material != LIGHT)
        cushion = facing + _slope(part.astype(np.int64), style, small)
        strength = STRENGTH.get(number, 4)
        added = np.clip((cushion * strength + 500) // 1000, -MOST, MOST)
        shades[part] += added[part]
        shades[part & _beneath(part, body)] -= CAST
    result = drawing.copy()
    levels = np.clip(shades, 0, SHADES - 1).astype(np.int16)
    result[changed] = (material * SHADES + levels)[changed]
    return result


def _broad(mask: Mask, least: int) -> Mask:
    kept = np.zeros_like(mask)
    for part in parts(mask):
        if int(part.sum()) >= least:
            kept |= part
    return kept


def _beneath(part: Mask, body: Mask) -> Mask:
    above = np.zeros_like(part)
    above[1:] = (body & ~part)[:-1]
    return above


def closed(drawing: Picture, style: StyleGuide) -> Picture:
    """Return a picture with a line around all but the lines that it has already.

    As `sprites.outline.outlined`, which would double a line that was drawn.
    """
    dark = drawing // SHADES == OUTLINE
    body = np.where(dark, CLEAR, drawing)
    result = drawing.copy()
    for right, down in SIDES:
        result[(drawing == CLEAR) & (shifted(body, right, down) != CLEAR)] = ink(OUTLINE, 0)
    if style.outline is Outline.SELECTIVE:
        for right, down in ((light_side(style.light), 0), (0, -1)):
            neighbour = shifted(body, right, down)
            edge = (drawing == CLEAR) & (neighbour != CLEAR)
            result[edge] = neighbour[edge] // SHADES * SHADES
    return result


def framed(drawing: Picture) -> Picture:
    """Return a picture that reaches the frame with its line inside of it."""
    result = drawing.copy()
    for edge in (result[0], result[-1], result[:, 0], result[:, -1]):
        edge[edge != CLEAR] = ink(OUTLINE, 0)
    return result
