"""The architecture."""

from tasks.phase_task import phase_task
from vintage_game_generator.authors.roster import author_named
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.keys import Phase


@phase_task(
    Phase.DESIGN, key=lambda config, blend, style: (config, blend, style), name="architecture"
)
def plan_architecture(config: GameConfig, blend: Blend, style: StyleGuide) -> GameDesign:
    """Return the game's architecture."""
    return author_named(config.author).game_design(config, blend, style)
