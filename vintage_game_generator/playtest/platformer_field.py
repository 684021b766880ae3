"""How far it is to a goal, from every cell of a map, for one who can jump but not fly.

The hero is simplified to a cell and the rows that it can still rise: on a foothold all of a
jump's, less by one a row upward, none once it falls. This is kinder than the game, so that what
has no way here has none in the game, and what leads away from the goal at first is found.
"""

from dataclasses import dataclass

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CRATE,
    DOOR,
    EXIT,
    GATE,
    HAZARD,
    KEY,
    LADDER,
    LEDGE,
    LIFT,
    SOLID,
    SPRING,
    WATER,
    World,
)
from vintage_game_generator.playtest.platformer_moves import Moves

FAR = 1 << 30
SPRING_ROWS = 9
VERTICAL_LIFT = 50  # tags from here on: see the `lift` rules
WALLS = (SOLID, GATE, CRATE, HAZARD, WATER, DOOR)
HOLDS = (SOLID, LEDGE, CRATE, DOOR, GATE, LADDER)


@dataclass(frozen=True)
class Field:
    """The distance to a goal in cells, by the rows that can still be risen, for every cell.

    `caps` holds the rows of a jump for a foothold, and -1 for a cell without one.
    """

    width: int
    height: int
    moves: Moves
    caps: list[int]
    layers: list[list[int]]

    def at(self, world: World) -> int:
        """Return the hero's distance in 1/4096 of a cell, FAR where there is no way."""
        hero = world.actors[0]
        column, row = hero.x // CELL, max(hero.y // CELL, 0)
        if not 0 <= column < self.width or row >= self.height:
            return FAR
        index = row * self.width + column
        rows = min(self.moves.rows_left(world) + self.moves.aside, len(self.layers) - 1)
        here = self._value(index, rows)
        if here >= FAR:
            return FAR
        aside = hero.x % CELL - CELL // 2
        if column + 1 < self.width and self._value(index + 1, rows) < here:
            return here * CELL - aside
        if column > 0 and self._value(index - 1, rows) < here:
            return here * CELL + aside
        return here * CELL

    def _value(self, index: int, rows: int) -> int:
        cap = self.caps[index]
        return self.layers[rows if cap < 0 else cap][index]


def footholds(world: World, moves: Moves) -> list[int]:
    """Return for every cell how many rows a jump from it rises, -1 where nothing holds."""
    width, cells = world.width, world.cells
    caps = [-1] * len(cells)
    for index, cell in enumerate(cells):
        below = index + width
        if cell in WALLS and cell != DOOR:
            continue
        if cell == SPRING:
            caps[index] = SPRING_ROWS + moves.aside
        elif (
            cell == LADDER
            or (below < len(cells) and cells[below] in HOLDS)
            or (moves.wall_jump and SOLID in (cells[index - 1], cells[(index + 1) % len(cells)]))
        ):
            caps[index] = moves.rows + moves.aside
    for actor in world.actors:
        if actor.kind == LIFT:
            column, row = actor.home_x // CELL, actor.home_y // CELL
            aside, up = (actor.tag, 0) if actor.tag < VERTICAL_LIFT else (0, actor.tag - 50)
            for top in range(row - up - 1, row + 1):
                for near in range(column - 1, column + aside + 2):
                    index = top * width + near
                    if 0 <= index < len(cells) and cells[index] not in WALLS:
                        caps[index] = max(caps[index], moves.rows + moves.aside)
    return caps


def field_to(world: World, moves: Moves, goals: list[int], doors_open: bool) -> Field:
    """Return the distances to the nearest of some cells: breadth first, from there back."""
    width, size = world.width, len(world.cells)
    shut = set(WALLS) - ({DOOR} if doors_open else set())
    open_cells = [cell not in shut for cell in world.cells]
    for goal in goals:
        open_cells[goal] = True
    caps = footholds(world, moves)
    most = max(caps)
    layers = [[FAR] * size for _ in range(most + 1)]
    every = range(most + 1)
    edge = []
    for goal in goals:
        for rows in every:
            layers[rows][goal] = 0
            edge.append((goal, rows))
        caps[goal] = 0
    aside = moves.aside
    distance = 0
    while edge:
        distance += 1
        reached: list[tuple[int, int]] = []
        for index, rows in edge:
            held = caps[index] >= 0
            column = index % width
            before: list[tuple[int, range]] = []
            same = range(1, most + 1) if held else range(rows + 1, rows + 2)
            falls = index >= width and (held or rows == 0)
            if falls:
                before.append((index - width, every))
            if column > 0:
                before.append((index - 1, same))
                if falls:
                    before.append((index - width - 1, every))
            if column + 1 < width:
                before.append((index + 1, same))
                if falls:
                    before.append((index - width + 1, every))
            if index + width < size:
                before.append((index + width, range(max(same[0], aside + 1), same[-1] + 1)))
            for other, ways in before:
                if open_cells[other]:
                    cap = caps[other]
                    if cap >= 0:
                        if cap in ways and layers[cap][other] > distance:
                            layers[cap][other] = distance
                            reached.append((other, cap))
                    else:
                        for way in ways:
                            if way <= most and layers[way][other] > distance:
                                layers[way][other] = distance
                                reached.append((other, way))
        edge = reached
    return Field(width, world.height, moves, caps, layers)


def next_goal(world: World, moves: Moves) -> Field | None:
    """Return the way to what the hero needs next: the exit, else a key, else the boss."""
    bosses = [
        actor.home_y // CELL * world.width + actor.home_x // CELL
        for actor in world.actors
        if actor.kind == BOSS
    ]
    for goals in (cells_like(world, EXIT), cells_like(world, KEY), bosses):
        if goals:
            field = field_to(world, moves, goals, world.keys > 0)
            if field.at(world) < FAR:
                return field
    return None


def nearest_death(world: World, moves: Moves) -> Field:
    """Return the way to the nearest pit or water; spikes and foes may do it before."""
    bottom = range(len(world.cells) - world.width, len(world.cells))
    pits = [index for index in bottom if world.cells[index] not in WALLS]
    return field_to(world, moves, pits + cells_like(world, WATER), True)


def cells_like(world: World, wanted: int) -> list[int]:
    """Return the indices of the cells of one kind."""
    return [index for index, cell in enumerate(world.cells) if cell == wanted]
