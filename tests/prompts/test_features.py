"""The prompts that ask for a feature's code: one a kind of feature, and one for all others."""

import json
from typing import Any

import pytest
from jinja2 import UndefinedError
from syrupy.assertion import SnapshotAssertion

import prompts
from prompts import rendered
from tests.plans import plan
from vintage_game_generator.authors.language_model.feature import GENERIC, KINDS
from vintage_game_generator.features import admit_feature
from vintage_game_generator.features.trial import tried_feature
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.drafts.feature import FeatureDraft

NAMES = [f"features/{kind}" for kind in (*KINDS, GENERIC)]
VALUES: dict[str, Any] = {
    "wish": 'a "springy" tail',
    "genre": "platformer",
    "side": True,
    "fights": True,
    "sounds": ["SOUND_HIT", "SOUND_JUMP"],
    "kit": ["held(world, button) -> bool: whether a button is down", "puff(world, x, y)"],
    "buttons": ["none", "a", "down+b"],
}
SEEN_FROM = {
    Genre.PLATFORMER: VALUES,
    Genre.ACTION_ADVENTURE: VALUES | {"genre": "action-adventure", "side": False},
}


def test_each_kind_has_a_prompt_and_nothing_else_does() -> None:
    assert {*NAMES, "features/repair"} == set(prompts.names("features"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("genre", Genre)
def test_it_says_what_a_feature_s_writer_needs(
    name: str, genre: Genre, snapshot: SnapshotAssertion
) -> None:
    assert rendered(name, **SEEN_FROM[genre]) == snapshot


@pytest.mark.parametrize("name", NAMES)
def test_the_wish_stays_between_its_quotes(name: str) -> None:
    assert "\"a 'springy' tail\"" in rendered(name, **VALUES)


@pytest.mark.parametrize("missing", VALUES)
@pytest.mark.parametrize("name", NAMES)
def test_a_missing_value_fails(name: str, missing: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(name, **{key: value for key, value in VALUES.items() if key != missing})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("genre", Genre)
def test_its_example_would_be_in_a_game(name: str, genre: Genre) -> None:
    text = rendered(name, **SEEN_FROM[genre])
    made = plan(genre, features=(Feature.COMBAT,))
    (answer,) = (line for line in text.splitlines() if line.startswith("{"))
    feature = admit_feature(FeatureDraft.model_validate(json.loads(answer)), made.design)
    assert tried_feature(feature, made.design, made.style.view)


def test_repair_says_how_to_mend_what_was_wrong(snapshot: SnapshotAssertion) -> None:
    faults = ["a `while` loop may never end", "a float", "a conditional expression", "a string"]
    assert rendered("features/repair", faults=faults, more=3) == snapshot
    assert rendered("features/repair", faults=[], more=0) == "Write the whole module again.\n"


@pytest.mark.parametrize("missing", ["faults", "more"])
def test_repair_wants_all_its_values(missing: str) -> None:
    values = {"faults": [], "more": 0}
    with pytest.raises(UndefinedError):
        rendered(
            "features/repair", **{key: value for key, value in values.items() if key != missing}
        )
