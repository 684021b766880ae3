"""The hopper: it crouches, then leaps, more often than not towards the hero."""

from vintage_game_generator.kernels.python.kernel import IDLE, JUMP, World, next_random
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    FOE_TALL,
    FOE_WALLS,
    facing_of,
    roam,
)
from vintage_game_generator.rules.adventure.tuning import HOPPER_LEAP, HOPPER_REST, HOPPER_SPEED
from vintage_game_generator.rules.session import set_pose


def step_hopper(world: World, me: int) -> None:
    """Count down to the next leap, or leap."""
    world.actors[me].timer -= 1
    if world.actors[me].cooldown > 0:
        world.actors[me].cooldown -= 1
        roam(world, me, FOE_HALF, FOE_TALL, FOE_WALLS)
        if world.actors[me].cooldown == 0:
            world.actors[me].timer = HOPPER_REST
            set_pose(world, me, IDLE)
    elif world.actors[me].timer <= 0:
        leap(world, me)


def leap(world: World, me: int) -> None:
    """Jump off: three times in four towards the hero."""
    dx: int = world.actors[0].x - world.actors[me].x
    dy: int = world.actors[0].y - world.actors[me].y
    chance: int = next_random(world)
    if chance % 4 == 0:
        dx = chance // 4 % 4096 - 2048
        dy = chance // 16384 % 4096 - 2048
    longest: int = max(abs(dx), abs(dy), 1)
    world.actors[me].vx = dx * HOPPER_SPEED // longest
    world.actors[me].vy = dy * HOPPER_SPEED // longest
    world.actors[me].facing = facing_of(dx, dy)
    world.actors[me].cooldown = HOPPER_LEAP
    set_pose(world, me, JUMP)
