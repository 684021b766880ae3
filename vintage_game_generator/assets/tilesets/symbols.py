"""The tileset `cells`: one plain symbol for each code a map cell can have, for map editors."""

import numpy as np
from PIL import Image, ImageDraw

from vintage_game_generator.assets.tilesets.sheet import png
from vintage_game_generator.kernels.python.kernel import constants

SYMBOL = 16
_COLOURS: dict[str, str] = {
    "empty": "#20242c",
    "solid": "#8a8f98",
    "ledge": "#b07a3c",
    "hazard": "#d43c3c",
    "water": "#3c78d4",
    "ladder": "#c89a50",
    "coin": "#f0c830",
    "heart": "#e85080",
    "life": "#50c850",
    "key": "#e0d060",
    "door": "#905830",
    "checkpoint": "#60b0a0",
    "checkpoint-lit": "#80f0d0",
    "exit": "#f0f0f0",
    "power": "#b060e0",
    "crate": "#a06838",
    "spring": "#40c0e0",
    "gate": "#606878",
}


def symbol_names() -> tuple[str, ...]:
    """Return what each symbol stands for, in the order of the kernel's cell codes."""
    return constants.CELL_NAMES


def draw_cell_symbols(size: int = SYMBOL) -> bytes:
    """Return a PNG strip: a square of `size` pixels a cell code, each of its own colour."""
    names = symbol_names()
    strip = Image.new("RGBA", (size * len(names), size))
    pen = ImageDraw.Draw(strip)
    for code, name in enumerate(names):
        left = code * size
        box = (left + 1, 1, left + size - 2, size - 2)
        colour = _COLOURS.get(name, "#ffffff")
        if code <= constants.WATER:
            pen.rectangle(box, fill=colour)
        elif code <= constants.HEART + 1:
            pen.ellipse(box, fill=colour)
        else:
            pen.rectangle(box, fill="#20242c", outline=colour)
            inner = (left + size // 4, size // 4, left + size * 3 // 4 - 1, size * 3 // 4 - 1)
            pen.rectangle(inner, fill=colour)
    return png(np.asarray(strip, np.uint8))
