"""What the hero takes, opens and suffers by touching cells of the map."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CHECKPOINT,
    CHECKPOINT_LIT,
    COIN,
    DOOR,
    EMPTY,
    EXIT,
    HAZARD,
    HEART,
    KEY,
    LIFE,
    POWER,
    SOUND_CHECKPOINT,
    SOUND_COIN,
    SOUND_DOOR,
    SOUND_HEART,
    SOUND_KEY,
    SOUND_SPRING,
    SPRING,
    WATER,
    World,
    cell_at,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.options import HAS_KEYS, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.crates import break_crate
from vintage_game_generator.rules.platformer.harm import hurt_hero
from vintage_game_generator.rules.platformer.powers import take_power
from vintage_game_generator.rules.platformer.registers import CLIMBING, SPRUNG
from vintage_game_generator.rules.platformer.tuning import HERO_HALF, HERO_TALL, SPRING_SPEED
from vintage_game_generator.rules.session import add_coin, clear_level, gain_life, lose_life

SPIKE_TALL = 2400  # spikes fill the lower part of their cell only


def touch_cells(world: World) -> None:
    """Let the hero touch the cells that it covers."""
    x: int = world.actors[0].x
    y: int = world.actors[0].y
    left: int = (x - HERO_HALF) // CELL
    right: int = (x + HERO_HALF) // CELL
    feet: int = y // CELL
    head: int = (y - HERO_TALL) // CELL
    touch_cell(world, left, feet)
    if right != left:
        touch_cell(world, right, feet)
    if head != feet:
        touch_cell(world, left, head)
        if right != left:
            touch_cell(world, right, head)
    if HAS_KEYS and world.keys > 0 and world.actors[0].vx == 0:
        open_door(world, (x - HERO_HALF - 64) // CELL, feet)
        open_door(world, (x + HERO_HALF + 64) // CELL, feet)
    if world.actors[0].vy == 0 and not world.actors[0].ground:
        above: int = (y - HERO_TALL - 1) // CELL
        break_crate(world, x // CELL, above)


def touch_cell(world: World, column: int, row: int) -> None:
    """Take or suffer what is in a cell."""
    cell: int = cell_at(world, column, row)
    if cell < HAZARD:
        return
    if cell == COIN:
        set_cell(world, column, row, EMPTY)
        add_coin(world)
        play_sound(world, SOUND_COIN)
    elif cell == HAZARD:
        touch_spikes(world, column, row)
    elif cell == SPRING:
        bounce(world, column)
    elif cell == WATER:
        if world.actors[0].y // CELL == row and world.actors[0].y % CELL > CELL // 2:
            lose_life(world)
    elif cell == HEART:
        set_cell(world, column, row, EMPTY)
        world.actors[0].hp = min(world.actors[0].hp + 1, world.max_hp)
        play_sound(world, SOUND_HEART)
    elif cell == LIFE:
        set_cell(world, column, row, EMPTY)
        gain_life(world)
    elif cell == CHECKPOINT:
        set_cell(world, column, row, CHECKPOINT_LIT)
        world.checkpoint_x = column * CELL + CELL // 2
        world.checkpoint_y = row * CELL + CELL - 1
        play_sound(world, SOUND_CHECKPOINT)
    elif cell == EXIT:
        if world.actors[0].x // CELL == column:
            clear_level(world)
    elif HAS_KEYS and cell == KEY:
        set_cell(world, column, row, EMPTY)
        world.keys += 1
        play_sound(world, SOUND_KEY)
    elif HAS_POWER_UPS and cell == POWER:
        set_cell(world, column, row, EMPTY)
        take_power(world, column)


def touch_spikes(world: World, column: int, row: int) -> None:
    """Hurt the hero if its middle is among the spikes."""
    if world.actors[0].x // CELL == column and world.actors[0].y > row * CELL + CELL - SPIKE_TALL:
        hurt_hero(world, world.actors[0].x - world.actors[0].vx)


def bounce(world: World, column: int) -> None:
    """Throw the hero up from a spring under its feet."""
    if (
        world.actors[0].x // CELL == column
        and world.actors[0].vy >= 0
        and world.actors[0].y % CELL > CELL // 2
    ):
        world.actors[0].vy = -SPRING_SPEED
        world.actors[0].ground = False
        world.actors[0].timer = 0
        world.memory[SPRUNG] = 1
        world.memory[CLIMBING] = 0
        play_sound(world, SOUND_SPRING)


def open_door(world: World, column: int, row: int) -> None:
    """Open a door with a key, over its whole height."""
    if cell_at(world, column, row) == DOOR:
        world.keys -= 1
        play_sound(world, SOUND_DOOR)
        for offset in range(4):
            clear_door(world, column, row - offset)
            clear_door(world, column, row + offset)


def clear_door(world: World, column: int, row: int) -> None:
    """Empty a cell if it is part of a door."""
    if cell_at(world, column, row) == DOOR:
        set_cell(world, column, row, EMPTY)
