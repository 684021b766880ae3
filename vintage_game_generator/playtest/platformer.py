"""Playing platformers: finds the buttons that clear a level, and those that lose the game."""

from vintage_game_generator.kernels.python.kernel import (
    CLEARED,
    LOST,
    RIGHT,
    A,
    Step,
    World,
)
from vintage_game_generator.playtest.platformer_boss import fight
from vintage_game_generator.playtest.platformer_field import next_goal
from vintage_game_generator.playtest.platformer_moves import Moves, try_moves
from vintage_game_generator.playtest.platformer_path import EFFORTS, find_path
from vintage_game_generator.playtest.search import restore, snapshot

MOST_STAGES = 40
LONGEST_DEFEAT = 60_000


def solve(step: Step, world: World) -> list[int] | None:
    """Return the buttons of each tick that clear a level, or None if none were found.

    Args:
        step: The game's tick.
        world: A world at play in its level; it is left where the search ended.
    """
    moves = try_moves(step, world)
    pressed: list[int] = []
    for _ in range(MOST_STAGES):
        found = next_stage(step, world, moves)
        if found is None:
            return None
        pressed += found
        if world.mode == CLEARED:
            return pressed
    return None


def next_stage(step: Step, world: World, moves: Moves) -> list[int] | None:
    """Return the buttons up to the next thing done: a key, a door, the boss, the exit."""
    if world.boss != 0:
        return fight(step, world)
    field = next_goal(world, moves)
    if field is None:
        return None
    start = snapshot(world)
    for effort in EFFORTS:
        restore(world, start)
        found = find_path(step, world, field, effort)
        if found is not None:
            return found
    return None


def lose(step: Step, world: World) -> list[int]:
    """Return the buttons of each tick that lose all lives; the world ends in mode LOST."""
    pressed: list[int] = []
    while world.mode != LOST and len(pressed) < LONGEST_DEFEAT:
        pressed.append(RIGHT | (A if world.tick // 30 % 2 else 0))
        world.buttons = pressed[-1]
        step(world)
    return pressed
