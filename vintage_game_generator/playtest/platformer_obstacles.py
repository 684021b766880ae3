"""What stands in the hero's way on a platformer's map, measured on its cells."""

from dataclasses import dataclass
from enum import StrEnum

from vintage_game_generator.models.level import Level

SOLID = "#x"
HOLDING = "#x-HDG"
SPIKES, WATER, DOOR = "^", "~", "D"


class ObstacleKind(StrEnum):
    """What it is."""

    GAP = "gap"
    WATER = "water"
    SPIKES = "spikes"
    WALL = "wall"
    DOOR = "door"


@dataclass(frozen=True)
class Obstacle:
    """Something in the way: its first column, and how wide it is, or how high."""

    kind: ObstacleKind
    column: int
    size: int


def obstacles(level: Level, cell: tuple[int, int], last: int) -> list[Obstacle]:
    """Return what lies between a cell in which the hero stands and a column to the right of it."""
    found: list[Obstacle] = []
    column, row = cell
    column += 1
    while column <= last and len(found) < level.columns:
        letter = level.rows[row][column]
        if letter == DOOR:
            found.append(Obstacle(ObstacleKind.DOOR, column, 1))
        elif letter in SOLID:
            top = _top(level, column, row)
            found.append(Obstacle(ObstacleKind.WALL, column, row - top))
            if top < 0:
                return found
            row = top
        else:
            below, floor = _below(level, column, row)
            if below is None:
                row = floor
            else:
                wide = _width(level, column, row, last)
                found.append(Obstacle(below, column, wide))
                column += wide - 1
        column += 1
    return found


def _top(level: Level, column: int, row: int) -> int:
    """Return the row in which one stands on top of a wall, -1 where it reaches the map's top."""
    while row >= 0 and (level.rows[row][column] in SOLID or level.rows[row - 1][column] in SOLID):
        row -= 1
    return row


def _below(level: Level, column: int, row: int) -> tuple[ObstacleKind | None, int]:
    """Return into what one falls from a cell, nothing if onto the ground, and down to which row."""
    for lower in range(row + 1, len(level.rows)):
        letter = level.rows[lower][column]
        if letter in HOLDING:
            return None, lower - 1
        if letter == SPIKES:
            return ObstacleKind.SPIKES, lower
        if letter == WATER:
            return ObstacleKind.WATER, lower
    return ObstacleKind.GAP, row


def _width(level: Level, column: int, row: int, last: int) -> int:
    """Return over how many columns there is nothing to stand on from a column on."""
    wide = 0
    while column + wide <= last:
        at = column + wide
        if level.rows[row][at] in SOLID or _below(level, at, row)[0] is None:
            break
        wide += 1
    return wide
