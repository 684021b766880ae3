"""A home of its own for each test that asks for one, and time that a test can have pass."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.asking.clocks import Clock
from tests.waiting import LONGEST
from vintage_game_generator.asking import retrying, wire
from vintage_game_generator.settings import settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, which this process uses while the test runs."""
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "home"))
    # A busy machine counts the tokens of an answer, too.
    monkeypatch.setattr("vintage_game_generator.asking.provider.LAST_WORDS", LONGEST)
    settings.cache_clear()
    yield tmp_path / "home"
    settings.cache_clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which answers are waited for."""
    own = Clock()
    for module in (retrying, wire):
        monkeypatch.setattr(module, "time", own)
    return own
