"""Sliding down walls, and leaping off them."""

from vintage_game_generator.kernels.python.kernel import (
    FACE_LEFT,
    FACE_RIGHT,
    LEFT,
    RIGHT,
    SOUND_JUMP,
    World,
    play_sound,
)
from vintage_game_generator.rules.platformer.motion import blocks
from vintage_game_generator.rules.platformer.registers import JUMP_WANTED, SPRUNG, WALL_TIME
from vintage_game_generator.rules.platformer.tuning import (
    HERO_HALF,
    HERO_TALL,
    WALL_JUMP_PUSH,
    WALL_JUMP_SPEED,
    WALL_JUMP_TIME,
    WALL_SLIDE,
)

GRIP = 500  # so near to a wall the hero can push itself off


def wall_beside(world: World, aside: int) -> bool:
    """Return whether there is a wall beside the hero's chest, to the left if aside is negative."""
    return blocks(world, world.actors[0].x + aside, world.actors[0].y - HERO_TALL // 2)


def slide_on_wall(world: World) -> None:
    """Slow the fall along a wall that the hero leans against."""
    if world.actors[0].vy > WALL_SLIDE:
        if world.buttons & LEFT != 0 and wall_beside(world, -HERO_HALF - 64):
            world.actors[0].vy = WALL_SLIDE
        elif world.buttons & RIGHT != 0 and wall_beside(world, HERO_HALF + 64):
            world.actors[0].vy = WALL_SLIDE


def leap_off_wall(world: World) -> None:
    """Leap away from a wall within reach where a jump is wanted."""
    if wall_beside(world, -HERO_HALF - GRIP):
        world.actors[0].vx = WALL_JUMP_PUSH
        world.actors[0].facing = FACE_RIGHT
    elif wall_beside(world, HERO_HALF + GRIP):
        world.actors[0].vx = -WALL_JUMP_PUSH
        world.actors[0].facing = FACE_LEFT
    else:
        return
    world.memory[JUMP_WANTED] = 0
    world.memory[SPRUNG] = 0
    world.memory[WALL_TIME] = WALL_JUMP_TIME
    world.actors[0].vy = -WALL_JUMP_SPEED
    play_sound(world, SOUND_JUMP)
