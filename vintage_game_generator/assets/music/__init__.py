"""Music: a seeded composer, and the console's voices that play what it writes."""

from vintage_game_generator.assets.music.tune import compose_tune

__all__ = ["compose_tune"]
