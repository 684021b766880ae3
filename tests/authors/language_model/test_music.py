"""Music that a model wrote: tune by tune, and the rest left to the rules."""

from functools import cache
from typing import Any

import pytest

from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.scripted import ScriptedDesk
from vintage_game_generator.assets.music.composer import compose_score
from vintage_game_generator.assets.music.hearing import heard_theme, statements
from vintage_game_generator.authors.language_model.music import music_draft
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.music import MusicDraft, tune_of
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.style import StyleGuide

THEME = {"degrees": [0, 2, 4, 7, 5, 4], "lengths": [2, 1, 1, 2, 1, 1]}
TUNE = {"character": "playful", "theme": "plain", "harmony": "home", "groove": "walk"}
LEAPS = [0, 7, -7, 7, -7, 14]


@cache
def game() -> tuple[GameDesign, StyleGuide]:
    brief = {"name": "Tide", "genre": "platformer", "perspective": "side-view", "seed": 4,
             "features": ["combat", "bosses"]}  # fmt: skip
    config = checked_brief(brief)
    inherited = blend(config)
    style = style_guide(config, inherited)
    return game_design(config, inherited, style), style


def answer(theme: dict[str, Any] = THEME, **tunes: dict[str, Any]) -> dict[str, Any]:
    """Return an answer for all tunes, those named changed."""
    return {
        "theme": theme,
        "tunes": [
            {"name": spec.name, **TUNE, **tunes.get(spec.name.replace("-", "_"), {})}
            for spec in game()[0].tunes
        ],
    }


def test_a_good_answer_is_kept_and_heard_in_every_tune() -> None:
    design, style = game()
    made = music_draft(ScriptedDesk([answer()]), design, style)
    assert made.draft is not None
    assert made.credits.author == "scripted"
    assert made.credits.findings == ()
    for spec in design.tunes:
        tune = tune_of(made.draft, spec.name)
        assert tune is not None
        score = compose_score(spec, style, tune)
        assert statements(score, heard_theme(score, tune)) > 0
        assert score != compose_score(spec, style)


def test_one_question_asks_for_all_tunes() -> None:
    design, style = game()
    desk = ScriptedDesk([answer()])
    music_draft(desk, design, style, "slow  and\nsalty")
    (question,) = desk.questions
    assert isinstance(question, Question)
    text = question.messages[0].content
    assert all(spec.name in text for spec in design.tunes)
    assert "slow and salty" in text
    assert question.seed == design.seed
    shape = question.shape.model_json_schema()["properties"]["tunes"]
    assert shape["minItems"] == shape["maxItems"] == len(design.tunes)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"degrees": LEAPS}, "leaps too often"),
        ({"character": "nice"}, "character: Input should be 'serene'"),
        ({"degrees": [60, 62, 64]}, "60 is no scale degree"),
        ({"degrees": [0, 0, 1, 0]}, "at least three different degrees"),
        ({"name": "level-99"}, "nothing was said of it"),
    ],
)
def test_one_bad_tune_is_left_to_the_rules(change: dict[str, Any], reason: str) -> None:
    design, style = game()
    made = music_draft(ScriptedDesk([answer(level_1=change)]), design, style)
    assert made.draft is not None
    assert tune_of(made.draft, "level-1") is None
    assert len(made.draft.tunes) == len(design.tunes) - 1
    (finding,) = made.credits.findings
    assert (finding.severity, finding.code) == (Severity.INFO, "kept-in-part")
    assert finding.subject == "level-1"
    assert reason in finding.message


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (answer({"degrees": [60, 62, 64, 65]}), "60 is no scale degree: 0 is the tonic"),
        (answer({"degrees": [2, 2, 2, 2]}), "at least three different degrees"),
        (answer({"degrees": [0, 4]}), "at least 4"),
        (answer({"degrees": LEAPS}), "leaps too often"),
        ({"theme": THEME, "tunes": []}, "at least 1"),
        ({"theme": THEME, "tunes": [{"name": "title"}]}, "groove: Field required"),
        ({"tunes": answer()["tunes"]}, "theme"),
    ],
)
def test_a_wholly_bad_answer_is_refused_and_asked_again(bad: dict[str, Any], reason: str) -> None:
    design, style = game()
    desk = ScriptedDesk([bad, answer()])
    made = music_draft(desk, design, style)
    assert reason in " ".join(desk.refusals[0])
    assert made.draft is not None
    assert len(made.draft.tunes) == len(design.tunes)


def test_after_refusals_the_rules_compose() -> None:
    design, style = game()
    made = music_draft(ScriptedDesk([{"theme": 3}, {}]), design, style)
    assert made.draft is None
    assert made.credits.author == "procedural"
    assert [finding.code for finding in made.credits.findings] == ["fell-back"]


def test_what_is_plainly_meant_is_mended() -> None:
    draft = MusicDraft.model_validate(
        {
            "theme": {"degrees": "0, 2, 4, 16, -8", "lengths": [0.5, 0.25, 0.25, "1", 2]},
            "tunes": {"Level 1": {**TUNE, "groove": "WALK", "backing": "none", "tempo": "120"}},
        }
    )
    assert draft.theme.degrees == (0, 2, 4, 9, -1)
    assert draft.theme.lengths == (2, 1, 1, 4, 8)
    tune = tune_of(draft, "level-1")
    assert tune is not None
    assert (tune.groove, tune.backing, tune.tempo) == ("walk", None, 120)


def test_a_draft_survives_json() -> None:
    design, style = game()
    made = music_draft(ScriptedDesk([answer(boss={"degrees": LEAPS})]), design, style)
    assert type(made).model_validate_json(made.model_dump_json()) == made
