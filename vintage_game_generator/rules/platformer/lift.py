"""Platforms that move and carry the hero.

A lift's tag says its way: up to 40 that many cells to the right and back, from 50 on the
rest above 50 in cells upward and back. It is two cells wide, and its upper edge is that of its
home cell: the hero walks on and off where the ground beside it ends.
"""

from vintage_game_generator.kernels.python.kernel import CELL, World
from vintage_game_generator.rules.platformer.landing import touch_down
from vintage_game_generator.rules.platformer.motion import blocks
from vintage_game_generator.rules.platformer.tuning import (
    HERO_HALF,
    HERO_TALL,
    LIFT_SPEED,
)

LIFT_HALF = 4096
LIFT_TALL = 4096
UPWARD = 50
PAUSE = 30  # ticks for which it waits at either end


def travel(clock: int, cells: int) -> int:
    """Return how far a lift is from its home: out, a pause, back, a pause."""
    way: int = cells * CELL
    ride: int = way // LIFT_SPEED
    time: int = clock % (2 * (ride + PAUSE))
    if time < ride:
        return time * LIFT_SPEED
    if time < ride + PAUSE:
        return way
    return max(way - (time - ride - PAUSE) * LIFT_SPEED, 0)


def step_lift(world: World, me: int) -> None:
    """Move by its own clock, and carry the hero that stands on it."""
    world.actors[me].timer += 1
    old_x: int = world.actors[me].x
    old_y: int = world.actors[me].y
    if world.actors[me].tag < UPWARD:
        world.actors[me].x = world.actors[me].home_x + travel(
            world.actors[me].timer, world.actors[me].tag
        )
    else:
        rise: int = travel(world.actors[me].timer, world.actors[me].tag - UPWARD)
        world.actors[me].y = world.actors[me].home_y - rise
    dx: int = world.actors[0].x - old_x
    if world.actors[0].vy >= 0 and dx < LIFT_HALF + HERO_HALF and dx > -LIFT_HALF - HERO_HALF:
        top: int = world.actors[me].y - LIFT_TALL
        feet: int = world.actors[0].y
        before: int = feet - world.actors[0].vy
        if feet >= top - 64 and before <= old_y - LIFT_TALL + 128:
            carry(world, top - 1, world.actors[me].x - old_x)


def carry(world: World, top: int, aside: int) -> None:
    """Put the hero on a lift, and move it aside with it as far as walls let it."""
    world.actors[0].y = top
    world.actors[0].vy = 0
    world.actors[0].ground = True
    touch_down(world)
    x: int = world.actors[0].x + aside
    edge: int = HERO_HALF
    if aside < 0:
        edge = -HERO_HALF
    if not blocks(world, x + edge, top) and not blocks(world, x + edge, top - HERO_TALL):
        world.actors[0].x = x
