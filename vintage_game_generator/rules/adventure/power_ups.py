"""Power-ups: what the hero carries for a while."""

from vintage_game_generator.kernels.python.kernel import SOUND_POWER, World, play_sound
from vintage_game_generator.rules.adventure.tuning import POWER_TICKS
from vintage_game_generator.rules.options import HAS_COMBAT

BOOTS = 1  # he walks faster
SHIELD = 2  # it takes the next blow
STRONG_SWORD = 3  # it hits twice as hard, and throws a beam


def take_power(world: World, column: int, row: int) -> None:
    """Give the hero the power that lies in a cell; the place decides which it is."""
    if HAS_COMBAT:
        world.power = 1 + (column + row) % 3
    else:
        world.power = 1 + (column + row) % 2
    world.power_time = POWER_TICKS
    world.score += 50
    play_sound(world, SOUND_POWER)


def end_power(world: World) -> None:
    """Take the power away."""
    world.power = 0
    world.power_time = 0


def step_power(world: World) -> None:
    """Let the power run out."""
    if world.power_time > 0:
        world.power_time -= 1
        if world.power_time == 0:
            world.power = 0
