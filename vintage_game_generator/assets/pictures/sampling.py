"""A drawing out of an image model's picture: its cells, in the colours of a palette."""

import numpy as np

from vintage_game_generator.assets.palette import hex_colour, lightness, nearest_colour
from vintage_game_generator.assets.pictures.grid import (
    LARGEST_PAINTED,
    colours_of,
    grid_size,
    palette_of,
)
from vintage_game_generator.assets.pictures.keying import figure, key_of
from vintage_game_generator.assets.pictures.opening import NotAPicture, opened, scaled_down
from vintage_game_generator.assets.pictures.pitch import FINE, Grid, grid_of
from vintage_game_generator.assets.pictures.shape import Mask
from vintage_game_generator.assets.sprites.inks import Pixels
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.drafts.letters import CLEAR, DIGITS
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

LARGEST = 768  # pixels to a side that are looked at
MIDDLE = 6  # the middle of a cell counts: a sixth on each side is blur
LEAST_FIGURE = 2  # percent of a picture
Cell = str | None


def picture_grid(spec: SpriteSpec) -> tuple[int, int]:
    """Return the columns and rows that an image model is asked to draw a character in."""
    return grid_size(spec, LARGEST_PAINTED)


def sprite_from_image(data: bytes, spec: SpriteSpec, style: StyleGuide) -> SpriteDraft:
    """Return the drawing in a picture of large square pixels on a flat background.

    Each cell's median colour, the background keyed out, in the nearest colours of the palette.
    The grid is found where it was not kept to; where there is none, the figure is cut into the
    cells that were asked for.

    Raises:
        NotAPicture: it cannot be read, or there is no figure on a flat background.
    """
    pixels = scaled_down(opened(data), LARGEST)
    shape = figure(pixels)
    if shape is None:
        key = key_of(palette_of(spec, style).colours)
        raise NotAPicture(f"what is behind the figure is not of one colour; paint it flat {key}")
    if int(shape.sum()) * 100 < LEAST_FIGURE * shape.size:
        raise NotAPicture("nothing is drawn, or far too small; let the figure fill the picture")
    columns, rows = picture_grid(spec)
    cells = _cells(pixels, shape, columns, rows)
    colours = colours_of(palette_of(spec, style))
    return SpriteDraft(rows=_rows(_quantised(cells, colours), columns, rows))


def _cells(pixels: Pixels, shape: Mask, columns: int, rows: int) -> list[list[Cell]]:
    """Return the figure's cells, at most as many as were asked for; none where it is clear."""
    ys, xs = np.flatnonzero(shape.any(axis=1)), np.flatnonzero(shape.any(axis=0))
    top, bottom, left, right = int(ys[0]), int(ys[-1]) + 1, int(xs[0]), int(xs[-1]) + 1
    grid = grid_of(pixels, shape, columns)
    if grid:
        near = grid.pitch // 4  # a figure that ends so little beyond a line ends at it
        first = (left * FINE + near - grid.left) // grid.pitch
        above = (top * FINE + near - grid.top) // grid.pitch
        across = -(-(right * FINE - near - grid.left) // grid.pitch) - first
        high = -(-(bottom * FINE - near - grid.top) // grid.pitch) - above
        placed = Grid(grid.pitch, grid.left + first * grid.pitch, grid.top + above * grid.pitch)
        if 0 < across <= columns and 0 < high <= rows:
            return _trimmed(_sampled(pixels, shape, placed, across, high))
    pitch = -(-max((right - left) * FINE * rows, (bottom - top) * FINE * columns) //
              (columns * rows))  # fmt: skip
    across = min(max(-(-(right - left) * FINE // pitch), 1), columns)
    high = min(max(-(-(bottom - top) * FINE // pitch), 1), rows)
    aside = (across * pitch - (right - left) * FINE) // 2
    placed = Grid(pitch, left * FINE - aside, bottom * FINE - high * pitch)
    return _trimmed(_sampled(pixels, shape, placed, across, high))


def _sampled(pixels: Pixels, shape: Mask, grid: Grid, columns: int, rows: int) -> list[list[Cell]]:
    height, width = shape.shape

    def span(start: int, number: int, end: int) -> slice:
        low, high = start + number * grid.pitch, start + (number + 1) * grid.pitch
        rim = grid.pitch // MIDDLE
        first = min(max((low + rim) // FINE, 0), end - 1)
        return slice(first, max(min(-(-(high - rim) // FINE), end), first + 1))

    drawn: list[list[Cell]] = []
    for row in range(rows):
        line: list[Cell] = []
        for column in range(columns):
            where = span(grid.top, row, height), span(grid.left, column, width)
            inside = shape[where]
            if int(inside.sum()) * 2 < inside.size:
                line.append(None)
                continue
            shown = np.sort(pixels[where][inside][:, :3], axis=0)
            red, green, blue = shown[len(shown) // 2].tolist()
            line.append(hex_colour(red, green, blue))
        drawn.append(line)
    return drawn


def _trimmed(cells: list[list[Cell]]) -> list[list[Cell]]:
    """Return cells without the empty rows and columns around them."""
    kept = [row for row, line in enumerate(cells) if any(line)]
    beside = [place for place in range(len(cells[0])) if any(line[place] for line in cells)]
    if not kept:
        raise NotAPicture("nothing is drawn that fills a whole cell of the grid")
    return [line[beside[0] : beside[-1] + 1] for line in cells[kept[0] : kept[-1] + 1]]


def _quantised(cells: list[list[Cell]], colours: tuple[str, ...]) -> list[str]:
    """Return cells as letters: the nearest colours, or those of the same rank in lightness."""
    shown = sorted({cell for line in cells for cell in line if cell})
    near = {cell: nearest_colour(cell, colours) for cell in shown}
    if len(set(near.values())) < min(len(shown), len(colours), 3):
        values = [lightness(cell) for cell in shown]
        low, span = min(values), max(max(values) - min(values), 1)
        last = len(colours) - 1
        near = {
            cell: colours[((lightness(cell) - low) * last * 2 + span) // (2 * span)]
            for cell in shown
        }
    letters = {cell: DIGITS[colours.index(colour)] for cell, colour in near.items()}
    return ["".join(letters[cell] if cell else CLEAR for cell in line) for line in cells]


def _rows(drawn: list[str], columns: int, rows: int) -> tuple[str, ...]:
    """Return rows in the grid that was asked for, or in half of it if that is large enough."""
    while len(drawn[0]) * 2 <= columns and len(drawn) * 2 <= rows and min(columns, rows) >= 16:
        columns, rows = columns // 2, rows // 2
    left = (columns - len(drawn[0])) // 2
    lines = [(CLEAR * left + line).ljust(columns, CLEAR) for line in drawn]
    return tuple([CLEAR * columns] * (rows - len(lines)) + lines)
