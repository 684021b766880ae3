"""Crates, and how they break."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CRATE,
    EMPTY,
    PUFF,
    SOUND_DEFEAT,
    SOUND_HIT,
    WATER,
    World,
    cell_at,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.adventure.crowd import burst, join
from vintage_game_generator.rules.adventure.motion import facing_x, facing_y, stops
from vintage_game_generator.rules.adventure.registers import LEAN
from vintage_game_generator.rules.adventure.tuning import LEAN_TICKS


def break_crate(world: World, column: int, row: int) -> None:
    """Leave a puff of splinters where a crate was."""
    set_cell(world, column, row, EMPTY)
    dust: int = join(world, PUFF, column * CELL + CELL // 2, row * CELL + CELL - 1)
    if dust > 0:
        burst(world, dust)
    play_sound(world, SOUND_DEFEAT)


def lean_on_crate(world: World, column: int, row: int) -> None:
    """Shove a crate once the hero has leaned on it for long enough.

    It slides on over bare floor, fills the water behind it, or breaks where it cannot go:
    no crate can shut the hero in.
    """
    world.memory[LEAN] += 2
    if world.memory[LEAN] < LEAN_TICKS:
        return
    world.memory[LEAN] = 0
    to_column: int = column + facing_x(world.actors[0].facing)
    to_row: int = row + facing_y(world.actors[0].facing)
    behind: int = cell_at(world, to_column, to_row)
    if behind == EMPTY and not stops(world, to_column, to_row, 0):
        set_cell(world, column, row, EMPTY)
        set_cell(world, to_column, to_row, CRATE)
        play_sound(world, SOUND_HIT)
    elif behind == WATER:
        set_cell(world, to_column, to_row, EMPTY)
        break_crate(world, column, row)
    else:
        break_crate(world, column, row)
