"""Levels that a model writes: what is wrong is said, and the last try is mended."""

from functools import cache
from typing import Any

import pytest

from tests.courses import (
    COURSE,
    KINDS,
    ROUTE,
    a_brief,
    a_design,
    a_room,
    course,
    route,
    with_part,
)
from vintage_game_generator.asking.question import PictureQuestion, Question
from vintage_game_generator.asking.scripted import MODEL, ScriptedDesk
from vintage_game_generator.assets.levels.drafted import faults_of
from vintage_game_generator.authors.language_model.level import level_draft, repaired_level
from vintage_game_generator.authors.language_model.level_wishes import (
    COURSE as EXAMPLE_COURSE,
)
from vintage_game_generator.authors.language_model.level_wishes import (
    ROUTE as EXAMPLE_ROUTE,
)
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.config import ArtStyle, Feature, Genre
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.drafts.level import DraftedLevel, LevelDraft, PlatformerDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.proving import proven_level

GOOD: dict[Genre, LevelDraft] = {
    Genre.PLATFORMER: course(*COURSE),
    Genre.ACTION_ADVENTURE: ROUTE,
}


@cache
def a_style(console: ArtStyle = ArtStyle.NES) -> StyleGuide:
    fields = {"name": "T", "genre": "platformer", "perspective": "side-view", "art_style": console}
    config = checked_brief(fields)
    return style_guide(config, blend(config))


def answer(draft: LevelDraft) -> dict[str, Any]:
    return draft.model_dump(mode="json")


def asked(
    *answers: dict[str, Any],
    genre: Genre = Genre.PLATFORMER,
    console: ArtStyle = ArtStyle.NES,
    **wishes: Any,
) -> tuple[DraftedLevel, ScriptedDesk]:
    desk = ScriptedDesk(answers)
    style = a_style(console)
    design = a_design(genre, view=style.view)
    return level_draft(desk, a_brief(**wishes), design, style), desk


def only_question(desk: ScriptedDesk) -> Question[Any]:
    (question,) = desk.questions
    assert not isinstance(question, PictureQuestion)
    return question


@pytest.mark.parametrize("genre", Genre)
def test_a_good_answer_is_kept_and_seen_in_the_level(genre: Genre) -> None:
    drafted, desk = asked(answer(GOOD[genre]), genre=genre, locks=1)
    assert drafted.draft == GOOD[genre]
    assert type(drafted.draft) is type(GOOD[genre]), "a class that results are read back as"
    assert drafted.credits.author == MODEL
    assert desk.refusals == []
    assert DraftedLevel.model_validate_json(drafted.model_dump_json()) == drafted
    view = a_style().view
    design = a_design(genre, view=view)
    proven = proven_level(a_brief(locks=1), design, view, drafted.draft, author=MODEL)
    assert proven.credits.author == MODEL


def test_what_is_plainly_meant_is_understood() -> None:
    said = {
        "parts": [
            "start",
            "Gap 3",
            {"part": "Step Up", "size": "2"},
            {"walkers": 2},
            {"part": "coin", "size": 99},
            "ladder: 6",
            {"part": "flyer"},
            "key",
            "door",
            {"part": "run", "size": 22},
            {"part": "treasure", "size": 0},
            "exit",
        ]
    }
    bad = said | {"parts": [one for one in said["parts"] if one != {"part": "coin", "size": 99}]}
    drafted, desk = asked(said, bad, locks=1)
    assert "less than or equal to 20" in desk.refusals[0][0], "a size that means nothing"
    assert isinstance(drafted.draft, PlatformerDraft)
    words = [str(part) for part in drafted.draft.parts]
    assert words == [
        *("gap 3", "step-up 2", "walker 2", "ladder 6", "flyer 1"),
        *("key 3", "door", "run 20", "treasure"),
    ]


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (with_part("gap 9"), "part 5, `gap 9`: the hero jumps 3 columns; write `gap 3`"),
        (with_part("step-up 6"), "the hero jumps 3 rows high; write `step-up 3`"),
        (with_part("spikes 20"), "part 5, `spikes 20`: the hero jumps 3 columns"),
        (course("door", "key 1", *COURSE[:8]), "part 1, `door`: its key comes only after it"),
        (course(*["run 5"] * 12), "it has 1 kinds of parts; use 4 or more"),
        (course(*["canopy 14", "charger 2", "coins 12", "gap 3"] * 7), "it is too long: the last"),
        (course(*["walker 3"] * 9, "gap 2"), "too many foes near each other: 10 hardware sprites"),
        (EXAMPLE_COURSE, "this is the example; write a level of your own"),
    ],
)
def test_a_course_that_does_not_do_is_refused_with_the_place(draft: LevelDraft, why: str) -> None:
    drafted, desk = asked(answer(draft), answer(GOOD[Genre.PLATFORMER]), locks=1)
    (reasons,) = desk.refusals
    assert why in "; ".join(reasons)
    assert drafted.draft == GOOD[Genre.PLATFORMER]


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (
            route(a_room("pond"), a_room("cross", locked=True, holds="key"), a_room("camp")),
            "room 2, `cross`, is locked, and its key comes only in room 2, `cross`",
        ),
        (EXAMPLE_ROUTE, "this is the example"),
    ],
)
def test_a_route_that_does_not_do_is_refused_with_the_place(draft: LevelDraft, why: str) -> None:
    good = GOOD[Genre.ACTION_ADVENTURE]
    drafted, desk = asked(answer(draft), answer(good), genre=Genre.ACTION_ADVENTURE, locks=1)
    (reasons,) = desk.refusals
    assert why in "; ".join(reasons)
    assert drafted.draft == good


