"""The inside of each terrain: seamless patches of tones, two tiles wide and two high."""

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets.inks import Tones
from vintage_game_generator.models.style import Terrain

BASE = 2
Grid = NDArray[np.int64]


def pebbles(size: int, spacing: int, rng: random.Random) -> tuple[Grid, Grid, Grid, Grid]:
    """Return a wrapping pattern of rounded cells: id, distance to the border, offset x and y.

    Distances and offsets are in quarter pixels. The cells are those of Worley's cellular
    texture (1996) on a jittered grid.
    """
    count = max(2, size // spacing)
    step = size * 4 // count
    points = []
    for row in range(count):
        for column in range(count):
            shift = step // 2 if row % 2 else 0
            jitter = step // 4
            x = column * step + shift + step // 2 + rng.randint(-jitter, jitter)
            y = row * step + step // 2 + rng.randint(-jitter, jitter)
            points.append((x % (size * 4), y % (size * 4)))
    ys, xs = np.mgrid[0:size, 0:size].astype(np.int64) * 4 + 2
    half, whole = size * 2, size * 4
    across = np.stack([(xs - x + half) % whole - half for x, _ in points])
    down = np.stack([(ys - y + half) % whole - half for _, y in points])
    far = np.sqrt((across * across + down * down).astype(np.float64))
    order = np.argsort(far, axis=0, kind="stable")
    nearest, second = order[0], order[1]
    gap = np.take_along_axis(far, second[None], 0)[0] - np.take_along_axis(far, nearest[None], 0)[0]
    at = nearest[None]
    return (
        nearest.astype(np.int64),
        np.floor(gap).astype(np.int64),
        np.take_along_axis(across, at, 0)[0],
        np.take_along_axis(down, at, 0)[0],
    )


def _put(tones: Tones, x: int, y: int, rows: tuple[str, ...]) -> None:
    """Stamp a small wrapping motif; digits are tones, blanks leave what is there."""
    height, width = tones.shape
    for down, row in enumerate(rows):
        for across, letter in enumerate(row):
            if letter != " ":
                tones[(y + down) % height, (x + across) % width] = int(letter)


def scatter(
    tones: Tones, motifs: tuple[tuple[str, ...], ...], spacing: int, rng: random.Random
) -> None:
    """Stamp motifs on a jittered grid, some cells left out."""
    height, width = tones.shape
    for number, y in enumerate(range(0, height, spacing)):
        for x in range(0, width, spacing):
            if rng.random() < 0.8:
                shift = spacing // 2 if number % 2 else 0
                _put(
                    tones,
                    x + shift + rng.randrange(max(1, spacing // 2)),
                    y + rng.randrange(max(1, spacing // 2)),
                    rng.choice(motifs),
                )


def _soil(size: int, rng: random.Random) -> Tones:
    tones = np.full((size, size), BASE, np.uint8)
    stones = (
        (" 33 ", "3332", "1221", " 11 "),
        (" 3 ", "332", "121"),
        ("33", "21"),
    )
    flecks = (("11",), ("1",), ("3",), ("33",), ("1 ", " 1"))
    scatter(tones, flecks, max(4, size // 6), rng)
    scatter(tones, stones, max(6, size // 3), rng)
    return tones


def _stone(size: int, rng: random.Random) -> Tones:
    cell, gap, dx, dy = pebbles(size, max(5, size // 4), rng)
    tones = np.full((size, size), BASE, np.uint8)
    slope = dx + dy * 2
    reach = size * 2 // 4
    tones[slope < -reach] = 3
    tones[slope > reach] = 1
    tones[(gap < 9) & (slope < 0)] = 3
    tones[gap < 5] = 0
    speck = np.array([rng.randrange(5) for _ in range(int(cell.max()) + 1)])
    tones[(speck[cell] == 0) & (tones == BASE) & (gap > 8)] = 1
    return tones


def _ice(size: int, rng: random.Random) -> Tones:
    cell, gap, dx, dy = pebbles(size, max(7, size // 3), rng)
    level = np.array([rng.choice((2, 2, 3)) for _ in range(int(cell.max()) + 1)], np.uint8)
    tones = level[cell]
    tones[(gap < 4) & (dx + dy < 0)] = 4
    tones[(gap < 4) & (dx + dy >= 0)] = 1
    long = size // 8
    for _ in range(6):
        x, y = rng.randrange(size), rng.randrange(size)
        for step in range(rng.randint(2, 2 + long)):
            tones[(y - step) % size, (x + step) % size] = 4
    return tones


def _sand(size: int, rng: random.Random) -> Tones:
    tones = np.full((size, size), BASE, np.uint8)
    period = max(4, size // 4)
    wave = [0, 0, 1, 1, 1, 0, 0, -1, -1, -1]
    for number, y in enumerate(range(1, size, period)):
        phase = rng.randrange(size)
        for x in range(size):
            bend = wave[(x * len(wave) // size * (1 + number % 2) + phase) % len(wave)]
            if (x + phase) % size < size * 5 // 6:
                tones[(y + bend) % size, x] = 1
                tones[(y + bend + 1) % size, x] = 3
    scatter(tones, (("3",), ("1",), ("4",)), max(4, size // 5), rng)
    return tones


def _metal(size: int, rng: random.Random) -> Tones:
    half = size // 2
    tones = np.full((size, size), BASE, np.uint8)
    for y in (0, half):
        for x in (0, half):
            tones[y, x : x + half] = 3
            tones[y : y + half, x] = 3
            tones[y + half - 1, x : x + half] = 0
            tones[y : y + half, x + half - 1] = 0
            if half < 12:
                continue
            for down, across in ((2, 2), (2, half - 4), (half - 4, 2), (half - 4, half - 4)):
                tones[y + down, x + across] = 4
                tones[y + down + 1, x + across + 1] = 0
    for _ in range(size // 5):
        x, y = rng.randrange(size), rng.randrange(size)
        if tones[y, x] == BASE:
            tones[y, x] = 1
    return tones


def _brick(size: int, rng: random.Random) -> Tones:
    tall, wide = size // 8, size // 4
    tones = np.zeros((size, size), np.uint8)
    for course in range(8):
        shift = wide // 2 if course % 2 else 0
        for brick in range(4):
            face = rng.choice((2, 2, 2, 2, 1, 3) if tall > 2 else (2, 2, 2, 1))
            for down in range(tall - 1):
                for across in range(wide - 1):
                    tone = min(4, face + 1) if down == 0 and tall > 2 else face
                    x, y = (brick * wide + shift + across) % size, course * tall + down
                    tones[y, x] = tone
            if tall > 2 and rng.random() < 0.3:
                x = (brick * wide + shift + rng.randrange(wide - 3)) % size
                tones[course * tall + 1, (x + 1) % size] = max(1, face - 1)
    return tones


def _coral(size: int, rng: random.Random) -> Tones:
    _, gap, dx, dy = pebbles(size, max(5, size // 5), rng)
    tones = np.full((size, size), BASE, np.uint8)
    round_ = dx * dx + dy * dy
    tones[gap < 6] = 1
    tones[gap < 3] = 0
    lit = (dx + 4) ** 2 + (dy + 5) ** 2
    tones[(lit < 60) & (gap >= 6)] = 3
    tones[round_ < 10] = 0
    return tones


def _swamp(size: int, rng: random.Random) -> Tones:
    tones = _soil(size, rng)
    for _ in range(3):
        x, y = rng.randrange(size), rng.randrange(size)
        for _ in range(size * 3 // 4):
            tones[y % size, x % size] = 1
            tones[(y + 1) % size, x % size] = 0
            x += 1
            y += rng.choice((-1, 0, 0, 1))
    return tones


_MAKERS: dict[Terrain, Callable[[int, random.Random], Tones]] = {
    Terrain.GRASS: _soil,
    Terrain.STONE: _stone,
    Terrain.ICE: _ice,
    Terrain.SAND: _sand,
    Terrain.METAL: _metal,
    Terrain.BRICK: _brick,
    Terrain.CORAL: _coral,
    Terrain.SWAMP: _swamp,
}


def patch(terrain: Terrain, tile: int, rng: random.Random) -> Tones:
    """Return tones (0 to 4) of a seamless patch, two tiles wide and two high."""
    return _MAKERS[terrain](tile * 2, rng)
