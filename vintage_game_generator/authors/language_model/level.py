"""A level, as a model would have it: a course of parts, or a route through rooms."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.assets.levels.drafted import faults_of, laid_out, within_reach
from vintage_game_generator.assets.levels.mending import changes
from vintage_game_generator.authors.language_model.level_wishes import (
    COURSE,
    ROUTE,
    course_shape,
    course_wishes,
    route_shape,
    route_wishes,
)
from vintage_game_generator.authors.language_model.prompting import form, question
from vintage_game_generator.consoles.checks import check_level
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.credits import Credits, Outcome
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import (
    AdventureDraft,
    DraftedLevel,
    LevelDraft,
    PlatformerDraft,
)
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide

FEWEST_KINDS = 4  # of parts or rooms: fewer are no level, but a corridor
LONGEST_ANSWER = 900  # tokens
KNOWN_BY = 30  # letters of a reason that tell whose answer was refused; calls cut long ones off
SAME = "this is the level that could not be won; change what the reasons name"


def level_draft(
    desk: Desk, brief: LevelBrief, design: GameDesign, style: StyleGuide, direction: str = ""
) -> DraftedLevel:
    """Return what a model says of a level; it is laid, but not played yet.

    Where every answer asked too much of the hero, the last one is kept as far as the hero can
    do it.
    """
    refused: list[tuple[LevelDraft, list[str]]] = []

    def admit(draft: LevelDraft) -> None:
        reasons = flaws_of(draft, brief, design, style)
        if reasons:
            refused.append((draft, reasons))
            raise Refused(reasons)

    draft, credits = _asked(
        desk, "level", "level-draft", admit, brief, design, style, direction=direction
    )
    if draft is not None or not refused:
        return DraftedLevel(draft=draft, credits=credits)
    last, reasons = refused[-1]
    authors = [
        call.model
        for call in credits.calls
        if call.outcome is Outcome.REFUSED and reasons[0][:KNOWN_BY] in call.reason
    ]
    if not authors:
        return DraftedLevel(credits=credits)
    better = within_reach(last, design)
    kept = _in_part(credits, authors[-1], brief, changes(last, better))
    return DraftedLevel(draft=better, credits=kept)


def repaired_level(
    desk: Desk,
    brief: LevelBrief,
    design: GameDesign,
    style: StyleGuide,
    draft: LevelDraft,
    reasons: Sequence[str],
) -> DraftedLevel:
    """Return a model's level in place of one that could not be won, for reasons with places."""

    def admit(better: LevelDraft) -> None:
        flaws = [SAME] if better == draft else flaws_of(better, brief, design, style)
        if flaws:
            raise Refused(flaws)

    before = json.dumps(draft.model_dump(mode="json"))
    better, credits = _asked(
        desk,
        "repair-level",
        "level",
        admit,
        brief,
        design,
        style,
        before=before,
        reasons=tuple(reasons),
    )
    return DraftedLevel(draft=better, credits=credits)


def flaws_of(
    draft: LevelDraft, brief: LevelBrief, design: GameDesign, style: StyleGuide
) -> list[str]:
    """Return what is wrong with a draft as far as it shows without play, in words for a model."""
    flaws = faults_of(draft, brief, design)
    laid = laid_out(brief, design, style.view, draft)
    if laid.left_out:
        flaws.append(
            f"it is too long: the last {laid.left_out} parts find no room; leave out as many"
        )
    asked_for = laid.level.spawns[: laid.own_spawns]
    crowds = check_level(laid.level.model_copy(update={"spawns": asked_for}), style)
    flaws += [f"too many foes near each other: {one.message}; leave some out" for one in crowds]
    kinds = {part.part for part in draft.parts} if isinstance(draft, PlatformerDraft) else None
    if kinds is not None and len(kinds) < FEWEST_KINDS:
        flaws.append(f"it has {len(kinds)} kinds of parts; use {FEWEST_KINDS} or more")
    if draft in (COURSE, ROUTE):
        flaws.append("this is the example; write a level of your own")
    return flaws


def _asked(
    desk: Desk,
    template: str,
    phase: str,
    admit: Callable[[LevelDraft], None],
    brief: LevelBrief,
    design: GameDesign,
    style: StyleGuide,
    **values: Any,
) -> tuple[LevelDraft | None, Credits]:
    """Return the answer to one of the two prompts, in the form of the game's genre."""
    common: dict[str, Any] = {
        "phase": phase,
        "piece": f"level {brief.number}",
        "seed": brief.seed,
        "max_tokens": LONGEST_ANSWER,
        "course": design.genre is Genre.PLATFORMER,
        **values,
    }
    draft: LevelDraft | None
    if design.genre is Genre.PLATFORMER:
        wishes = course_wishes(brief, design, style)
        course = course_shape(brief, design, wishes["fewest"], wishes["most"])
        draft, credits = desk.asked(
            question(template, course, example=form(COURSE), **common, **wishes),
            lambda said: admit(_plain(said)),
        )
    else:
        wishes = route_wishes(brief, design, style)
        route = route_shape(brief, design, wishes["fewest"], wishes["most"], wishes["crowd"])
        draft, credits = desk.asked(
            question(template, route, example=form(ROUTE), **common, **wishes),
            lambda said: admit(_plain(said)),
        )
    return draft and _plain(draft), credits


def _plain(draft: LevelDraft) -> LevelDraft:
    """Return a draft as records that are known outside of its question."""
    plain = PlatformerDraft if isinstance(draft, PlatformerDraft) else AdventureDraft
    return plain.model_validate(draft.model_dump())


def _in_part(credits: Credits, author: str, brief: LevelBrief, changed: list[str]) -> Credits:
    """Return the credits of a model's level that rules mended, since it did not mend it itself."""
    kept = Finding(
        severity=Severity.INFO,
        code="kept-in-part",
        subject=f"level {brief.number}",
        message=f"mended by rule: {'; '.join(changed) or 'what was missing was added'}",
    )
    findings = [one for one in credits.findings if one.code != "fell-back"]
    return credits.model_copy(update={"author": author, "findings": (*findings, kept)})
