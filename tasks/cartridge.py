"""The project: its code in one language, then everything at its place."""

from tasks.phase_task import phase_task
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, ProvenLevel
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase, source_version
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.assembly import assembled
from vintage_game_generator.targets.writing import written


@phase_task(
    Phase.CODE,
    inputs=lambda language, config, design, style: {
        "language": language,
        "target": source_version(TARGETS[language].code),
        "config": config,
        "design": design,
        "style": style,
    },
    name="code: {language}",
)
def write_code(
    language: Language, config: GameConfig, design: GameDesign, style: StyleGuide
) -> Cartridge:
    """Return the project's code in one language."""
    return written(language, config, design, style, local_store())


@phase_task(
    Phase.GAME,
    inputs=lambda code, design, style, assets, levels, places: {
        "code": code,
        "target": source_version(TARGETS[code.language].code),
        "design": design,
        "style": style,
        "assets": assets,
        "levels": levels,
        "places": places,
    },
    name="integration: {code.language}",
)
def integrate(
    code: Cartridge,
    design: GameDesign,
    style: StyleGuide,
    assets: list[Asset],
    levels: list[ProvenLevel],
    places: list[TilesetDraft | None],
) -> Cartridge:
    """Return the project with everything that the game needs to run."""
    return assembled(design, style, code, assets, levels, local_store(), places)
