"""The recordings of a game: one that wins it, one that loses it, some of mere chance."""

import random

from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.kernels.python.kernel.snapshot import copied, restore
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.certificate import LevelProof
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest.proving import PLAYERS, buttons_of
from vintage_game_generator.playtest.worlds import buttons_to_play, opened_world
from vintage_game_generator.translate.program import program

RANDOM_TICKS = 3600
RANDOM_RUNS = 3
CLOSING = 600  # ticks that a recording goes on after the last screen came up: time to read it
LONGEST_BETWEEN = 600  # ticks from one level's end to the next one's begin, at most


def winning_run(
    design: GameDesign, levels: list[ProvenLevel]
) -> tuple[Recording, tuple[LevelProof, ...]]:
    """Return a recording from the title to the ending, and which part of it clears which level.

    Raises:
        NotProven: a level could not be won within the whole game.
    """
    step = program(design).step
    world = opened_world(design, [proven.level for proven in levels])
    pressed = buttons_to_play(step, world)
    proofs = []
    for proven in levels:
        first = len(pressed)
        pressed += _clearing(design, world, proven)
        proofs.append(
            LevelProof(
                number=proven.level.number,
                name=proven.level.name,
                first_tick=first,
                last_tick=len(pressed),
                attempts=proven.attempts,
            )
        )
        pressed += _waiting(step, world, (kernel.PLAYING, kernel.WON))
    pressed += [0] * CLOSING
    return _recorded(design, levels, pressed), tuple(proofs)


def losing_run(design: GameDesign, levels: list[ProvenLevel]) -> Recording:
    """Return a recording from the title to the game-over screen."""
    step = program(design).step
    world = opened_world(design, [proven.level for proven in levels])
    pressed = buttons_to_play(step, world)
    pressed += PLAYERS[design.genre].lose(step, world) + [0] * CLOSING
    return _recorded(design, levels, pressed)


def random_runs(design: GameDesign, levels: list[ProvenLevel]) -> list[Recording]:
    """Return recordings of a player who presses at random, a minute each."""
    runs = []
    for number in range(RANDOM_RUNS):
        chance = random.Random(design.seed * RANDOM_RUNS + number)
        pressed = [0, kernel.START]
        while len(pressed) < RANDOM_TICKS:
            held = chance.choice(HELD) | chance.choice((0, 0, kernel.A, kernel.B))
            pressed += [held] * chance.randrange(4, 40)
            if chance.random() < 0.02:
                pressed += [kernel.START, 0]
        runs.append(_recorded(design, levels, pressed[:RANDOM_TICKS]))
    return runs


HELD = (0, kernel.RIGHT, kernel.RIGHT, kernel.LEFT, kernel.UP, kernel.DOWN)


def _clearing(design: GameDesign, world: kernel.World, proven: ProvenLevel) -> list[int]:
    """Play the level's solution; find another should the game so far have changed its course."""
    step = program(design).step
    solution = buttons_of(proven.solution)
    begin = copied(world)
    if _clears(step, world, solution):
        return solution
    restore(world, begin)
    found = PLAYERS[design.genre].solve(step, world)
    restore(world, begin)
    if found is not None and _clears(step, world, found):
        return found
    level = proven.level
    raise NotProven(f"level {level.number} ({level.name}): not won within the whole game")


def _clears(step: kernel.Step, world: kernel.World, pressed: list[int]) -> bool:
    for buttons in pressed:
        world.buttons = buttons
        step(world)
    return world.mode == kernel.CLEARED


def _waiting(step: kernel.Step, world: kernel.World, modes: tuple[int, ...]) -> list[int]:
    pressed: list[int] = []
    while world.mode not in modes and len(pressed) < LONGEST_BETWEEN:
        pressed.append(0)
        world.buttons = 0
        step(world)
    return pressed


def _recorded(design: GameDesign, levels: list[ProvenLevel], pressed: list[int]) -> Recording:
    world = opened_world(design, [proven.level for proven in levels])
    return record(program(design).step, world, pressed, design.package)
