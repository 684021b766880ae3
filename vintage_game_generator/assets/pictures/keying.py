"""The figure in a picture, told from the flat colour behind it."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from vintage_game_generator.assets.palette import rgb
from vintage_game_generator.assets.pictures.shape import Mask
from vintage_game_generator.assets.sprites.inks import Pixels

KEYS = ("#ff00ff", "#00ff00")  # what image models are asked to paint behind the figure
OPAQUE = 128
SEE_THROUGH = 2  # percent of transparent pixels, from which transparency is the background
NEAR = 60  # of 765: a compressed picture is not of one colour
UNLIKE = 200  # of 765: a key is so far from all that the figure is painted with
FLAT = 60  # percent of the border that is of the corners' colour


def key_of(colours: Iterable[str]) -> str:
    """Return the key colour for a palette: magenta, or green where the figure is nearly magenta."""
    painted = [rgb(colour) for colour in colours]

    def apart(key: str) -> int:
        shown = rgb(key)
        return min(
            (sum(abs(a - b) for a, b in zip(shown, one, strict=True)) for one in painted),
            default=UNLIKE,
        )

    return next((key for key in KEYS if apart(key) >= UNLIKE), max(KEYS, key=apart))


def figure(pixels: Pixels) -> Mask | None:
    """Return which pixels are the figure; none where what is behind it is not of one colour.

    What is transparent is not the figure, or else what is of the corners' colour and reaches the
    border; and holes of it, where it is a key colour.
    """
    clear = pixels[..., 3] < OPAQUE
    if int(clear.sum()) * 100 >= SEE_THROUGH * clear.size:
        return ~clear
    colours = pixels[..., :3].astype(np.int64)
    height, width = clear.shape
    edge = max(min(height, width) // 32, 1)
    corners = np.concatenate(
        [
            colours[rows, columns].reshape(-1, 3)
            for rows in (slice(0, edge), slice(height - edge, height))
            for columns in (slice(0, edge), slice(width - edge, width))
        ]
    )
    behind = np.sort(corners, axis=0)[len(corners) // 2]
    alike = _away(colours, behind) < NEAR
    border = np.concatenate([alike[0], alike[-1], alike[:, 0], alike[:, -1]])
    if int(border.sum()) * 100 < FLAT * border.size:
        return None
    background = _from_the_border(alike)
    if any(int(np.abs(behind - rgb(key)).sum()) < 2 * NEAR for key in KEYS):
        background |= alike
    return ~background


def _away(colours: npt.NDArray[np.int64], colour: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.asarray(np.abs(colours - colour).sum(axis=-1))


def _from_the_border(alike: Mask) -> Mask:
    """Return the part of a shape that hangs together with the picture's border."""
    framed = np.pad(alike, 1, constant_values=True)
    image = Image.fromarray(framed.astype(np.uint8))
    ImageDraw.floodfill(image, (0, 0), 2)
    return np.asarray(np.asarray(image)[1:-1, 1:-1] == 2)
