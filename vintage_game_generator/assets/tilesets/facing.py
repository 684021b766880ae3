"""Fronts of walls: what each terrain shows of itself where it stands upright."""

import random
from collections.abc import Callable

import numpy as np

from vintage_game_generator.assets.tilesets.inks import Tones
from vintage_game_generator.assets.tilesets.texture import patch
from vintage_game_generator.models.style import Terrain

_Maker = Callable[[int, random.Random], Tones]


def _columns(wide: int, low: int, high: int, rng: random.Random) -> list[tuple[int, int]]:
    """Return starts and widths of upright bands that fill a width."""
    bands, x = [], 0
    while x < wide:
        span = rng.randint(low, high)
        if wide - x - span < low:
            span = wide - x
        bands.append((x, span))
        x += span
    return bands


def _rock(size: int, rng: random.Random) -> Tones:
    """Upright ribs of rock, lit on one side and broken across."""
    tones = np.full((size, size * 2), 2, np.uint8)
    for x, span in _columns(size * 2, max(3, size // 4), max(4, size * 7 // 16), rng):
        tones[:, x] = 3
        tones[:, x + span - 2] = 1
        tones[:, x + span - 1] = 0
        breaks = rng.randrange(2, max(3, size // 2))
        while breaks < size - 2:
            tones[breaks, x : x + span - 1] = 0
            tones[breaks + 1, x : x + span - 2] = 3
            breaks += rng.randint(size * 5 // 16, size * 9 // 16)
    return tones


def _strata(size: int, rng: random.Random) -> Tones:
    """Layers of sandstone, washed out here and there."""
    tones = np.full((size, size * 2), 2, np.uint8)
    wave = [0, 0, 0, 1, 1, 1, 1, 0]
    y, tone = 0, 3
    while y < size:
        phase = rng.randrange(8)
        thick = rng.randint(2, 4) if size == 16 else 2
        for x in range(size * 2):
            start = y + wave[(x * 8 // (size * 2) + phase) % 8]
            tones[start : y + thick + 1, x] = tone
            if start < size:
                tones[start, x] = 1 if tone > 1 else 0
        tone = {3: 2, 2: 1, 1: 3}[tone]
        y += thick
    for _ in range(3):
        x, top = rng.randrange(size * 2), rng.randrange(size // 2)
        tones[top : top + size // 3, x] = 0
    return tones


def _icicles(size: int, rng: random.Random) -> Tones:
    """Facets of ice that end in points at different heights."""
    tones = np.full((size, size * 2), 1, np.uint8)
    for x, span in _columns(size * 2, max(2, size // 5), max(3, size // 3), rng):
        long = rng.randint(size // 2, size - 1)
        for y in range(long):
            tip = max(0, y - long + span)
            left, right = x + tip // 2, x + span - (tip + 1) // 2
            tones[y, left:right] = 3
            tones[y, left : left + 1] = 4
            tones[y, max(left, right - 1) : right] = 2
    return tones


def _plates(size: int, rng: random.Random) -> Tones:
    """Riveted plates, one a cell, over a dark foot."""
    tones = np.full((size, size * 2), 2, np.uint8)
    for x in (0, size):
        tones[:, x] = 3
        tones[:, x + size - 1] = 0
        if size == 16:
            for y in (4, 11):
                for across in (2, size - 4):
                    tones[y, x + across] = 4
                    tones[y + 1, x + across + 1] = 0
    if size == 16:
        for y in (6, 8, 10):
            tones[y, 5:11] = 0
            tones[y + 1, 5:11] = 3
    return tones


def _courses(size: int, rng: random.Random) -> Tones:
    """Courses of bricks."""
    tones = np.zeros((size, size * 2), np.uint8)
    wide = 8
    for course, y in enumerate(range(0, size, 4)):
        for brick in range(size * 2 // wide):
            face = rng.choice((2, 2, 2, 1, 3))
            x0 = brick * wide + course % 2 * wide // 2
            for across in range(wide - 1):
                x = (x0 + across) % (size * 2)
                tones[y : y + 3, x] = face
                tones[y, x] = face + 1
    return tones


def _reef(size: int, rng: random.Random) -> Tones:
    return patch(Terrain.CORAL, size, rng)[:size]


_MAKERS: dict[Terrain, _Maker] = {
    Terrain.GRASS: _rock,
    Terrain.STONE: _rock,
    Terrain.ICE: _icicles,
    Terrain.SAND: _strata,
    Terrain.METAL: _plates,
    Terrain.BRICK: _courses,
    Terrain.CORAL: _reef,
    Terrain.SWAMP: _rock,
}


def facing(terrain: Terrain, size: int, rng: random.Random) -> Tones:
    """Return tones (0 to 4) of a front one tile high and two wide, seamless from side to side."""
    return _MAKERS[terrain](size, rng)
