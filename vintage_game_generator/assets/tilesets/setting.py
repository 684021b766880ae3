"""A layer to paint a scene on: a wrapping picture with its tones, and lines to build from."""

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets.inks import Tile, Tones
from vintage_game_generator.assets.tilesets.sky import Sky

Line = NDArray[np.int64]


@dataclass(frozen=True)
class Setting:
    """A layer to paint on, wrapped from side to side."""

    picture: Tile
    tones: Tones
    glow: int
    sky: Sky
    farther: bool
    rng: random.Random

    @property
    def width(self) -> int:
        """Return the width in pixels, after which the layer repeats."""
        return int(self.picture.shape[1])

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return int(self.picture.shape[0])

    def share(self, percent: int) -> int:
        """Return so many percent of the height."""
        return self.height * percent // 100

    def box(self, x: int, top: int, wide: int, bottom: int, ink: int) -> None:
        """Fill a box from a top row to above a bottom row."""
        top, bottom = max(0, top), min(self.height, bottom)
        columns = np.arange(x, x + wide) % self.width
        self.picture[top:bottom, columns] = ink

    def ball(self, x: int, y: int, radius: int, shade: int, light: int) -> None:
        """Paint a disc, lit from the upper left."""
        top, bottom = max(0, y - radius), min(self.height, y + radius + 1)
        down = np.arange(top, bottom)[:, None] - y
        across = np.arange(-radius, radius + 1)[None, :]
        disc = across**2 + down**2 <= radius * radius
        third = radius // 3
        lit = disc & ((across + third) ** 2 + (down + third) ** 2 <= (radius * 2 // 3) ** 2)
        columns = (np.arange(-radius, radius + 1) + x) % self.width
        window = self.picture[top:bottom, columns]
        window[disc] = shade
        window[lit] = light
        self.picture[top:bottom, columns] = window

    def dot(self, x: int, y: int, ink: int) -> None:
        """Set one pixel."""
        if 0 <= y < self.height:
            self.picture[y, x % self.width] = ink


def swell(width: int, low: int, high: int, count: int, rng: random.Random) -> Line:
    """Return heights of wrapping round hills: parabolas side by side."""
    heights = np.full(width, low)
    xs = np.arange(width)
    for number in range(count):
        middle = width * number // count + rng.randint(0, width // count // 2)
        reach = rng.randint(width * 2 // 3 // count, width * 5 // 4 // count)
        rise = rng.randint((low + high) // 2, high) - low
        away = np.abs((xs - middle + width // 2) % width - width // 2)
        heights = np.maximum(heights, low + rise - rise * away * away // (reach * reach))
    return heights


def below(setting: Setting, line: Line) -> tuple[Line, NDArray[np.bool_]]:
    """Return how deep each pixel lies below a line of heights, and which do."""
    ys = np.arange(setting.height)[:, None]
    depth = ys - (setting.height - line[None, :])
    return depth, depth >= 0
