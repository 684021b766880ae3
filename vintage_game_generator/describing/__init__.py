"""A brief from a sentence: what its words say, and a guess, with its reason, for all the rest."""

from vintage_game_generator.describing.reading import understood
from vintage_game_generator.describing.understanding import Part, Understanding

__all__ = ["Part", "Understanding", "understood"]
