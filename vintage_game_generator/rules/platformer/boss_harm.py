"""Wounding the boss, and its fall, which opens the way out."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    EMPTY,
    FOE_SHOT,
    GATE,
    HURT,
    PUFF,
    SOUND_BOSS_HIT,
    SOUND_DEFEAT,
    SOUND_DOOR,
    World,
    cell_at,
    place,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.platformer.harm import burst, summon
from vintage_game_generator.rules.platformer.tuning import BOSS_HALF, BOSS_TALL
from vintage_game_generator.rules.session import set_pose


def meets_boss(world: World, me: int, boss: int, near: int) -> bool:
    """Return whether an attack meets the boss's picture, which is larger than its body."""
    if abs(world.actors[me].x - world.actors[boss].x) >= BOSS_HALF + near - 700:
        return False
    above: int = world.actors[boss].y - world.actors[me].y
    return above < BOSS_TALL + 1800 and above > -3900


def wound_boss(world: World, me: int, blows: int) -> None:
    """Take a blow from the boss; the last one fells it."""
    if world.actors[me].hurt == 0 and world.boss == me:
        world.actors[me].hp -= blows
        world.actors[me].hurt = 36
        set_pose(world, me, HURT)
        play_sound(world, SOUND_BOSS_HIT)
        if world.actors[me].hp <= 0:
            fell_boss(world, me)


def fell_boss(world: World, me: int) -> None:
    """Let the boss go up in smoke, its shots with it, and open the gates."""
    world.score += 1000
    world.boss = 0
    play_sound(world, SOUND_DEFEAT)
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    place(world, me, PUFF, x, y)
    for corner in range(4):
        aside: int = corner % 2 * CELL * 2 - CELL
        summon(world, PUFF, x + aside, y - corner // 2 * CELL)
    for other in range(1, len(world.actors)):
        if world.actors[other].kind == FOE_SHOT:
            burst(world, other)
    open_gates(world)


def open_gates(world: World) -> None:
    """Open every gate of the level."""
    play_sound(world, SOUND_DOOR)
    for row in range(world.height):
        for column in range(world.width):
            if cell_at(world, column, row) == GATE:
                set_cell(world, column, row, EMPTY)
