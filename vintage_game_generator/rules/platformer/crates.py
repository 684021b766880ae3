"""Crates: walls that break, and sometimes hide something."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    COIN,
    CRATE,
    EMPTY,
    HEART,
    PUFF,
    SOUND_HIT,
    World,
    cell_at,
    next_random,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.platformer.harm import summon


def break_crate(world: World, column: int, row: int) -> None:
    """Break the crate in a cell, if there is one."""
    if cell_at(world, column, row) == CRATE:
        chance: int = next_random(world) % 8
        if chance == 0:
            set_cell(world, column, row, HEART)
        elif chance < 5:
            set_cell(world, column, row, COIN)
        else:
            set_cell(world, column, row, EMPTY)
        summon(world, PUFF, column * CELL + CELL // 2, row * CELL + CELL - 1)
        play_sound(world, SOUND_HIT)
        world.score += 5
