"""The hero's attack."""

from vintage_game_generator.kernels.python.kernel import ATTACK, B, World
from vintage_game_generator.rules.options import HAS_BLADE, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.blade import swing
from vintage_game_generator.rules.platformer.hero_shot import shoot
from vintage_game_generator.rules.platformer.powers import MIGHT
from vintage_game_generator.rules.platformer.registers import CLIMBING
from vintage_game_generator.rules.platformer.tuning import SHOT_REST, SLASH_REST
from vintage_game_generator.rules.session import pressed, set_pose


def step_attack(world: World) -> None:
    """Strike when B goes down."""
    if world.actors[0].cooldown > 0:
        world.actors[0].cooldown -= 1
    elif pressed(world, B) and world.memory[CLIMBING] == 0:
        set_pose(world, 0, ATTACK)
        world.actors[0].pose_time = 0
        if HAS_BLADE:
            swing(world)
            if HAS_POWER_UPS and world.power == MIGHT:
                shoot(world)
            world.actors[0].cooldown = SLASH_REST
        else:
            shoot(world)
            world.actors[0].cooldown = SHOT_REST
