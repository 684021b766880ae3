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


def _key(
    brief: LevelBrief,
    design: GameDesign,
    style: StyleGuide,
    drafted: DraftedLevel | None,
    writer: Writer,
    terms: Terms,
) -> tuple[Any, ...]:
    behaviours = [enemy.behaviour for enemy in design.enemies]
    rules = (design.genre, design.features, design.custom_features, behaviours, design.tuning)
    # One who can be asked again is shown the whole plan.
    said = drafted and drafted.draft and (drafted.draft, drafted.credits.author)
    asked = (said, writer, design, style, code_version(Phase.LEVEL_DRAFT)) if said else ()
    return brief, style.view, design.seed, *rules, *asked


@phase_task(Phase.LEVEL, key=_key, name="level {brief.number}: {brief.name}", seconds=3600)
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
