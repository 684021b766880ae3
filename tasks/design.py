"""The architecture."""

from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.design import DesignDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.keys import Phase


def _inputs(
    config: GameConfig, blend: Blend, style: StyleGuide, draft: DesignDraft | None
) -> dict[str, Any]:
    """Return what an architecture depends on: no colours."""
    return {"config": config, "blend": blend, "style": style.colourless, "draft": draft}


@phase_task(Phase.DESIGN, inputs=_inputs, name="architecture")
def plan_architecture(
    config: GameConfig, blend: Blend, style: StyleGuide, draft: DesignDraft | None
) -> GameDesign:
    """Return the game's architecture."""
    return game_design(config, blend, style, draft)
