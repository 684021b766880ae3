from collections.abc import Callable

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.models.level import CELL_LETTERS
from vintage_game_generator.rules.options import INTRO_TICKS
from vintage_game_generator.rules.platformer import game

ACTORS = {
    "@": "hero",
    "w": "walker",
    "h": "hopper",
    "f": "flyer",
    "t": "shooter",
    "g": "chaser",
    "r": "charger",
    "B": "boss",
    "=": "lift",
}
Draw = Callable[..., kernel.World]


@pytest.fixture
def draw() -> Draw:
    """Draws a level in letters, actors among them, and plays up to where the hero can act."""

    def drawn(*rows: str, tag: int = 0, step: kernel.Step = game.step) -> kernel.World:
        cells = [CELL_LETTERS.get(letter, kernel.EMPTY) for row in rows for letter in row]
        spawns = [
            kernel.Spawn(kernel.KIND_NAMES.index(ACTORS[letter]), column, number, tag)
            for number, row in enumerate(rows)
            for column, letter in enumerate(row)
            if letter in ACTORS
        ]
        world = new_world([kernel.Level(len(rows[0]), len(rows), cells, spawns)], 7)
        for buttons in (0, kernel.START, *[0] * (INTRO_TICKS + 10)):
            world.buttons = buttons
            step(world)
        assert world.mode == kernel.PLAYING
        return world

    return drawn
