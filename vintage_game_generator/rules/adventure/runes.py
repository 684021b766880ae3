"""Runes: the light that the hero touches is what hurts the boss."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    RUNE,
    SOUND_POWER,
    World,
    next_random,
    play_sound,
)
from vintage_game_generator.rules.adventure.crowd import burst, join
from vintage_game_generator.rules.adventure.harm import near_hero
from vintage_game_generator.rules.adventure.registers import ROOM_LEFT, ROOM_TOP, RUNE_WAIT
from vintage_game_generator.rules.adventure.tuning import (
    ROOM_COLUMNS,
    ROOM_ROWS,
    RUNE_REACH,
    RUNE_REST,
)


def step_rune_light(world: World) -> bool:
    """Light a rune when it is time; return whether the hero has just touched it."""
    lit: int = 0
    for index in range(world.awake_count):
        if world.actors[world.awake[index]].kind == RUNE:
            lit = world.awake[index]
    if lit > 0:
        world.actors[lit].pose_time += 1
        if near_hero(world, lit, RUNE_REACH):
            burst(world, lit)
            world.memory[RUNE_WAIT] = RUNE_REST
            return True
    elif world.memory[RUNE_WAIT] > 0:
        world.memory[RUNE_WAIT] -= 1
        if world.memory[RUNE_WAIT] == 0:
            light_rune(world)
    return False


def light_rune(world: World) -> None:
    """Light a rune in a quarter of the room that the hero is not in."""
    column: int = ROOM_COLUMNS // 4
    row: int = ROOM_ROWS // 4
    if world.actors[0].x < world.memory[ROOM_LEFT] + ROOM_COLUMNS * CELL // 2:
        column = ROOM_COLUMNS - 1 - column
    if next_random(world) % 2 == 0:
        row = ROOM_ROWS - 1 - row
    join(
        world,
        RUNE,
        world.memory[ROOM_LEFT] + column * CELL + CELL // 2,
        world.memory[ROOM_TOP] + row * CELL + CELL - 1,
    )
    play_sound(world, SOUND_POWER)
