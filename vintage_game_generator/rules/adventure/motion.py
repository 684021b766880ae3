"""Moving over the map: walls stop, corners are slipped around."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CRATE,
    DOOR,
    FACE_DOWN,
    FACE_LEFT,
    FACE_RIGHT,
    FACE_UP,
    GATE,
    HAZARD,
    SOLID,
    WATER,
    World,
    cell_at,
)
from vintage_game_generator.rules.adventure.tuning import ROOM_COLUMNS, ROOM_ROWS, ROUND_REACH

# Which cells stop whom: one bit a cell.
HERO_WALLS = 1 << SOLID | 1 << WATER | 1 << DOOR | 1 << CRATE | 1 << GATE
FOE_WALLS = HERO_WALLS | 1 << HAZARD
SHOT_WALLS = 1 << SOLID | 1 << DOOR | 1 << CRATE | 1 << GATE

# The part of a body that walls stop: its lower half, so that a head may overlap the wall behind.
HERO_HALF = 1500
HERO_TALL = 2400
HERO_MIDDLE = 1200  # from the feet up to the middle of that part
FOE_HALF = 1500
FOE_TALL = 2600

# What a stride met.
FREE = 0
BEFORE = -1  # a corner; there is room to the left of it, or above
AFTER = 1  # a corner; there is room to the right of it, or below
WALL = 2


def facing_x(facing: int) -> int:
    """Return -1, 0 or 1: which way a facing points across."""
    if facing == FACE_RIGHT:
        return 1
    if facing == FACE_LEFT:
        return -1
    return 0


def facing_y(facing: int) -> int:
    """Return -1, 0 or 1: which way a facing points down."""
    if facing == FACE_DOWN:
        return 1
    if facing == FACE_UP:
        return -1
    return 0


def facing_of(dx: int, dy: int) -> int:
    """Return the facing that is closest to a direction."""
    if abs(dx) > abs(dy):
        if dx > 0:
            return FACE_RIGHT
        return FACE_LEFT
    if dy < 0:
        return FACE_UP
    return FACE_DOWN


def stride_x(world: World, distance: int) -> int:
    """Move the hero sideways as far as walls let him; return what he met."""
    x: int = world.actors[0].x + distance
    edge: int = x - HERO_HALF
    if distance > 0:
        edge = x + HERO_HALF
    column: int = edge // CELL
    if column == (edge - distance) // CELL:
        world.actors[0].x = x
        return FREE
    feet: int = world.actors[0].y
    head: int = feet - HERO_TALL
    head_stops: bool = HERO_WALLS >> cell_at(world, column, head // CELL) & 1 != 0
    feet_stop: bool = HERO_WALLS >> cell_at(world, column, feet // CELL) & 1 != 0
    if not head_stops and not feet_stop:
        world.actors[0].x = x
        return FREE
    if distance > 0:
        world.actors[0].x = column * CELL - 1 - HERO_HALF
    else:
        world.actors[0].x = (column + 1) * CELL + HERO_HALF
    if not feet_stop and CELL - head % CELL <= ROUND_REACH:
        return AFTER
    if not head_stops and feet % CELL < ROUND_REACH:
        return BEFORE
    return WALL


def stride_y(world: World, distance: int) -> int:
    """Move the hero up or down as far as walls let him; return what he met."""
    y: int = world.actors[0].y + distance
    edge: int = y - HERO_TALL
    if distance > 0:
        edge = y
    row: int = edge // CELL
    if row == (edge - distance) // CELL:
        world.actors[0].y = y
        return FREE
    left: int = world.actors[0].x - HERO_HALF
    right: int = world.actors[0].x + HERO_HALF
    left_stops: bool = HERO_WALLS >> cell_at(world, left // CELL, row) & 1 != 0
    right_stops: bool = HERO_WALLS >> cell_at(world, right // CELL, row) & 1 != 0
    if not left_stops and not right_stops:
        world.actors[0].y = y
        return FREE
    if distance > 0:
        world.actors[0].y = row * CELL - 1
    else:
        world.actors[0].y = (row + 1) * CELL + HERO_TALL
    if not right_stops and CELL - left % CELL <= ROUND_REACH:
        return AFTER
    if not left_stops and right % CELL < ROUND_REACH:
        return BEFORE
    return WALL


def stops(world: World, column: int, row: int, walls: int) -> bool:
    """Return whether a cell stops a foe; the rim of the room does, doorways and all."""
    inner_column: int = column % ROOM_COLUMNS
    inner_row: int = row % ROOM_ROWS
    if inner_column == 0 or inner_column == ROOM_COLUMNS - 1:
        return True
    if inner_row == 0 or inner_row == ROOM_ROWS - 1:
        return True
    return walls >> cell_at(world, column, row) & 1 != 0


def roam(world: World, me: int, half: int, tall: int, walls: int) -> bool:
    """Move an actor by its speed, inside its room; return whether something stopped it.

    The part of the speed that points into a wall becomes 0.
    """
    stopped: bool = False
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    speed: int = world.actors[me].vx
    if speed != 0:
        edge: int = x - half
        if speed > 0:
            edge = x + half
        column: int = (edge + speed) // CELL
        if column != edge // CELL and blocked_column(world, column, y - tall, y, walls):
            world.actors[me].vx = 0
            stopped = True
        else:
            x += speed
            world.actors[me].x = x
    speed = world.actors[me].vy
    if speed != 0:
        brink: int = y - tall
        if speed > 0:
            brink = y
        row: int = (brink + speed) // CELL
        if row != brink // CELL and blocked_row(world, row, x - half, x + half, walls):
            world.actors[me].vy = 0
            stopped = True
        else:
            world.actors[me].y = y + speed
    return stopped


def blocked_column(world: World, column: int, top: int, bottom: int, walls: int) -> bool:
    """Return whether any cell of a column stops a foe between two heights."""
    found: bool = False
    for row in range(top // CELL, bottom // CELL + 1):
        found = found or stops(world, column, row, walls)
    return found


def blocked_row(world: World, row: int, left: int, right: int, walls: int) -> bool:
    """Return whether any cell of a row stops a foe between two sides."""
    found: bool = False
    for column in range(left // CELL, right // CELL + 1):
        found = found or stops(world, column, row, walls)
    return found


def sees_hero(world: World, me: int) -> bool:
    """Return whether the hero stands in an actor's row or column, with no wall between them."""
    column: int = world.actors[me].x // CELL
    row: int = (world.actors[me].y - HERO_MIDDLE) // CELL
    to_column: int = world.actors[0].x // CELL
    to_row: int = (world.actors[0].y - HERO_MIDDLE) // CELL
    if column != to_column and row != to_row:
        return False
    clear: bool = True
    for across in range(min(column, to_column), max(column, to_column) + 1):
        for down in range(min(row, to_row), max(row, to_row) + 1):
            if SHOT_WALLS >> cell_at(world, across, down) & 1 != 0:
                clear = False
    return clear
