"""A foe that drifts after the hero, through walls too, as far as its leash."""

from vintage_game_generator.kernels.python.kernel import FACE_LEFT, FACE_RIGHT, WALK, World
from vintage_game_generator.rules.platformer.foes import meet_hero
from vintage_game_generator.rules.platformer.tuning import CHASER_SPEED
from vintage_game_generator.rules.session import set_pose

LEASH = 28672  # seven cells from its home
PULL = 5  # speed that it gains in a tick: slow to turn, so that it can be dodged


def step_chaser(world: World, me: int) -> None:
    """Drift to the hero, or home when the hero is far from there."""
    set_pose(world, me, WALK)
    to_x: int = world.actors[0].x
    to_y: int = world.actors[0].y
    if abs(to_x - world.actors[me].home_x) > LEASH:
        to_x = world.actors[me].home_x
        to_y = world.actors[me].home_y
    if to_x < world.actors[me].x:
        world.actors[me].vx = max(world.actors[me].vx - PULL, -CHASER_SPEED)
        world.actors[me].facing = FACE_LEFT
    else:
        world.actors[me].vx = min(world.actors[me].vx + PULL, CHASER_SPEED)
        world.actors[me].facing = FACE_RIGHT
    if to_y < world.actors[me].y:
        world.actors[me].vy = max(world.actors[me].vy - PULL, -CHASER_SPEED)
    else:
        world.actors[me].vy = min(world.actors[me].vy + PULL, CHASER_SPEED)
    world.actors[me].x += world.actors[me].vx
    world.actors[me].y += world.actors[me].vy
    meet_hero(world, me)
