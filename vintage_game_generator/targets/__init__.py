"""The languages that a game can be written in: one module each, listed here."""

from collections.abc import Callable

from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.targets import python

Target = Callable[[GameConfig, GameDesign, StyleGuide], dict[str, bytes]]

TARGETS: dict[Language, Target] = {Language.PYTHON: python.project_files}
