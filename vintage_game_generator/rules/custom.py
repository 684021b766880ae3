"""The features that are this game's own; a game that has some gets them called from here."""

from vintage_game_generator.kernels.python.kernel import World
from vintage_game_generator.rules.feature_kit import forget_own


def step_custom(world: World) -> None:
    """Let this game's own features act; what they keep ends with a life, a level and a pause."""
    if world.mode_time == 1:
        forget_own(world)
