"""Levels, each proven by play."""

from collections.abc import Sequence
from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.authors.roster import author_of
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import DraftedLevel, LevelDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.playtest.proving import proven_level
from vintage_game_generator.store.keys import Phase, code_version


def _inputs(
    brief: LevelBrief,
    design: GameDesign,
    style: StyleGuide,
    drafted: DraftedLevel | None,
    writer: Writer,
    terms: Terms,
) -> dict[str, Any]:
    behaviours = [enemy.behaviour for enemy in design.enemies]
    rules = {
        "genre": design.genre,
        "features": design.features,
        "custom_features": design.custom_features,
        "behaviours": behaviours,
        "tuning": design.tuning,
        "seed": design.seed,
    }
    known = {"brief": brief, "view": style.view, "design": rules}
    # One who can be asked again is shown the whole plan.
    if not (drafted and drafted.draft):
        return known
    shown = {"writer": writer, "plan": design, "style": style.colourless}
    said = {"draft": drafted.draft, "author": drafted.credits.author}
    return known | shown | said | {"asking": code_version(Phase.LEVEL_DRAFT)}


@phase_task(Phase.LEVEL, inputs=_inputs, name="level {brief.number}: {brief.name}", seconds=3600)
def build_level(
    brief: LevelBrief,
    design: GameDesign,
    style: StyleGuide,
    drafted: DraftedLevel | None,
    writer: Writer,
    terms: Terms,
) -> ProvenLevel:
    """Return a level and the buttons that clear it."""

    def again(refused: LevelDraft, reasons: Sequence[str]) -> DraftedLevel:
        return author_of(writer, terms).level_again(brief, design, style, refused, reasons)

    if not (drafted and drafted.draft):
        return proven_level(brief, design, style.view)
    author = drafted.credits.author
    return proven_level(brief, design, style.view, drafted.draft, again, author=author)
