"""Pictures of an image model's kind: a figure of large square pixels on one flat colour."""

import io
import re

from PIL import Image, ImageColor

from tests.model_server.figures import CLEAR, figure
from tests.model_server.invented import chance

GRID = re.compile(r"grid of (\d+) x (\d+)")
BEHIND = re.compile(r"is flat (#[0-9a-f]{6})")
COLOURS = re.compile(r"^Only these colours: (.*)\.$", re.MULTILINE)
USUAL = ("#1d2b53", "#c8483c", "#f2c98a")


def picture(prompt: str, size: str) -> bytes:
    """Return a PNG of the size WIDTHxHEIGHT, in the grid, key and colours that a prompt asks for.

    The grid fills the picture as well as whole pixels can; the same for the same prompt.
    """
    width, height = (int(side) for side in size.split("x"))
    grid, key, said = GRID.search(prompt), BEHIND.search(prompt), COLOURS.search(prompt)
    columns, rows = (int(grid[1]), int(grid[2])) if grid else (16, 16)
    colours = re.findall(r"#[0-9a-f]{6}", said[1]) if said else list(USUAL)
    inks = [("0123456789abcde"[place], "") for place in range(min(len(colours), 15))]
    drawn = figure(columns, rows, inks, chance(prompt, "picture"), legs="Two legs" in prompt)
    behind = ImageColor.getrgb(key[1] if key else "#ff00ff")
    small = Image.new("RGB", (columns, rows), behind)
    for y, row in enumerate(drawn):
        for x, ink in enumerate(row):
            if ink != CLEAR:
                small.putpixel((x, y), ImageColor.getrgb(colours[int(ink, 16)]))
    file = io.BytesIO()
    small.resize((width, height), Image.Resampling.NEAREST).save(file, "PNG")
    return file.getvalue()
