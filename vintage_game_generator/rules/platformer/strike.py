"""Whom the hero's attack hits, and how hard."""

from vintage_game_generator.kernels.python.kernel import BOSS, CHARGER, WALKER, World
from vintage_game_generator.rules.options import HAS_BOSSES, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.boss_harm import meets_boss, wound_boss
from vintage_game_generator.rules.platformer.harm import wound
from vintage_game_generator.rules.platformer.motion import touching
from vintage_game_generator.rules.platformer.powers import MIGHT

CHEST = 1500  # height at which the hero strikes


def strike(world: World, me: int, near: int) -> bool:
    """Wound the first foe that an attack meets; return whether there was one."""
    for index in range(world.awake_count):
        other: int = world.awake[index]
        kind: int = world.actors[other].kind
        if world.actors[other].hurt == 0:
            if kind >= WALKER and kind <= CHARGER:
                if touching(world, me, other, near, 3900):
                    wound(world, other, blows(world))
                    return True
            elif HAS_BOSSES and kind == BOSS and meets_boss(world, me, other, near):
                wound_boss(world, other, blows(world))
                return True
    return False


def blows(world: World) -> int:
    """Return how much an attack takes."""
    if HAS_POWER_UPS and world.power == MIGHT:
        return 2
    return 1
