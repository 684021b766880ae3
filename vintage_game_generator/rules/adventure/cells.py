"""What lies in the cells: the hero takes it, lights it, leaves by it, or is hurt by it."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CHECKPOINT,
    CHECKPOINT_LIT,
    COIN,
    EMPTY,
    EXIT,
    HAZARD,
    HEART,
    KEY,
    LIFE,
    POWER,
    SOUND_CHECKPOINT,
    SOUND_COIN,
    SOUND_HEART,
    World,
    cell_at,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.adventure.harm import harm_hero, leave_play
from vintage_game_generator.rules.adventure.keys import take_key
from vintage_game_generator.rules.adventure.motion import HERO_MIDDLE
from vintage_game_generator.rules.adventure.power_ups import take_power
from vintage_game_generator.rules.options import HAS_KEYS, HAS_POWER_UPS
from vintage_game_generator.rules.session import add_coin, clear_level, gain_life


def step_cells(world: World) -> None:
    """Let the cell under the hero's middle do what it does."""
    column: int = world.actors[0].x // CELL
    row: int = (world.actors[0].y - HERO_MIDDLE) // CELL
    cell: int = cell_at(world, column, row)
    if cell == EMPTY:
        return
    if cell == HAZARD:
        harm_hero(world, column * CELL + CELL // 2, row * CELL + CELL // 2 + HERO_MIDDLE)
    elif cell == COIN:
        set_cell(world, column, row, EMPTY)
        add_coin(world)
        play_sound(world, SOUND_COIN)
    elif cell == HEART:
        set_cell(world, column, row, EMPTY)
        world.actors[0].hp = min(world.actors[0].hp + 1, world.max_hp)
        play_sound(world, SOUND_HEART)
    elif cell == LIFE:
        set_cell(world, column, row, EMPTY)
        gain_life(world)
    elif HAS_KEYS and cell == KEY:
        set_cell(world, column, row, EMPTY)
        take_key(world)
    elif HAS_POWER_UPS and cell == POWER:
        set_cell(world, column, row, EMPTY)
        take_power(world, column, row)
    elif cell == CHECKPOINT:
        light_checkpoint(world, column, row)
    elif cell == EXIT:
        leave_play(world)
        clear_level(world)


def light_checkpoint(world: World, column: int, row: int) -> None:
    """Remember the place, and make the hero whole."""
    set_cell(world, column, row, CHECKPOINT_LIT)
    world.checkpoint_x = column * CELL + CELL // 2
    world.checkpoint_y = row * CELL + CELL - 1
    world.actors[0].hp = world.max_hp
    play_sound(world, SOUND_CHECKPOINT)
