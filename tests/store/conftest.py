"""Homes and storages of one's own for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.s3_server import new_bucket, s3_server
from vintage_game_generator.settings import settings

Machine = Callable[[str], Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine's folder of its own, with nothing in it."""
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VINTAGE_STORAGE", raising=False)
    settings.cache_clear()
    yield tmp_path / "home"
    settings.cache_clear()


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """An S3-compatible server, found by the environment."""
    with s3_server() as environment:
        yield environment


@pytest.fixture
def bucket(s3: dict[str, str]) -> str:
    """The URL of a folder in a bucket of its own."""
    return new_bucket()


@pytest.fixture
def machine(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> Iterator[Machine]:
    """Become a machine with a folder of its own, that shares the bucket with the others."""

    def become(name: str) -> Path:
        monkeypatch.setenv("VINTAGE_STORAGE", bucket)
        monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / name))
        settings.cache_clear()
        return tmp_path / name

    yield become
    settings.cache_clear()
