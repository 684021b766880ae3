"""The prompts that ask for a character, in letters and as a picture."""

from typing import Any

import pytest
from jinja2 import UndefinedError
from syrupy.assertion import SnapshotAssertion

from prompts import rendered

CHARACTER: dict[str, Any] = {
    "console": "Game Boy",
    "subject": "a bat, an enemy that flies",
    "view": "seen from the side, facing right",
    "shape": "wings spread to both sides of a small body",
    "legs": False,
    "outline": True,
    "direction": 'Figures are squat jugs with "ears".',
    "columns": 8,
    "rows": 4,
}
LETTERS: dict[str, Any] = CHARACTER | {
    "colours": ["0 = black (outline)", "1 = green (primary)", "2 = pale green (light)"],
    "clothes": "Use all the colours.",
    "sketch": ["..1111..", ".112211.", ".100001.", "..2..2.."],
    "twist": "two horns",
    "toppings": ["horns", "crown"],
    "markings": ["spots", "belly"],
}
PICTURE: dict[str, Any] = CHARACTER | {
    "colours": ["black #101010", "green #40a050"],
    "key": "#ff00ff",
    "light": "Light comes from the top left.",
}
PROMPTS = {"sprite": LETTERS, "picture": PICTURE}


@pytest.mark.parametrize("name", PROMPTS)
def test_it_says_what_a_painter_needs(name: str, snapshot: SnapshotAssertion) -> None:
    assert rendered(name, **PROMPTS[name]) == snapshot


@pytest.mark.parametrize("name", PROMPTS)
def test_a_plain_hero_of_a_small_console(name: str, snapshot: SnapshotAssertion) -> None:
    values = {"subject": "a knight, the hero", "legs": True, "outline": False, "direction": ""}
    assert rendered(name, **PROMPTS[name] | values) == snapshot


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in PROMPTS.items() for v in vs])
def test_a_missing_value_fails(name: str, value: str) -> None:
    given = {key: one for key, one in PROMPTS[name].items() if key != value}
    with pytest.raises(UndefinedError):
        rendered(name, **given)
