"""The file of facts: whole or as it was, and no part of any game."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import vintage_game_generator
from vintage_game_generator.catalog import find
from vintage_game_generator.cli_lookups import show_catalog
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.facts.book import add_facts, book_path, read_book
from vintage_game_generator.facts.records import Fact
from vintage_game_generator.facts.refreshing import api_key
from vintage_game_generator.settings import settings
from vintage_game_generator.store.keys import PHASE_CODE

PACKAGE = Path(vintage_game_generator.__file__).parent
NOW = datetime(2026, 11, 28, 3, tzinfo=UTC)


NAIVE = (  # nobody knows when that was
    b'{"facts": {"Doom": {"game": "Doom", "guid": "3030-7", "name": "Doom",'
    b' "released": "1993-12-10", "fetched": "2026-11-28T03:00:00"}}}'
)


def fact_on(game: str, fetched: datetime = NOW) -> Fact:
    return Fact(game=game, guid="3030-7", name=game, released=date(1986, 8, 6), fetched=fetched)


def test_facts_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "catalog" / "facts.json"
    assert read_book(path).facts == {}
    add_facts(path, [fact_on("Metroid"), fact_on("Doom")])
    newer = fact_on("Metroid", NOW + timedelta(days=40))
    book = add_facts(path, [newer])
    assert read_book(path) == book
    assert list(book.facts) == ["Doom", "Metroid"]
    assert book.facts["Metroid"] == newer
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["facts.json"]
    assert "https://www.giantbomb.com" in json.loads(path.read_text())["source"]


@pytest.mark.parametrize(
    ("age", "recent"),
    [
        (timedelta(0), True),
        (timedelta(days=29, hours=23), True),
        (timedelta(days=30), False),
        (timedelta(days=-1), False),  # the clock was set back
    ],
)
def test_facts_are_recent_for_so_many_days(age: timedelta, recent: bool, tmp_path: Path) -> None:
    book = add_facts(tmp_path / "facts.json", [fact_on("Metroid", NOW - age)])
    assert book.recent(find("Metroid"), NOW, 30) is recent
    assert not book.recent(find("Doom"), NOW, 30)
    assert not book.recent(find("Metroid"), NOW, 0)


@pytest.mark.parametrize(
    "content", [b"", b'{"facts": {"Metr', b"[]", b'{"facts": {"X": {}}}', NAIVE]
)
def test_a_damaged_file_is_said_so_and_made_anew(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"facts\.json: holds no facts .* delete it"):
        read_book(path)
    add_facts(path, [fact_on("Doom")])
    assert list(read_book(path).facts) == ["Doom"]


def test_a_file_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        add_facts(path, [fact_on("Doom")])
    assert path.is_dir()


def test_the_file_is_this_machine_s(tmp_path: Path) -> None:
    assert book_path() == settings().home / "catalog" / "facts.json"


def test_a_game_is_shown_whatever_the_file_of_facts_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    monkeypatch.setattr("vintage_game_generator.cli_lookups.book_path", lambda: path)
    show_catalog("metroid", as_json=True)
    assert json.loads(capsys.readouterr().out)["facts"] is None
    add_facts(path, [fact_on("Metroid")])
    show_catalog("metroid", as_json=True)
    assert json.loads(capsys.readouterr().out)["facts"]["released"] == "1986-08-06"
    path.write_bytes(b"{")
    show_catalog("metroid")
    shown = capsys.readouterr()
    assert shown.out.startswith("Metroid (1986): mysterious")
    assert shown.out.count("\n") == 1
    assert "facts.json: holds no facts" in shown.err
    with pytest.raises(BadInput, match=r"^--like: shows other games"):
        show_catalog("metroid", like="doom")


def test_facts_are_in_no_cache_key_and_nothing_that_makes_a_game_reads_them() -> None:
    assert not any("facts" in path for paths in PHASE_CODE.values() for path in paths)
    readers = {
        str(file.relative_to(PACKAGE.parent))
        for folder in ("vintage_game_generator", "tasks", "flows")
        for file in (PACKAGE.parent / folder).rglob("*.py")
        if re.search(r"vintage_game_generator\.facts|import facts", file.read_text("utf-8"))
        and not file.is_relative_to(PACKAGE / "facts")
    }
    assert readers == {
        "flows/refresh_catalog.py",
        "tasks/catalog.py",
        "vintage_game_generator/cli_lookups.py",
    }


def test_a_missing_key_is_one_line_that_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for nothing in ("", "  \n"):
        monkeypatch.setenv("GIANTBOMB_API_KEY", nothing)
        with pytest.raises(BadInput, match=r"no key .* set GIANTBOMB_API_KEY.*giantbomb\.com/api"):
            api_key()
    monkeypatch.setenv("GIANTBOMB_API_KEY", " gb-1 \n")
    assert api_key().get_secret_value() == "gb-1"
    assert "gb-1" not in repr(api_key())
