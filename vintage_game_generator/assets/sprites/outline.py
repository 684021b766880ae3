"""Lines around pictures, and moving them about in their frame."""

import numpy as np

from vintage_game_generator.assets.sprites.inks import CLEAR, OUTLINE, SHADES, Picture, ink
from vintage_game_generator.models.style import Light, Outline, StyleGuide


def shifted(drawing: Picture, right: int, down: int) -> Picture:
    """Return a picture moved by whole pixels; what leaves the frame is lost."""
    height, width = drawing.shape
    moved = np.zeros_like(drawing)
    if abs(right) >= width or abs(down) >= height:
        return moved
    moved[max(down, 0) : height + min(down, 0), max(right, 0) : width + min(right, 0)] = drawing[
        max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)
    ]
    return moved


def stamped(drawing: Picture, stamp: Picture, left: int, top: int) -> Picture:
    """Return a picture with another laid over it; what is outside or clear changes nothing."""
    height, width = drawing.shape
    rows, columns = stamp.shape
    result = drawing.copy()
    first_row, first_column = max(-top, 0), max(-left, 0)
    last_row, last_column = min(rows, height - top), min(columns, width - left)
    if first_row >= last_row or first_column >= last_column:
        return result
    part = stamp[first_row:last_row, first_column:last_column]
    under = result[top + first_row : top + last_row, left + first_column : left + last_column]
    under[part != CLEAR] = part[part != CLEAR]
    return result


def light_side(light: Light) -> int:
    """Return -1 where the light comes from the left, 1 from the right, 0 from above."""
    return {Light.TOP_LEFT: -1, Light.TOP: 0, Light.TOP_RIGHT: 1}[light]


def outlined(drawing: Picture, style: StyleGuide) -> Picture:
    """Return a picture with a closed one-pixel line around it, as the style guide wants it.

    A dark outline is in the outline's colour. A selective one is in the darkest shade of
    what it closes where light falls, and in the outline's colour in shadow.
    """
    result = drawing.copy()
    for right, down in ((0, 1), (-1, 0), (1, 0), (0, -1)):
        result[(drawing == CLEAR) & (shifted(drawing, right, down) != CLEAR)] = ink(OUTLINE, 0)
    if style.outline is Outline.SELECTIVE:
        for right, down in ((light_side(style.light), 0), (0, -1)):
            neighbour = shifted(drawing, right, down)
            edge = (drawing == CLEAR) & (neighbour != CLEAR)
            result[edge] = neighbour[edge] // SHADES * SHADES
    return result
