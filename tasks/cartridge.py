"""The project: its code in one language, then everything at its place."""

from tasks.phase_task import phase_task
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, ProvenLevel
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.assembly import assembled


@phase_task(
    Phase.CODE,
    key=lambda language, config, design, style: (language, config, design, style),
    name="code: {language}",
)
def write_code(
    language: Language, config: GameConfig, design: GameDesign, style: StyleGuide
) -> Cartridge:
    """Return the project's code in one language."""
    files = TARGETS[language](config, design, style)
    return Cartridge(language=language, package=design.package, files=local_store().put_all(files))


@phase_task(
    Phase.GAME,
    key=lambda config, design, style, code, assets, levels: (
        config,
        design,
        style,
        code,
        assets,
        levels,
    ),
    name="integration: {code.language}",
)
def integrate(
    config: GameConfig,
    design: GameDesign,
    style: StyleGuide,
    code: Cartridge,
    assets: list[Asset],
    levels: list[ProvenLevel],
) -> Cartridge:
    """Return the project with everything that the game needs to run."""
    return assembled(config, design, style, code, assets, levels, local_store())
