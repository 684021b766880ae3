"""The prompt that asks for the tiles of one place."""

from typing import Any

import pytest
from jinja2 import UndefinedError
from syrupy.assertion import SnapshotAssertion

from prompts import rendered

VALUES: dict[str, Any] = {
    "console": "game-boy",
    "view": "from the side",
    "place": "Frozen Hollow",
    "terrain": "ice",
    "mood": "melancholic",
    "direction": "Brittle and old.",
    "grain": 8,
    "decorations": ["pebbles", "crystal", "pine"],
    "densities": ["sparse", "usual", "rich"],
    "edges": ["blades", "drifts"],
    "scenes": ["hills", "peaks"],
}


def test_it_says_what_a_painter_needs(snapshot: SnapshotAssertion) -> None:
    assert rendered("tileset", **VALUES) == snapshot


def test_seen_from_above_there_is_neither_edge_nor_horizon(snapshot: SnapshotAssertion) -> None:
    assert rendered("tileset", **VALUES | {"scenes": [], "direction": ""}) == snapshot


@pytest.mark.parametrize("name", VALUES)
def test_a_missing_value_fails(name: str) -> None:
    with pytest.raises(UndefinedError):
        rendered("tileset", **{key: value for key, value in VALUES.items() if key != name})
