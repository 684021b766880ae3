"""What the desk itself says to models."""

import pytest
from jinja2 import UndefinedError
from syrupy.assertion import SnapshotAssertion

from prompts import rendered

REASONS = ("legs: Input should be less than or equal to 8", "a beast with 0 legs cannot jump")


def test_a_refused_answer_is_asked_again(snapshot: SnapshotAssertion) -> None:
    assert rendered("again", reasons=REASONS) == snapshot


def test_a_refused_picture_is_drawn_again(snapshot: SnapshotAssertion) -> None:
    assert rendered("redrawn", prompt="A red beast.", reasons=REASONS) == snapshot


def test_a_schema_is_part_of_the_prompt(snapshot: SnapshotAssertion) -> None:
    assert rendered("schema", schema='{"type": "object"}') == snapshot


@pytest.mark.parametrize("name", ["again", "redrawn", "schema"])
def test_a_missing_value_fails(name: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(name)
