"""Going through a course part by part: how far the hero comes, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from vintage_game_generator.assets.levels.laid import Stretch
from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CLEARED,
    CRATE,
    KEY,
    SOLID,
    Step,
    World,
)
from vintage_game_generator.playtest.platformer import solve
from vintage_game_generator.playtest.platformer_field import FAR, field_to
from vintage_game_generator.playtest.platformer_moves import Moves, try_moves
from vintage_game_generator.playtest.platformer_path import Effort, find_path
from vintage_game_generator.playtest.search import restore, snapshot

# A part is short: little is looked at before it counts as one that cannot be passed.
STRIDES = (
    Effort(ticks=8, greed=30, shift=11, nodes=300, tricks=False),
    Effort(ticks=10, greed=16, shift=12, nodes=500, tricks=False),  # waiting for a lift
    Effort(ticks=6, greed=20, shift=10, nodes=1200, tricks=True),
)
MOST_STAGES = 6  # keys and doors of one part


@dataclass(frozen=True)
class Walk:
    """How far the hero came.

    Attributes:
        pressed: The buttons of each tick up to there, or of the whole level.
        cell: The column and row in which it stood last.
        stuck: The part that it did not pass; none if it passed them all.
        keys: How many keys it held there.
        key: Where the key lies that it did not reach, if that is what it was after.
        cleared: Whether it left the level.
    """

    pressed: list[int]
    cell: tuple[int, int]
    stuck: Stretch | None
    keys: int
    key: tuple[int, int] | None = None
    cleared: bool = False


def walk(step: Step, world: World, stretches: Sequence[Stretch]) -> Walk:
    """Return how far the hero comes through the parts of a course, one after the other.

    Args:
        step: The game's tick.
        world: A world at play in its level; it is left as it was.
        stretches: The parts from left to right.
    """
    start = snapshot(world)
    moves = try_moves(step, world)
    pressed: list[int] = []
    stuck = key = None
    for stretch in stretches:
        for goals in _goals(world, stretch):
            found = _go(step, world, moves, goals)
            if found is None:
                stuck = stretch
                at = goals[0] % world.width, goals[0] // world.width
                key = at if world.cells[goals[0]] == KEY else None
                break
            pressed += found
            if world.mode == CLEARED:
                break
        if stuck is not None or world.mode == CLEARED:
            break
    cell = world.actors[0].x // CELL, world.actors[0].y // CELL
    keys = world.keys
    rest = [] if world.mode == CLEARED or stuck else solve(step, world, STRIDES)
    restore(world, start)
    whole = rest is not None and stuck is None
    return Walk(pressed + (rest or []), cell, stuck, keys, key, whole)


def _goals(world: World, stretch: Stretch) -> list[list[int]]:
    """Return what to reach in a part: its keys, then its end."""
    cells = range(stretch.top, stretch.bottom + 1)
    keys = [
        [row * world.width + column]
        for row in cells
        for column in range(stretch.left, stretch.right + 1)
        if world.cells[row * world.width + column] == KEY
    ]
    ends = [_above_ground(world, stretch.right - back, stretch.foot) for back in (0, 1)]
    return [*keys, ends]


def _above_ground(world: World, column: int, row: int) -> int:
    """Return the cell in which one stands in a column: on what was put there, if anything was."""
    while row > 0 and world.cells[row * world.width + column] in (SOLID, CRATE):
        row -= 1
    return row * world.width + column


def _go(step: Step, world: World, moves: Moves, goals: list[int]) -> list[int] | None:
    """Return the buttons with which the hero gets to a goal; the world is left where it is then."""
    pressed: list[int] = []
    taken = world.cells[goals[0]]
    for _ in range(MOST_STAGES):
        found = _stride(step, world, moves, goals)
        if found is None:
            return None
        pressed += found
        hero = world.actors[0]
        here = hero.y // CELL * world.width + hero.x // CELL
        if world.mode == CLEARED or here in goals or (taken == KEY != world.cells[goals[0]]):
            return pressed
    return None


def _stride(step: Step, world: World, moves: Moves, goals: list[int]) -> list[int] | None:
    start = snapshot(world)
    for able in (moves, moves.kinder()):
        field = field_to(world, able, goals, world.keys > 0)
        if field.at(world) < FAR:
            for effort in STRIDES:
                restore(world, start)
                found = find_path(step, world, field, effort, to_stand=True)
                if found is not None:
                    return found
            restore(world, start)
            return None
    return None
