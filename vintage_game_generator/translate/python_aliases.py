"""Short names for actors inside a Python function: `actor = world.actors[me]`."""

from vintage_game_generator.translate.python_expressions import Aliases
from vintage_game_generator.translate.tree import Expression, Function

Names = dict[int, list[tuple[Expression, str]]]
"""By a statement's identity: the slots that are named before it, and their names."""


def aliased(function: Function) -> tuple[Names, Aliases]:
    """Return where a function names actors, and by which names."""
    return {}, {}
