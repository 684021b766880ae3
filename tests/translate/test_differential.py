"""The emitted program does, tick for tick, what the rules do as they stand."""

import importlib
import random

import pytest

from vintage_game_generator.kernels.python.kernel import (
    DYING,
    KIND_NAMES,
    PLAYING,
    Level,
    Spawn,
    World,
    new_world,
)
from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.program import ENTRIES, finished, genre_rules
from vintage_game_generator.translate.python import python_modules

CELLS = (0,) * 24 + tuple(range(18))
HELD = (0, 1, 2, 4, 8, 128, 64, 129, 130, 65, 66, 33, 1, 1, 129)


def random_level(rng: random.Random) -> Level:
    """Return a level of four screens with anything anywhere."""
    width, height = 32, 26
    cells = [rng.choice(CELLS) for _ in range(width * height)]
    spawns = [Spawn(1, 5, 5, 0)]
    for _ in range(30):
        kind = rng.randrange(2, len(KIND_NAMES))
        spawns.append(Spawn(kind, rng.randrange(width), rng.randrange(height), rng.randrange(4)))
    return Level(width, height, cells, spawns)


def random_world(seed: int) -> World:
    rng = random.Random(seed)
    return new_world([random_level(rng) for _ in range(2)], seed, (1, 500, 2, 7))


@pytest.mark.parametrize("genre", Genre)
def test_emitted_and_original_rules_agree_for_thousands_of_ticks(genre: Genre) -> None:
    package = "vintage_game_generator.rules."
    original = importlib.import_module(package + ENTRIES[genre]).step
    modules = python_modules(finished(genre_rules(genre), {}))
    emitted = load(modules, "game")["game"].step
    modes = set()
    for seed in range(24):
        one, other = random_world(seed), random_world(seed)
        rng = random.Random(seed)
        held = 0
        for tick in range(400):
            if tick % 6 == 0:
                held = rng.choice(HELD)
            if tick % 40 == 39:
                held = 16 if one.mode != PLAYING else held
            for world in (one, other):
                world.buttons = held
                world.lives = max(world.lives, 2)
                if tick == 45 or world.mode == DYING:
                    world.mode_time += 60
                if tick % 50 == 0:
                    world.actors[0].hp = 9
            original(one)
            emitted(other)
            modes.add(one.mode)
            assert one == other, f"seed {seed}, tick {tick}"
    assert PLAYING in modes
    assert len(modes) >= 4
