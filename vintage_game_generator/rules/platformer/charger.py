"""A foe that waits until it sees the hero, then rushes."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    IDLE,
    WALK,
    World,
)
from vintage_game_generator.rules.platformer.foes import face_hero, meet_hero, patrol
from vintage_game_generator.rules.platformer.tuning import CHARGER_SPEED
from vintage_game_generator.rules.session import set_pose

CHARGE_SIGHT = 28672  # seven cells
CHARGE_WARNING = 28  # ticks for which it shows that it will rush
CHARGE_REST = 70  # ticks after a rush
CHARGE_TIME = 48  # longest rush, in ticks


def step_charger(world: World, me: int) -> None:
    """Wait (timer 0), give warning and rush (timer up), rest (cooldown down)."""
    if world.actors[me].cooldown > 0:
        world.actors[me].cooldown -= 1
        set_pose(world, me, IDLE)
    elif world.actors[me].timer > 0:
        world.actors[me].timer += 1
        if world.actors[me].timer > CHARGE_WARNING:
            set_pose(world, me, WALK)
            turned: bool = patrol(world, me, CHARGER_SPEED)
            if turned or world.actors[me].timer > CHARGE_WARNING + CHARGE_TIME:
                world.actors[me].timer = 0
                world.actors[me].cooldown = CHARGE_REST
    elif sees_hero(world, me):
        face_hero(world, me)
        set_pose(world, me, ATTACK)
        world.actors[me].timer = 1
    else:
        set_pose(world, me, IDLE)
    meet_hero(world, me)


def sees_hero(world: World, me: int) -> bool:
    """Return whether the hero is on about the same height, and near."""
    dy: int = abs(world.actors[0].y - world.actors[me].y)
    return dy < 2 * CELL and abs(world.actors[0].x - world.actors[me].x) < CHARGE_SIGHT
