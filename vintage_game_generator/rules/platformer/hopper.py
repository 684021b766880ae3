"""A foe that rests, then leaps at the hero."""

from vintage_game_generator.kernels.python.kernel import FACE_LEFT, IDLE, JUMP, World
from vintage_game_generator.rules.platformer.foes import FOE_HALF, FOE_TALL, face_hero, meet_hero
from vintage_game_generator.rules.platformer.motion import blocks, holds, slide_aside, slide_down
from vintage_game_generator.rules.platformer.tuning import (
    FALL_GRAVITY,
    HOPPER_JUMP,
    HOPPER_REST,
    HOPPER_SPEED,
    MAX_FALL,
)
from vintage_game_generator.rules.session import set_pose

LANDING = 5600  # how far a leap carries, about


def step_hopper(world: World, me: int) -> None:
    """Rest, leap, land."""
    if world.actors[me].timer > 0:
        world.actors[me].timer -= 1
        if world.actors[me].timer == 0:
            leap(world, me)
    else:
        world.actors[me].vy = min(world.actors[me].vy + FALL_GRAVITY, MAX_FALL)
        slide_aside(world, me, FOE_HALF, FOE_TALL)
        slide_down(world, me, FOE_HALF, FOE_TALL, False)
        if world.actors[me].ground:
            world.actors[me].vx = 0
            world.actors[me].timer = HOPPER_REST
            set_pose(world, me, IDLE)
    meet_hero(world, me)


def leap(world: World, me: int) -> None:
    """Leap at the hero, straight up where there is no ground to land on."""
    face_hero(world, me)
    set_pose(world, me, JUMP)
    world.actors[me].vy = -HOPPER_JUMP
    speed: int = HOPPER_SPEED
    if world.actors[me].facing == FACE_LEFT:
        speed = -HOPPER_SPEED
    landing: int = world.actors[me].x + LANDING * speed // HOPPER_SPEED
    y: int = world.actors[me].y
    if holds(world, landing, y + 1) and not blocks(world, landing, y):
        world.actors[me].vx = speed
