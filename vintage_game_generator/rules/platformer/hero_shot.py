"""The hero's shot."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    FACE_LEFT,
    GONE,
    HERO_SHOT,
    SOUND_SHOOT,
    World,
    play_sound,
)
from vintage_game_generator.rules.platformer.crates import break_crate
from vintage_game_generator.rules.platformer.harm import burst, summon
from vintage_game_generator.rules.platformer.motion import blocks
from vintage_game_generator.rules.platformer.strike import CHEST, strike
from vintage_game_generator.rules.platformer.tuning import SHOT_SPEED, SHOT_TIME


def shoot(world: World) -> None:
    """Fire a shot the way the hero looks."""
    me: int = summon(world, HERO_SHOT, world.actors[0].x, world.actors[0].y - CHEST)
    if me > 0:
        world.actors[me].facing = world.actors[0].facing
        world.actors[me].vx = SHOT_SPEED
        if world.actors[0].facing == FACE_LEFT:
            world.actors[me].vx = -SHOT_SPEED
        play_sound(world, SOUND_SHOOT)


def step_hero_shot(world: World, me: int) -> None:
    """Fly until something is hit."""
    world.actors[me].x += world.actors[me].vx
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    if world.actors[me].pose_time >= SHOT_TIME:
        world.actors[me].kind = GONE
    elif blocks(world, x, y):
        break_crate(world, x // CELL, y // CELL)
        burst(world, me)
    elif strike(world, me, 2400):
        burst(world, me)
