"""Levels by an author's draft, of either genre."""

from vintage_game_generator.assets.levels import adventure_course, platformer_limits
from vintage_game_generator.assets.levels.adventure_drafted import lay_route
from vintage_game_generator.assets.levels.laid import Laid
from vintage_game_generator.assets.levels.platformer_drafted import lay_course
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import LevelDraft, PlatformerDraft


def laid_out(
    brief: LevelBrief, design: GameDesign, view: tuple[int, int], draft: LevelDraft
) -> Laid:
    """Return the level of a draft, with what the level needs and the draft lacks.

    What the draft says stays as it is, though it may be more than the hero can do.
    """
    if isinstance(draft, PlatformerDraft):
        return lay_course(brief, design, view, draft)
    return lay_route(brief, design, view, draft)


def faults_of(draft: LevelDraft, brief: LevelBrief, design: GameDesign) -> list[str]:
    """Return what of a draft is plainly more than the hero can do, with what to write instead."""
    if isinstance(draft, PlatformerDraft):
        return platformer_limits.faults_of(draft, brief, design)
    return adventure_course.faults_of(draft, brief, design)


def within_reach(draft: LevelDraft, design: GameDesign) -> LevelDraft:
    """Return the draft with as little changed as it takes that it has no such fault."""
    if isinstance(draft, PlatformerDraft):
        return platformer_limits.within_reach(draft, design)
    return adventure_course.within_reach(draft)
