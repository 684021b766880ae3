"""Keys and locked doors: one key opens one doorway."""

from vintage_game_generator.kernels.python.kernel import (
    DOOR,
    EMPTY,
    SOUND_DOOR,
    SOUND_KEY,
    World,
    cell_at,
    play_sound,
    set_cell,
)


def take_key(world: World) -> None:
    """Put a key in the hero's pocket."""
    world.keys += 1
    world.score += 20
    play_sound(world, SOUND_KEY)


def try_door(world: World, column: int, row: int) -> None:
    """Open the doorway that the hero runs against, if he has a key."""
    if world.keys > 0:
        world.keys -= 1
        for aside in range(-1, 2):
            open_door(world, column + aside, row)
            open_door(world, column, row + aside)
        play_sound(world, SOUND_DOOR)


def open_door(world: World, column: int, row: int) -> None:
    """Clear a cell if it is a door."""
    if cell_at(world, column, row) == DOOR:
        set_cell(world, column, row, EMPTY)
