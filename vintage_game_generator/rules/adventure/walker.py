"""The walker: it wanders, and turns where it cannot go on."""

from vintage_game_generator.kernels.python.kernel import WALK, World, next_random
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    FOE_TALL,
    FOE_WALLS,
    facing_x,
    facing_y,
    roam,
)
from vintage_game_generator.rules.adventure.tuning import WALKER_SPEED
from vintage_game_generator.rules.session import set_pose


def step_walker(world: World, me: int) -> None:
    """Walk on for a while, then take another direction."""
    world.actors[me].timer -= 1
    still: bool = world.actors[me].vx == 0 and world.actors[me].vy == 0
    if still or world.actors[me].timer <= 0:
        chance: int = next_random(world)
        facing: int = chance % 4
        world.actors[me].facing = facing
        world.actors[me].vx = facing_x(facing) * WALKER_SPEED
        world.actors[me].vy = facing_y(facing) * WALKER_SPEED
        world.actors[me].timer = 40 + chance // 4 % 80
    roam(world, me, FOE_HALF, FOE_TALL, FOE_WALLS)
    set_pose(world, me, WALK)
