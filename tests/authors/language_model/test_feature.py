"""A feature's code is asked of a model, and what is wrong goes back with file and line."""

import json

import pytest

from tests.feature_samples import GOOD_ANSWERS, GRAPPLING_HOOK, SHIELD
from tests.plans import plan
from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.scripted import ScriptedDesk
from vintage_game_generator.authors.language_model.feature import feature_draft, kind_of
from vintage_game_generator.features import with_features
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.credits import Outcome
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.translate.program import program

FLOAT = GRAPPLING_HOOK | {
    "source": "def step_feature(world: World) -> None:\n    world.actors[0].vx = 1.5\n"
}
STUCK = SHIELD | {
    "button": "none",
    "source": "def step_feature(world: World) -> None:\n    shield_hero(world)\n",
}


@pytest.mark.parametrize("genre", Genre)
def test_a_good_answer_is_kept_and_is_in_the_game(genre: Genre) -> None:
    made = plan(genre, features=(Feature.COMBAT,))
    desk = ScriptedDesk([GOOD_ANSWERS[genre]])
    drafted = feature_draft(desk, "something new", made.design, made.style)
    assert drafted.draft == FeatureDraft.model_validate(GOOD_ANSWERS[genre])
    assert drafted.credits.calls[0].outcome == Outcome.KEPT
    design, _ = with_features(made.design, [drafted.draft])
    assert f"{drafted.draft.name.replace('-', '_')}_feature.py" in program(design).modules


def test_refusals_go_back_until_an_answer_is_good() -> None:
    made = plan(features=(Feature.COMBAT,))
    hollow = {"name": "x", "summary": "y", "button": "z"}
    desk = ScriptedDesk([hollow, FLOAT, GRAPPLING_HOOK])
    drafted = feature_draft(desk, "a grappling hook", made.design, made.style)
    assert drafted.draft is not None
    assert "source" in str(desk.refusals[0])
    assert any(
        reason.startswith("grappling_hook.py:2: a float; write it as an int")
        for reason in desk.refusals[1]
    )
    outcomes = [call.outcome for call in drafted.credits.calls]
    assert outcomes == [Outcome.REFUSED, Outcome.REFUSED, Outcome.KEPT]


def test_what_spoils_the_game_is_refused_too() -> None:
    made = plan(Genre.ACTION_ADVENTURE)
    desk = ScriptedDesk([STUCK])
    drafted = feature_draft(desk, "a shield", made.design, made.style)
    assert drafted.draft is None
    assert "nobody can lose any more with it" in desk.refusals[0][0]
    assert [finding.code for finding in drafted.credits.findings] == ["fell-back"]


def test_a_copy_of_the_example_is_no_answer_to_another_wish() -> None:
    made = plan(features=(Feature.COMBAT,))
    desk = ScriptedDesk([])
    feature_draft(desk, "a pet that sings", made.design, made.style)
    (question,) = desk.questions
    assert isinstance(question, Question)
    lines = question.messages[0].content.splitlines()
    (example,) = (json.loads(line) for line in lines if line.startswith("{"))
    copying = ScriptedDesk([example | {"name": "singing-pet"}])
    assert feature_draft(copying, "a pet that sings", made.design, made.style).draft is None
    assert "this is the example" in copying.refusals[0][0]
    same = ScriptedDesk([example])
    assert feature_draft(same, "a shockwave", made.design, made.style).draft is not None


def test_the_question_is_about_this_game_and_small() -> None:
    made = plan(features=())
    desk = ScriptedDesk([])
    feature_draft(desk, "a  grappling\nhook", made.design, made.style)
    (question,) = desk.questions
    assert isinstance(question, Question)
    assert (question.phase, question.template) == ("feature", "features/grappling-hook")
    assert (question.shape, question.seed) == (FeatureDraft, made.design.seed)
    (message,) = question.messages
    assert '"a grappling hook"' in message.content
    assert "fire_shot" not in message.content, "this game has no shots"
    assert len(message.content) < 4400, "about 1200 tokens, with room for an answer in 4096"


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        ("a grappling hook", "grappling-hook"),
        ("Swing on ropes", "grappling-hook"),
        ("hover with an umbrella", "glide"),
        ("ground pound", "shockwave"),
        ("coins fly to the hero", "magnet"),
        ("a bubble that keeps harm off", "shield"),
        ("stop time", "time-slow"),
        ("teleport through walls", "blink"),
        ("build bridges of crates", "builder"),
        ("a pet that sings", "generic"),
        ("", "generic"),
    ],
)
def test_a_wish_finds_its_prompt(wish: str, kind: str) -> None:
    assert kind_of(wish) == kind
