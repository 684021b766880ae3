"""How far it is to a goal, from every cell of a map, as if the hero could fly."""

from dataclasses import dataclass
from heapq import heappop, heappush

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CRATE,
    DOOR,
    EXIT,
    GATE,
    HAZARD,
    KEY,
    SOLID,
    WATER,
    World,
)

FAR = 1 << 30
WALLS = (SOLID, GATE, CRATE, HAZARD, WATER)


# What a step costs, in tenths of a cell. Up and down are cheap: else the top of every jump would
# look nearer to a goal above than the ground that leads there.
ASIDE = 10
UPWARD = 4
DOWNWARD = 1


@dataclass(frozen=True)
class Field:
    """The distance to the goal in tenths of a cell, for every cell; FAR where there is no way."""

    width: int
    height: int
    cells: list[int]

    def at(self, x: int, y: int) -> int:
        """Return the distance from a position, in 1/4096 of a cell."""
        column, row = x // CELL, max(y // CELL, 0)
        if not 0 <= column < self.width or row >= self.height:
            return FAR
        index = row * self.width + column
        here = self.cells[index]
        if here >= FAR:
            return FAR
        aside = x % CELL - CELL // 2
        if column + 1 < self.width and self.cells[index + 1] < here:
            return here * CELL // 10 - aside
        if column > 0 and self.cells[index - 1] < here:
            return here * CELL // 10 + aside
        return here * CELL // 10


def field_to(world: World, goals: list[int], doors_open: bool) -> Field:
    """Return the distances to the nearest of some cells."""
    walls = set(WALLS) if doors_open else {*WALLS, DOOR}
    cells, width = world.cells, world.width
    far = [FAR] * len(cells)
    reached = [(0, goal) for goal in goals]
    for goal in goals:
        far[goal] = 0
    while reached:
        distance, index = heappop(reached)
        if distance > far[index]:
            continue
        column = index % width
        neighbours = [(index - width, DOWNWARD), (index + width, UPWARD)]
        if column > 0:
            neighbours.append((index - 1, ASIDE))
        if column + 1 < width:
            neighbours.append((index + 1, ASIDE))
        for other, cost in neighbours:
            if 0 <= other < len(cells) and cells[other] not in walls:
                if distance + cost < far[other]:
                    far[other] = distance + cost
                    heappush(reached, (distance + cost, other))
    return Field(width, world.height, far)


def cell_of(world: World, slot: int) -> int:
    """Return the index of the cell in which an actor's feet are."""
    actor = world.actors[slot]
    row = min(max(actor.y // CELL, 0), world.height - 1)
    return row * world.width + actor.x // CELL


def next_goal(world: World) -> Field | None:
    """Return the way to what the hero needs next: the exit, else a key, else the boss."""
    here = cell_of(world, 0)
    doors_open = world.keys > 0
    exits = [index for index, cell in enumerate(world.cells) if cell == EXIT]
    keys = [index for index, cell in enumerate(world.cells) if cell == KEY]
    bosses = [
        cell_of(world, slot)
        for slot, actor in enumerate(world.actors)
        if actor.kind == BOSS
    ]
    for goals in (exits, keys, bosses):
        if goals:
            field = field_to(world, goals, doors_open)
            if field.cells[here] < FAR:
                return field
    return None
