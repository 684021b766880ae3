"""Random levels and random input for random programs, in the files that every language reads."""

import json
from pathlib import Path
from random import Random
from typing import Any

from vintage_game_generator.kernels.python.kernel import CELL_NAMES, HERO, KIND_NAMES, Level, Spawn
from vintage_game_generator.kernels.python.kernel.levels import read_map

TILE = 16
PACKAGE = "parity"


def random_levels(seed: int, count: int) -> list[Level]:
    """Return small levels with anything anywhere; none is wider than 12 or higher than 10."""
    rng = Random(f"levels {seed}")
    return [_level(rng) for _ in range(count)]


def _level(rng: Random) -> Level:
    width, height = rng.randrange(3, 13), rng.randrange(3, 11)
    cells = [rng.choice((0, 0, rng.randrange(len(CELL_NAMES)))) for _ in range(width * height)]
    spawns = [
        Spawn(
            rng.randrange(2, len(KIND_NAMES)),
            rng.randrange(width),
            rng.randrange(height),
            rng.randrange(-5, 100),
        )
        for _ in range(rng.randrange(0, 12))
    ]
    hero = Spawn(HERO, rng.randrange(width), rng.randrange(height), rng.randrange(3))
    spawns.insert(rng.randrange(len(spawns) + 1), hero)
    return Level(width, height, cells, spawns)


def map_of(level: Level) -> dict[str, Any]:
    """Return a level as a Tiled map."""
    first_cell = 2
    points = [
        {
            "id": number,
            "name": "",
            "type": KIND_NAMES[start.kind],
            "point": True,
            "x": start.column * TILE + TILE // 2,
            "y": start.row * TILE + TILE // 2,
            "properties": [{"name": "tag", "type": "int", "value": start.tag}],
        }
        for number, start in enumerate(level.spawns, start=1)
    ]
    size = {"width": level.width, "height": level.height}
    cells = [first_cell + cell for cell in level.cells]
    return {
        "type": "map",
        "version": "1.10",
        "orientation": "orthogonal",
        "tilewidth": TILE,
        "tileheight": TILE,
        **size,
        "tilesets": [{"firstgid": 1}, {"firstgid": first_cell}],
        "layers": [
            {"name": "cells", "type": "tilelayer", **size, "data": cells},
            {"name": "actors", "type": "objectgroup", "objects": points},
        ],
    }


def write_levels(levels: list[Level], folder: Path) -> list[Path]:
    """Write maps into a folder, in the order of the levels, and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, level in enumerate(levels, start=1):
        file = folder / f"level-{number}.tmj"
        file.write_text(json.dumps(map_of(level)), encoding="utf-8")
        assert read_map(file).level == level
        files.append(file)
    return files


def random_input(seed: int, ticks: int) -> list[int]:
    """Return the buttons of so many ticks, held for a while as a hand does."""
    rng = Random(f"input {seed}")
    pressed: list[int] = []
    while len(pressed) < ticks:
        buttons = rng.choice((0, 1, 2, 4, 8, 128, 129, 130, 65, 16, rng.randrange(256)))
        pressed += [buttons] * rng.randrange(1, 30)
    return pressed[:ticks]


def random_save(seed: int) -> tuple[int, ...]:
    """Return what a session finds saved."""
    rng = Random(f"save {seed}")
    return tuple(rng.choice((0, 1, -1, 2**31 - 1, -(2**31), rng.randrange(99))) for _ in range(4))


def random_seed(seed: int) -> int:
    """Return the seed of a game: all 32 bits of it, and at times one at which chance is special."""
    golden = 0x9E3779B9
    special = (0, 1, 0xFFFFFFFF, -golden & 0xFFFFFFFF, 0x7FFFFFFF, 0x80000000)
    return special[seed // 2 % len(special)] if seed % 2 else seed * golden & 0xFFFFFFFF
