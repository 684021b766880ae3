"""A boss that hangs above one side, dives, and sweeps along the ground to the other."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    FACE_LEFT,
    FACE_RIGHT,
    IDLE,
    WALK,
    World,
)
from vintage_game_generator.rules.platformer.boss_moves import (
    BOSS_RANGE,
    approach,
    furious,
    hurl,
    show,
    watch_hero,
)
from vintage_game_generator.rules.platformer.tuning import BOSS_REST, BOSS_SPEED

# Phases, in `cooldown`.
HANG = 0
DIVE = 1
SWEEP = 2
RISE = 3

HANG_HEIGHT = 16384  # four cells: higher than a jump can reach
DIVE_WARNING = 30  # ticks for which it shows that it will dive


def step_sweeper(world: World, me: int) -> None:
    """Hang, dive, sweep, rise."""
    phase: int = world.actors[me].cooldown
    side: int = world.actors[me].home_x + BOSS_RANGE
    if world.actors[me].facing == FACE_LEFT:
        side = world.actors[me].home_x - BOSS_RANGE
    speed: int = BOSS_SPEED
    if furious(world, me):
        speed = BOSS_SPEED * 4 // 3
    if phase == HANG:
        hang(world, me)
    elif phase == DIVE:
        world.actors[me].y = approach(world.actors[me].y, world.actors[me].home_y, speed)
        if world.actors[me].y == world.actors[me].home_y:
            world.actors[me].cooldown = SWEEP
    elif phase == SWEEP:
        show(world, me, WALK)
        world.actors[me].x = approach(world.actors[me].x, side, speed)
        if world.actors[me].x == side:
            world.actors[me].cooldown = RISE
    else:
        rise(world, me, speed)


def hang(world: World, me: int) -> None:
    """Wait above, then look across and dive."""
    world.actors[me].timer -= 1
    if world.actors[me].timer > DIVE_WARNING:
        show(world, me, IDLE)
    elif world.actors[me].timer > 0:
        show(world, me, ATTACK)
    else:
        if world.actors[me].x < world.actors[me].home_x:
            world.actors[me].facing = FACE_RIGHT
        else:
            world.actors[me].facing = FACE_LEFT
        world.actors[me].cooldown = DIVE


def rise(world: World, me: int, speed: int) -> None:
    """Go back up, and throw something at the hero from there."""
    show(world, me, IDLE)
    high: int = world.actors[me].home_y - HANG_HEIGHT
    world.actors[me].y = approach(world.actors[me].y, high, speed // 2)
    if world.actors[me].y == high:
        watch_hero(world, me)
        aim: int = (world.actors[0].x - world.actors[me].x) // 64
        hurl(world, me, CELL // 2, min(max(aim, -220), 220), 180)
        world.actors[me].timer = BOSS_REST + DIVE_WARNING
        world.actors[me].cooldown = HANG
