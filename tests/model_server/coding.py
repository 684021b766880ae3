"""Drafts of features: modules in the rules language."""

from collections.abc import Mapping
from typing import Any

from tests.feature_samples import SAMPLES
from tests.model_server.invented import chance
from vintage_game_generator.models.config import Genre


def feature(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a feature that does something of the genre, and what is wished for if it can."""
    genre = next((genre for genre in Genre if f"retro {genre}" in prompt), Genre.PLATFORMER)
    wish = prompt.rpartition("What is wished for")[2].split("\n")[0].lower()
    known = SAMPLES[genre]
    meant = [
        one for one in known if any(word in wish for word in str(one["name"]).split("-") if word)
    ]
    return dict(meant[0] if meant else chance(prompt, "feature").choice(known))
