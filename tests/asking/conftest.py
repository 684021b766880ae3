"""A home of its own for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vintage_game_generator.settings import settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, which this process uses while the test runs."""
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "home"))
    settings.cache_clear()
    yield tmp_path / "home"
    settings.cache_clear()
