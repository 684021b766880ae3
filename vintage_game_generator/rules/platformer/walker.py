"""A foe that patrols its ground."""

from vintage_game_generator.kernels.python.kernel import WALK, World
from vintage_game_generator.rules.platformer.foes import meet_hero, patrol
from vintage_game_generator.rules.platformer.tuning import WALKER_SPEED
from vintage_game_generator.rules.session import set_pose


def step_walker(world: World, me: int) -> None:
    """Walk to and fro."""
    set_pose(world, me, WALK)
    patrol(world, me, WALKER_SPEED)
    meet_hero(world, me)
