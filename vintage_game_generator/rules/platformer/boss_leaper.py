"""A boss that leaps at the hero and sends a shock along the ground when it lands."""

from vintage_game_generator.kernels.python.kernel import ATTACK, IDLE, JUMP, World
from vintage_game_generator.rules.platformer.boss_moves import (
    furious,
    hurl,
    show,
    watch_hero,
    within_range,
)
from vintage_game_generator.rules.platformer.tuning import BOSS_REST

LEAP_SPEED = 1500
LEAP_GRAVITY = 60
LEAP_TICKS = 50  # twice the speed over the gravity
CROUCH = 20  # ticks for which it shows that it will leap
SHOCK_SPEED = 300
SHOCK_RISE = 1100


def step_leaper(world: World, me: int) -> None:
    """Rest, crouch, leap, land."""
    if world.actors[me].y < world.actors[me].home_y or world.actors[me].vy < 0:
        soar(world, me)
        return
    world.actors[me].timer -= 1
    watch_hero(world, me)
    if world.actors[me].timer > CROUCH:
        show(world, me, IDLE)
    elif world.actors[me].timer > 0:
        show(world, me, ATTACK)
    else:
        goal: int = within_range(world, me, world.actors[0].x)
        world.actors[me].vx = (goal - world.actors[me].x) // LEAP_TICKS
        world.actors[me].vy = -LEAP_SPEED
        show(world, me, JUMP)


def soar(world: World, me: int) -> None:
    """Fly through the leap, and shake the ground at its end."""
    world.actors[me].vy += LEAP_GRAVITY
    world.actors[me].x += world.actors[me].vx
    world.actors[me].y += world.actors[me].vy
    show(world, me, JUMP)
    if world.actors[me].y >= world.actors[me].home_y:
        world.actors[me].y = world.actors[me].home_y
        world.actors[me].vy = 0
        world.actors[me].timer = BOSS_REST + CROUCH
        if furious(world, me):
            world.actors[me].timer = BOSS_REST // 2 + CROUCH
        hurl(world, me, SHOCK_RISE, SHOCK_SPEED, 0)
        hurl(world, me, SHOCK_RISE, -SHOCK_SPEED, 0)
