"""A foe that glides to and fro along a wave."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    FACE_LEFT,
    FACE_RIGHT,
    WALK,
    World,
)
from vintage_game_generator.rules.platformer.foes import meet_hero
from vintage_game_generator.rules.platformer.motion import blocks
from vintage_game_generator.rules.platformer.tuning import FLYER_SPEED
from vintage_game_generator.rules.session import set_pose

RANGE = 12288  # three cells to either side of its home
SWAY = 72  # speed at the middle of the wave: about half a cell up and down


def step_flyer(world: World, me: int) -> None:
    """Glide."""
    set_pose(world, me, WALK)
    if world.actors[me].vy == 0 and world.actors[me].y == world.actors[me].home_y:
        world.actors[me].vy = SWAY
    world.actors[me].vy += (world.actors[me].home_y - world.actors[me].y) // 900
    world.actors[me].y += world.actors[me].vy
    x: int = world.actors[me].x
    y: int = world.actors[me].y - CELL // 2
    if world.actors[me].facing == FACE_LEFT:
        world.actors[me].x = x - FLYER_SPEED
        if x < world.actors[me].home_x - RANGE or blocks(world, x - CELL // 2, y):
            world.actors[me].facing = FACE_RIGHT
    else:
        world.actors[me].x = x + FLYER_SPEED
        if x > world.actors[me].home_x + RANGE or blocks(world, x + CELL // 2, y):
            world.actors[me].facing = FACE_LEFT
    meet_hero(world, me)
