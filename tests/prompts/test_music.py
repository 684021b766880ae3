"""The prompt that asks for all tunes of a game."""

from typing import Any

import pytest
from jinja2 import UndefinedError
from syrupy.assertion import SnapshotAssertion

from prompts import rendered

VALUES: dict[str, Any] = {
    "title": 'Tide "Keeper"',
    "mood": "melancholic",
    "direction": "Slow bells over a low sea.",
    "console": "nes",
    "voices": ("pulse", "pulse", "triangle", "noise"),
    "scale": "aeolian",
    "tunes": [
        {"name": "title", "place": "title screen", "tempo": 100},
        {"name": "level-1", "place": "level 1 in the Frozen Hollow", "tempo": 112},
    ],
    "characters": ["serene", "frantic"],
    "returns": ["plain", "slow"],
    "grooves": ["still", "gallop"],
    "backings": ["broken", "held"],
    "tints": ["soft", "sharp"],
}


def test_it_says_what_a_composer_needs(snapshot: SnapshotAssertion) -> None:
    assert rendered("music", **VALUES) == snapshot


def test_the_title_stays_between_its_quotes() -> None:
    assert "\"Tide 'Keeper'\"" in rendered("music", **VALUES)


def test_without_a_direction_none_is_mentioned() -> None:
    assert "How it shall sound" not in rendered("music", **VALUES | {"direction": ""})


@pytest.mark.parametrize("name", VALUES)
def test_a_missing_value_fails(name: str) -> None:
    with pytest.raises(UndefinedError):
        rendered("music", **{key: value for key, value in VALUES.items() if key != name})