def test_a_wrong_word_is_refused_by_its_place() -> None:
    wrong = {"parts": [*COURSE[:9], "teleporter 3"]}
    _, desk = asked(wrong, answer(GOOD[Genre.PLATFORMER]))
    assert "('parts', 9, 'part')" in desk.refusals[0][0]
    assert "'gap'" in desk.refusals[0][0]


def test_the_last_of_only_refused_answers_is_mended() -> None:
    beyond = [answer(with_part(part)) for part in ("gap 9", "gap 8", "wall 7")]
    drafted, desk = asked(*beyond)
    assert len(desk.refusals) == 3
    assert drafted.draft is not None
    assert faults_of(drafted.draft, a_brief(), a_design()) == []
    assert drafted.draft == with_part("wall 3")
    assert drafted.credits.author == MODEL
    (finding,) = drafted.credits.findings
    assert finding.code == "kept-in-part"
    assert finding.message == "mended by rule: part 5, `wall 7`, became `wall 3`"
    assert len(drafted.credits.calls) == 3


def test_a_dull_answer_is_kept_when_no_better_one_comes() -> None:
    dull = course(*["run 5"] * 12)
    drafted, desk = asked(*[answer(dull)] * 3)
    assert len(desk.refusals) == 3
    assert drafted.draft == dull
    assert [finding.code for finding in drafted.credits.findings] == ["kept-in-part"]


def test_where_no_answer_is_a_level_the_rules_build_it() -> None:
    drafted, _ = asked({"parts": "gap"}, {"rooms": []}, {"parts": ["gap 3"]})
    assert drafted.draft is None
    assert [finding.code for finding in drafted.credits.findings] == ["fell-back"]
    drafted, _ = asked()
    assert drafted.draft is None


def test_the_schema_offers_what_the_level_can_have_and_no_more() -> None:
    _, desk = asked(locks=0)
    parts = only_question(desk).shape.model_json_schema()["properties"]["parts"]
    offered = parts["items"]["properties"]["part"]["enum"]
    assert set(offered) & {"key", "door", "shaft", "charger", "chaser"} == set()
    assert set(KINDS) <= set(offered)
    assert 8 <= parts["minItems"] < parts["maxItems"] <= 30
    _, desk = asked(locks=2, enemies=tuple(Behaviour))
    parts = only_question(desk).shape.model_json_schema()["properties"]["parts"]
    assert {"key", "door", *Behaviour} <= set(parts["items"]["properties"]["part"]["enum"])
    _, desk = asked(genre=Genre.ACTION_ADVENTURE, locks=0, console=ArtStyle.GAME_BOY)
    rooms = only_question(desk).shape.model_json_schema()["properties"]["rooms"]
    assert rooms["items"]["properties"]["foes"]["maxItems"] == 2
    assert "key" not in rooms["items"]["properties"]["holds"]["enum"]


def test_the_question_is_the_levels_own() -> None:
    _, first = asked(seed=1)
    _, again = asked(seed=1)
    _, other = asked(seed=2)
    question = only_question(first)
    assert (question.phase, question.piece, question.template) == (
        "level-draft",
        "level 1",
        "level",
    )
    assert question.seed == only_question(again).seed != only_question(other).seed


def repaired(draft: LevelDraft, *answers: LevelDraft) -> tuple[DraftedLevel, ScriptedDesk]:
    desk = ScriptedDesk([answer(one) for one in answers])
    reasons = ["no path from (3,14) to (103,10): the gap at column 38 is 9 tiles"]
    return repaired_level(desk, a_brief(), a_design(), a_style(), draft, reasons), desk


def test_a_repair_is_asked_with_the_level_and_the_reasons() -> None:
    better, desk = repaired(with_part("gap 9"), with_part("gap 2"))
    assert better.draft == with_part("gap 2")
    question = only_question(desk)
    assert (question.phase, question.template) == ("level", "repair-level")
    assert "the gap at column 38 is 9 tiles" in question.messages[0].content
    assert '{"part": "gap", "size": 9}' in question.messages[0].content


def test_a_repair_must_change_something_and_be_within_reach() -> None:
    better, desk = repaired(
        with_part("lift 9"), with_part("lift 9"), with_part("wall 8"), with_part("gap 2")
    )
    assert desk.refusals[0] == (
        "this is the level that could not be won; change what the reasons name",
    )
    assert "`wall 8`" in desk.refusals[1][0]
    assert better.draft == with_part("gap 2")


def test_without_a_repair_there_is_none() -> None:
    better, _ = repaired(with_part("gap 9"), with_part("gap 8"))
    assert better.draft is None
    assert better.credits != Credits()


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("console", ArtStyle)
def test_the_example_can_be_won_itself(genre: Genre, console: ArtStyle) -> None:
    example: LevelDraft = EXAMPLE_COURSE if genre is Genre.PLATFORMER else EXAMPLE_ROUTE
    view = a_style(console).view
    design = a_design(genre, (Feature.COMBAT,), view)
    assert faults_of(example, a_brief(), design) == []
    assert proven_level(a_brief(), design, view, example, author=MODEL).credits.author == MODEL
