"""What a landing gives back to the hero, on the ground and on a lift."""

from vintage_game_generator.kernels.python.kernel import World
from vintage_game_generator.rules.options import HAS_DOUBLE_JUMP
from vintage_game_generator.rules.platformer.double_jump import restore_air_jump
from vintage_game_generator.rules.platformer.registers import SPRUNG
from vintage_game_generator.rules.platformer.tuning import COYOTE_TIME


def touch_down(world: World) -> None:
    """Note that the hero stands, so that it may jump for a while yet."""
    world.actors[0].timer = COYOTE_TIME
    world.memory[SPRUNG] = 0
    if HAS_DOUBLE_JUMP:
        restore_air_jump(world)
