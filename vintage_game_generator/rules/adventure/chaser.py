"""The chaser: it dozes until the hero comes near, then hunts him."""

from vintage_game_generator.kernels.python.kernel import IDLE, WALK, World
from vintage_game_generator.rules.adventure.harm import near_hero
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    FOE_TALL,
    FOE_WALLS,
    facing_of,
    roam,
)
from vintage_game_generator.rules.adventure.tuning import CHASER_SIGHT, CHASER_SPEED
from vintage_game_generator.rules.session import set_pose


def step_chaser(world: World, me: int) -> None:
    """Come closer, a little slower on the shorter way, so that it can be outrun and circled."""
    if not near_hero(world, me, CHASER_SIGHT):
        set_pose(world, me, IDLE)
        return
    world.actors[me].timer -= 1
    if world.actors[me].timer <= 0:
        aim(world, me)
        world.actors[me].timer = 12
    roam(world, me, FOE_HALF, FOE_TALL, FOE_WALLS)
    set_pose(world, me, WALK)


def aim(world: World, me: int) -> None:
    """Turn to the hero."""
    dx: int = world.actors[0].x - world.actors[me].x
    dy: int = world.actors[0].y - world.actors[me].y
    longest: int = max(abs(dx), abs(dy), 1)
    world.actors[me].vx = dx * CHASER_SPEED // longest
    world.actors[me].vy = dy * CHASER_SPEED // longest
    world.actors[me].facing = facing_of(dx, dy)
