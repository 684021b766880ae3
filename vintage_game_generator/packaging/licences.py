"""Whose work a game is, and whose it runs on: `LICENCES.md`, beside the game."""

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.rendering import template
from vintage_game_generator.targets import TARGETS

LICENCES = "LICENCES.md"


def licences(languages: tuple[Language, ...]) -> dict[str, bytes]:
    """Return the paper that says what a game contains and runs on, for its languages alone."""
    targets = [TARGETS[language] for language in languages]
    text = template("LICENCES.md.jinja").render(targets=targets)
    return {LICENCES: text.encode()}
