"""Classic games as labelled facts: what `inspirations` name and blends are made of."""

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.catalog.library import UnknownGame, find, games
from vintage_game_generator.catalog.likeness import neighbours, similarity

__all__ = ["Classic", "UnknownGame", "find", "games", "neighbours", "similarity"]
