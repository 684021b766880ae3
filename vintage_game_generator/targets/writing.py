"""A project's code, each file at its place in the game's folder."""

from vintage_game_generator.models.cartridge import Cartridge
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets import TARGETS


def written(
    language: Language, config: GameConfig, design: GameDesign, style: StyleGuide, store: Store
) -> Cartridge:
    """Return the project's code in one language."""
    target = TARGETS[language]
    files = target.project_files(config, design, style)
    placed = {target.inside(name): content for name, content in files.items()}
    return Cartridge(language=language, package=design.package, files=store.put_all(placed))
