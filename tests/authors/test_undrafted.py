"""Where no author says a thing, games stay what they were, to the byte."""

import hashlib
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.wishes import begun, brief
from vintage_game_generator.models.config import ArtStyle

VIEWS = {"platformer": "side-view", "action-adventure": "three-quarter"}
# What designs have had added since these games were made.
ADDED: Any = {"custom_features": True, "story": {"goals", "sayings"}}


@pytest.mark.parametrize("art_style", ArtStyle)
@pytest.mark.parametrize("genre", VIEWS)
def test_seed_and_chance_make_what_they_always_made(
    genre: str, art_style: ArtStyle, snapshot: SnapshotAssertion
) -> None:
    for seed in range(4):
        changes = {"genre": genre, "perspective": VIEWS[genre], "art_style": art_style}
        _, style, design = begun(brief(seed=seed, **changes))
        made = style.model_dump_json() + design.model_dump_json(exclude=ADDED)
        assert hashlib.sha256(made.encode()).hexdigest() == snapshot
