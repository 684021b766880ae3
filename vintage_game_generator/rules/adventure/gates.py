"""The gates of a boss's room: they shut behind the hero and open when the boss has fallen."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    EMPTY,
    GATE,
    SOUND_DOOR,
    World,
    cell_at,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.adventure.motion import HERO_HALF, HERO_TALL
from vintage_game_generator.rules.adventure.registers import GATES_SHUT, ROOM_LEFT, ROOM_TOP
from vintage_game_generator.rules.adventure.tuning import ROOM_COLUMNS, ROOM_ROWS


def hero_is_inside(world: World) -> bool:
    """Return whether the hero has left the doorway for good."""
    x: int = world.actors[0].x - world.memory[ROOM_LEFT]
    y: int = world.actors[0].y - world.memory[ROOM_TOP]
    if x - HERO_HALF < CELL or x + HERO_HALF >= (ROOM_COLUMNS - 1) * CELL:
        return False
    return y - HERO_TALL >= CELL and y < (ROOM_ROWS - 1) * CELL


def replace_in_rim(world: World, before: int, after: int) -> None:
    """Change one kind of cell for another all around the room."""
    left: int = world.memory[ROOM_LEFT] // CELL
    top: int = world.memory[ROOM_TOP] // CELL
    for column in range(left, left + ROOM_COLUMNS):
        replace_cell(world, column, top, before, after)
        replace_cell(world, column, top + ROOM_ROWS - 1, before, after)
    for row in range(top + 1, top + ROOM_ROWS - 1):
        replace_cell(world, left, row, before, after)
        replace_cell(world, left + ROOM_COLUMNS - 1, row, before, after)


def replace_cell(world: World, column: int, row: int, before: int, after: int) -> None:
    """Change a cell if it is of the kind given."""
    if cell_at(world, column, row) == before:
        set_cell(world, column, row, after)


def shut_gates(world: World) -> None:
    """Lock the hero in with the boss."""
    world.memory[GATES_SHUT] = 1
    replace_in_rim(world, EMPTY, GATE)
    play_sound(world, SOUND_DOOR)


def open_gates(world: World) -> None:
    """Open every way out of the boss's room."""
    world.memory[GATES_SHUT] = 0
    replace_in_rim(world, GATE, EMPTY)
    play_sound(world, SOUND_DOOR)


def release_gates(world: World) -> None:
    """Open the way in again after the hero fell; the way on stays shut as the map has it."""
    world.memory[GATES_SHUT] = 0
    left: int = world.memory[ROOM_LEFT] // CELL
    top: int = world.memory[ROOM_TOP] // CELL
    for row in range(top, top + ROOM_ROWS):
        for column in range(left, left + ROOM_COLUMNS):
            if cell_at(world, column, row) == GATE:
                if world.levels[world.level].cells[row * world.width + column] != GATE:
                    set_cell(world, column, row, EMPTY)
