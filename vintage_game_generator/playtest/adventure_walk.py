"""Going through a route of rooms: how far keys and doors let the hero come, and how far it lives.

Keys and doors are counted on the level's cells alone: any key opens any door, and a door stays
open.
"""

from dataclasses import dataclass

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.level import Level
from vintage_game_generator.playtest.adventure_map import hero_cell
from vintage_game_generator.playtest.adventure_player import Player

MOST_TICKS = 250_000  # of trying: several times what a level that can be won takes
CLOSED = "#~^D"
DOOR, KEY, EXIT = "D", "k", "E"
SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))

Cell = tuple[int, int]


@dataclass(frozen=True)
class Visit:
    """How far the hero came.

    Attributes:
        pressed: The buttons of each tick that clear the level; none if it was not cleared.
        cell: The column and row in which it was in the end.
        shut: The door that it has no key for, if that is what kept it.
    """

    pressed: list[int] | None
    cell: Cell
    shut: Cell | None = None


def visit(step: kernel.Step, world: kernel.World, level: Level) -> Visit:
    """Return how far the hero comes through a level that a world is playing."""
    seen, shut = opened(level)
    at = hero_cell(world)
    if shut and not any(level.rows[row][column] == EXIT for column, row in seen):
        return Visit(None, (at % world.width, at // world.width), min(shut))
    player = Player(step, world)
    pressed = player.win(MOST_TICKS)
    at = hero_cell(player.world)
    return Visit(pressed, (at % world.width, at // world.width))


def opened(level: Level) -> tuple[set[Cell], set[Cell]]:
    """Return the cells to which keys and doors let the hero come, and the doors that stay shut."""
    hero = next(spawn for spawn in level.spawns if spawn.kind == "hero")
    seen: set[Cell] = {(hero.column, hero.row)}
    doors: set[Cell] = set()
    ahead = [(hero.column, hero.row)]
    keys = 0
    while ahead:
        column, row = ahead.pop()
        keys += level.rows[row][column] == KEY
        for dx, dy in SIDES:
            cell = column + dx, row + dy
            inside = 0 <= cell[1] < len(level.rows) and 0 <= cell[0] < level.columns
            if not inside or cell in seen:
                continue
            if level.rows[cell[1]][cell[0]] == DOOR:
                doors.add(cell)
            elif level.rows[cell[1]][cell[0]] not in CLOSED:
                seen.add(cell)
                ahead.append(cell)
        if not ahead and keys and doors:
            keys -= 1
            leaves = _leaves(level, min(doors))
            doors -= leaves
            seen |= leaves
            ahead += sorted(leaves)
    return seen, doors


def _leaves(level: Level, door: Cell) -> set[Cell]:
    """Return the cells of a door, which open together."""
    column, row = door
    around = [(column + dx, row + dy) for dx, dy in SIDES]
    return {door, *(one for one in around if level.rows[one[1]][one[0]] == DOOR)}
