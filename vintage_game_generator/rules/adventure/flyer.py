"""The flyer: it bounces through the room on diagonals, over water and spikes alike."""

from vintage_game_generator.kernels.python.kernel import (
    FACE_LEFT,
    FACE_RIGHT,
    WALK,
    World,
    next_random,
)
from vintage_game_generator.rules.adventure.motion import FOE_HALF, FOE_TALL, SHOT_WALLS, roam
from vintage_game_generator.rules.adventure.tuning import FLYER_SPEED
from vintage_game_generator.rules.session import set_pose

FLYER_WALLS = SHOT_WALLS


def step_flyer(world: World, me: int) -> None:
    """Glide on, and bounce off what is solid."""
    vx: int = world.actors[me].vx
    vy: int = world.actors[me].vy
    if vx == 0 or vy == 0:
        chance: int = next_random(world)
        vx = FLYER_SPEED - chance % 2 * 2 * FLYER_SPEED
        vy = FLYER_SPEED - chance // 2 % 2 * 2 * FLYER_SPEED
        world.actors[me].vx = vx
        world.actors[me].vy = vy
    if roam(world, me, FOE_HALF, FOE_TALL, FLYER_WALLS):
        if world.actors[me].vx == 0:
            world.actors[me].vx = -vx
        if world.actors[me].vy == 0:
            world.actors[me].vy = -vy
    if world.actors[me].vx > 0:
        world.actors[me].facing = FACE_RIGHT
    else:
        world.actors[me].facing = FACE_LEFT
    set_pose(world, me, WALK)
