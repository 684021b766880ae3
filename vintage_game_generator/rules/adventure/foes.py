"""What all foes have in common: they wake, hurt by touch, and act by kind."""

from vintage_game_generator.kernels.python.kernel import (
    CHARGER,
    CHASER,
    FACE_DOWN,
    FLYER,
    HOPPER,
    HURT,
    SHOOTER,
    WALKER,
    World,
    next_random,
)
from vintage_game_generator.rules.adventure.charger import step_charger
from vintage_game_generator.rules.adventure.chaser import step_chaser
from vintage_game_generator.rules.adventure.flyer import FLYER_WALLS, step_flyer
from vintage_game_generator.rules.adventure.harm import harm_hero, near_hero
from vintage_game_generator.rules.adventure.hopper import step_hopper
from vintage_game_generator.rules.adventure.motion import FOE_HALF, FOE_TALL, FOE_WALLS, roam
from vintage_game_generator.rules.adventure.shooter import step_shooter
from vintage_game_generator.rules.adventure.tuning import FOE_HURT_TICKS, FOE_KNOCK_TICKS, TOUCH
from vintage_game_generator.rules.adventure.walker import step_walker
from vintage_game_generator.rules.options import (
    HAS_CHARGER,
    HAS_CHASER,
    HAS_COMBAT,
    HAS_FLYER,
    HAS_HOPPER,
    HAS_SHOOTER,
    HAS_WALKER,
)
from vintage_game_generator.rules.session import set_pose


def wake_foe(world: World, me: int) -> None:
    """Make a foe ready; foes of one kind do not act in step."""
    world.actors[me].facing = FACE_DOWN
    world.actors[me].timer = 10 + next_random(world) % 40
    if HAS_COMBAT:
        world.actors[me].hp = toughness(world.actors[me].kind)


def toughness(kind: int) -> int:
    """Return how many blows a kind of foe takes."""
    if HAS_FLYER and kind == FLYER:
        return 1
    if HAS_HOPPER and kind == HOPPER:
        return 1
    if HAS_CHARGER and kind == CHARGER:
        return 3
    return 2


def step_foe(world: World, me: int) -> None:
    """Advance a foe by one tick."""
    kind: int = world.actors[me].kind
    world.actors[me].pose_time += 1
    if HAS_COMBAT and world.actors[me].hurt > 0:
        step_hurt_foe(world, me)
    elif HAS_WALKER and kind == WALKER:
        step_walker(world, me)
    elif HAS_HOPPER and kind == HOPPER:
        step_hopper(world, me)
    elif HAS_FLYER and kind == FLYER:
        step_flyer(world, me)
    elif HAS_SHOOTER and kind == SHOOTER:
        step_shooter(world, me)
    elif HAS_CHASER and kind == CHASER:
        step_chaser(world, me)
    elif HAS_CHARGER and kind == CHARGER:
        step_charger(world, me)
    if near_hero(world, me, TOUCH):
        harm_hero(world, world.actors[me].x, world.actors[me].y)


def step_hurt_foe(world: World, me: int) -> None:
    """Throw a foe back, then let it stand dazed."""
    set_pose(world, me, HURT)
    world.actors[me].hurt -= 1
    left: int = world.actors[me].hurt
    if left > FOE_HURT_TICKS - FOE_KNOCK_TICKS:
        if HAS_FLYER and world.actors[me].kind == FLYER:
            roam(world, me, FOE_HALF, FOE_TALL, FLYER_WALLS)
        else:
            roam(world, me, FOE_HALF, FOE_TALL, FOE_WALLS)
    else:
        world.actors[me].vx = 0
        world.actors[me].vy = 0
