"""Pictures as colour numbers, so that limits are counted in whole arrays."""

import io
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from vintage_game_generator.assets.palette import hex_colour, rgb

Codes = NDArray[np.int32]

CLEAR = -1  # transparent
HALF_CLEAR = -2  # neither transparent nor opaque: no old console has that


def codes_of(png: bytes) -> Codes | None:
    """Return a PNG's pixels as 0xRRGGBB, rows by columns; None where it is no picture."""
    try:
        with Image.open(io.BytesIO(png)) as image:
            pixels = np.asarray(image.convert("RGBA"), dtype=np.int32)
    except (UnidentifiedImageError, OSError, ValueError):
        return None
    codes = (pixels[..., 0] << 16) | (pixels[..., 1] << 8) | pixels[..., 2]
    alpha = pixels[..., 3]
    codes[alpha == 0] = CLEAR
    codes[(alpha > 0) & (alpha < 255)] = HALF_CLEAR
    return codes


def code_of(colour: str) -> int:
    """Return `#rrggbb` as 0xRRGGBB."""
    red, green, blue = rgb(colour)
    return (red << 16) | (green << 8) | blue


def colour_of(code: int) -> str:
    """Return 0xRRGGBB as `#rrggbb`."""
    return hex_colour(code >> 16, code >> 8 & 255, code & 255)


def outside(codes: Codes, palette: Iterable[str]) -> Codes:
    """Return the opaque pixels whose colour the palette lacks, as a flat array."""
    allowed = np.array([CLEAR, HALF_CLEAR, *map(code_of, palette)], dtype=np.int32)
    return codes[~np.isin(codes, allowed)]


def cells(codes: Codes, size: int) -> NDArray[np.int32]:
    """Return a picture as cells: count x pixels a cell; ragged edges count as transparent."""
    height, width = codes.shape
    rows, columns = -(-height // size), -(-width // size)
    whole = np.full((rows * size, columns * size), CLEAR, dtype=np.int32)
    whole[:height, :width] = codes
    split = whole.reshape(rows, size, columns, size).transpose(0, 2, 1, 3)
    return split.reshape(rows * columns, size * size)
