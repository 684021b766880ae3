"""Power-ups: what the hero carries for a while after taking one."""

from vintage_game_generator.kernels.python.kernel import SOUND_POWER, World, play_sound
from vintage_game_generator.rules.platformer.tuning import POWER_TIME

# The values of `world.power`.
NO_POWER = 0
SWIFT = 1  # runs faster
SHIELD = 2  # takes one blow
MIGHT = 3  # strikes harder and farther; foes that are touched fall


def take_power(world: World, column: int) -> None:
    """Give the hero a power; where it lies decides which, so that a player can learn it."""
    world.power = column % 3 + 1
    world.power_time = POWER_TIME
    play_sound(world, SOUND_POWER)


def step_power(world: World) -> None:
    """Let the power run out."""
    if world.power_time > 0:
        world.power_time -= 1
        if world.power_time == 0:
            world.power = NO_POWER
