"""Which button does what in a game, for its title, its pause screen and its README."""

from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import GameDesign


def controls(design: GameDesign) -> tuple[tuple[str, str], ...]:
    """Return pairs of keys and what they do."""
    pairs = [("Arrows", "move")]
    if design.genre == Genre.PLATFORMER:
        pairs.append(("Z", "jump"))
        if design.has(Feature.COMBAT):
            pairs.append(("X", "attack"))
        if design.has(Feature.DASH):
            pairs.append(("Shift", "dash"))
    else:
        if design.has(Feature.COMBAT):
            pairs.append(("X", "attack"))
        if design.has(Feature.DASH):
            pairs.append(("Z", "dash"))
    pairs.append(("Enter", "start, pause"))
    return tuple(pairs)
