"""The charger: it waits for the hero to cross its line, scrapes its hooves, and rushes."""

from vintage_game_generator.kernels.python.kernel import ATTACK, IDLE, WALK, World
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    FOE_TALL,
    FOE_WALLS,
    facing_of,
    facing_x,
    facing_y,
    roam,
    sees_hero,
)
from vintage_game_generator.rules.adventure.tuning import CHARGER_AIM, CHARGER_REST, CHARGER_SPEED
from vintage_game_generator.rules.session import set_pose

# What `cooldown` tells of a charger.
WATCHING = 0
SCRAPING = 1
RUSHING = 2


def step_charger(world: World, me: int) -> None:
    """Watch, scrape, rush."""
    state: int = world.actors[me].cooldown
    if world.actors[me].timer > 0:
        world.actors[me].timer -= 1
    if state == WATCHING:
        set_pose(world, me, IDLE)
        if world.actors[me].timer == 0:
            watch(world, me)
    elif state == SCRAPING:
        if world.actors[me].timer == 0:
            rush(world, me)
    elif roam(world, me, FOE_HALF, FOE_TALL, FOE_WALLS) or world.actors[me].timer == 0:
        world.actors[me].cooldown = WATCHING
        world.actors[me].timer = CHARGER_REST


def watch(world: World, me: int) -> None:
    """Notice a hero who stands straight ahead, behind or beside."""
    if sees_hero(world, me):
        world.actors[me].facing = facing_of(
            world.actors[0].x - world.actors[me].x, world.actors[0].y - world.actors[me].y
        )
        world.actors[me].cooldown = SCRAPING
        world.actors[me].timer = CHARGER_AIM
        set_pose(world, me, ATTACK)


def rush(world: World, me: int) -> None:
    """Run straight ahead."""
    facing: int = world.actors[me].facing
    world.actors[me].vx = facing_x(facing) * CHARGER_SPEED
    world.actors[me].vy = facing_y(facing) * CHARGER_SPEED
    world.actors[me].cooldown = RUSHING
    world.actors[me].timer = 120
    set_pose(world, me, WALK)
