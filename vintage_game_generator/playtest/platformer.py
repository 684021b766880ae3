"""Playing platformers: finds the buttons that clear a level, and those that lose the game."""

from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python.kernel import (
    CLEARED,
    DYING,
    LOST,
    Step,
    World,
)
from vintage_game_generator.playtest.platformer_boss import fight
from vintage_game_generator.playtest.platformer_field import nearest_death, next_goal
from vintage_game_generator.playtest.platformer_moves import Moves, try_moves
from vintage_game_generator.playtest.platformer_path import EFFORTS, Effort, find_path
from vintage_game_generator.playtest.search import hold, restore, snapshot

MOST_STAGES = 40  # keys, doors and bosses of one level
LONGEST_DYING = 400  # ticks from a death to the next try, or to the end


def solve(step: Step, world: World, efforts: tuple[Effort, ...] = EFFORTS) -> list[int] | None:
    """Return the buttons of each tick that clear a level without losing a life.

    None means that the search gave up, which does not prove that there is no way.

    Args:
        step: The game's tick.
        world: A world at play in its level; it is left as it was.
        efforts: How hard to look for each thing to be done, one effort after the other.
    """
    start = snapshot(world)
    moves = try_moves(step, world)
    pressed: list[int] = []
    for _ in range(MOST_STAGES):
        found = _next_stage(step, world, moves, efforts)
        if found is None:
            break
        pressed += found
        if world.mode == CLEARED:
            restore(world, start)
            return pressed
    restore(world, start)
    return None


def lose(step: Step, world: World) -> list[int]:
    """Return the buttons of each tick that lose all lives, in a pit again and again.

    Args:
        step: The game's tick.
        world: A world at play in its level; it is left as it was.

    Raises:
        NotProven: nothing deadly was found.
    """
    start = snapshot(world)
    moves = try_moves(step, world)
    pressed: list[int] = []
    while world.mode != LOST:
        found = _next_death(step, world, moves)
        if found is None:
            raise NotProven("no pit in this level to lose a life in")
        pressed += found
        for _ in range(LONGEST_DYING):
            if world.mode != DYING:
                break
            pressed += [0] * hold(step, world, 0, 1)
    restore(world, start)
    return pressed


def _next_stage(
    step: Step, world: World, moves: Moves, efforts: tuple[Effort, ...]
) -> list[int] | None:
    """Return the buttons up to the next thing done: a key, a door, the boss, the exit."""
    if world.boss != 0:
        return fight(step, world)
    start = snapshot(world)
    for able in (moves, moves.kinder()):
        field = next_goal(world, able)
        if field is not None:
            for effort in efforts:
                restore(world, start)
                found = find_path(step, world, field, effort)
                if found is not None:
                    return found
            return None
    return None


def _next_death(step: Step, world: World, moves: Moves) -> list[int] | None:
    """Return the buttons up to the next life lost."""
    start = snapshot(world)
    field = nearest_death(world, moves.kinder())
    for effort in EFFORTS:
        restore(world, start)
        found = find_path(step, world, field, effort, wanted=DYING)
        if found is not None:
            return found
    return None
