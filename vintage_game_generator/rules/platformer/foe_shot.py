"""A foe's shot."""

from vintage_game_generator.kernels.python.kernel import GONE, World
from vintage_game_generator.rules.platformer.harm import burst, hurt_hero
from vintage_game_generator.rules.platformer.motion import blocks

SHOT_LIFE = 200  # ticks


def step_foe_shot(world: World, me: int) -> None:
    """Fly straight until a wall or the hero is hit."""
    x: int = world.actors[me].x + world.actors[me].vx
    y: int = world.actors[me].y + world.actors[me].vy
    world.actors[me].x = x
    world.actors[me].y = y
    dx: int = world.actors[0].x - x
    if dx < 2000 and dx > -2000:
        above: int = world.actors[0].y - y
        if above > 0 and above < 3600:
            hurt_hero(world, x)
            burst(world, me)
            return
    if world.actors[me].pose_time > SHOT_LIFE:
        world.actors[me].kind = GONE
    elif blocks(world, x, y):
        burst(world, me)
