"""The swing of the hero's blade."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    FACE_RIGHT,
    GONE,
    SLASH,
    SOUND_ATTACK,
    World,
    play_sound,
)
from vintage_game_generator.rules.platformer.crates import break_crate
from vintage_game_generator.rules.platformer.harm import summon
from vintage_game_generator.rules.platformer.strike import CHEST, strike
from vintage_game_generator.rules.platformer.tuning import SLASH_TIME

SLASH_REACH = 3600  # from the hero's middle to the middle of the blade


def swing(world: World) -> None:
    """Swing the blade before the hero."""
    me: int = summon(world, SLASH, world.actors[0].x, world.actors[0].y)
    if me > 0:
        world.actors[me].facing = world.actors[0].facing
        hold_blade(world, me)
        play_sound(world, SOUND_ATTACK)


def hold_blade(world: World, me: int) -> None:
    """Keep the blade before the hero."""
    world.actors[me].y = world.actors[0].y - 300
    if world.actors[me].facing == FACE_RIGHT:
        world.actors[me].x = world.actors[0].x + SLASH_REACH
    else:
        world.actors[me].x = world.actors[0].x - SLASH_REACH


def step_slash(world: World, me: int) -> None:
    """Cut what the blade meets for as long as the swing lasts."""
    if world.actors[me].pose_time >= SLASH_TIME:
        world.actors[me].kind = GONE
        return
    hold_blade(world, me)
    strike(world, me, 3900)
    x: int = world.actors[me].x
    break_crate(world, x // CELL, (world.actors[me].y - CHEST) // CELL)
