"""The blend and the style guide."""

from tasks.phase_task import phase_task
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.drafts.style import StyleDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.keys import Phase


@phase_task(Phase.BLEND, inputs=dict, name="blend", seconds=60)
def blend_inspirations(config: GameConfig) -> Blend:
    """Return the traits that the game inherits."""
    return blend(config)


@phase_task(Phase.STYLE, inputs=dict, name="style guide")
def draw_style_guide(config: GameConfig, blend: Blend, draft: StyleDraft | None) -> StyleGuide:
    """Return the game's style guide."""
    return style_guide(config, blend, draft)
