"""A boss that drifts above, rains shots, and comes down for breath."""

from vintage_game_generator.kernels.python.kernel import ATTACK, IDLE, WALK, World
from vintage_game_generator.rules.platformer.boss_moves import (
    approach,
    furious,
    hurl,
    show,
    watch_hero,
    within_range,
)
from vintage_game_generator.rules.platformer.tuning import BOSS_REST, BOSS_SPEED

HIGH = 15360  # it drifts so high above its ground
VOLLEYS = 3  # before it comes down
VOLLEY_WARNING = 24  # ticks for which it shows that it will fire
BREATH = 110  # ticks that it stays down
FALL_SPEED = 150  # of its shots


def step_storm(world: World, me: int) -> None:
    """Rain three times from above, then rest on the ground."""
    world.actors[me].timer -= 1
    watch_hero(world, me)
    if world.actors[me].cooldown >= VOLLEYS:
        rest(world, me)
        return
    high: int = world.actors[me].home_y - HIGH
    world.actors[me].y = approach(world.actors[me].y, high, BOSS_SPEED // 2)
    goal: int = within_range(world, me, world.actors[0].x)
    world.actors[me].x = approach(world.actors[me].x, goal, BOSS_SPEED // 3)
    if world.actors[me].timer > VOLLEY_WARNING:
        show(world, me, WALK)
    elif world.actors[me].timer > 0:
        show(world, me, ATTACK)
    else:
        hurl(world, me, 0, 0, FALL_SPEED + 60)
        hurl(world, me, 0, -140, FALL_SPEED)
        hurl(world, me, 0, 140, FALL_SPEED)
        world.actors[me].cooldown += 1
        world.actors[me].timer = BOSS_REST + VOLLEY_WARNING
        if furious(world, me):
            world.actors[me].timer = BOSS_REST // 2 + VOLLEY_WARNING


def rest(world: World, me: int) -> None:
    """Come down, stay for a breath, and go up again."""
    show(world, me, IDLE)
    if world.actors[me].y < world.actors[me].home_y:
        world.actors[me].y = approach(world.actors[me].y, world.actors[me].home_y, BOSS_SPEED // 2)
        world.actors[me].timer = BREATH
    elif world.actors[me].timer <= 0:
        world.actors[me].cooldown = 0
        world.actors[me].timer = BOSS_REST
