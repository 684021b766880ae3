"""A game that was verified once is not read again until a file of it changes."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.small_games import small_game
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.packaging import delivered
from vintage_game_generator.packaging import folder as folders
from vintage_game_generator.packaging.delivered import changed_files
from vintage_game_generator.packaging.folder import archive_path, check_place, deliver, is_in_place
from vintage_game_generator.packaging.seen import look, seen
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import Store

FILES = {
    "a.txt": b"tide",
    "deep/er/b.txt": b"moon",
    **{f"sprites/{one}.png": b"%d" % one for one in range(20)},
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "home"))
    settings.cache_clear()
    yield Store(tmp_path / "home" / "store")
    settings.cache_clear()


@pytest.fixture
def game(store: Store) -> PackagedGame:
    return small_game("Tide", FILES, store)


@pytest.fixture
def folder(game: PackagedGame, store: Store, tmp_path: Path) -> Path:
    place = tmp_path / "games" / "tide"
    deliver(game, place, store)
    return place


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are hashed from now on."""
    found: list[Path] = []
    digest = delivered.digest_of

    def counted(path: Path) -> str:
        found.append(path)
        return digest(path)

    for module in (delivered, folders):
        monkeypatch.setattr(module, "digest_of", counted)
    return found


def test_a_game_just_laid_out_is_not_read_again(
    folder: Path, game: PackagedGame, store: Store, reads: list[Path]
) -> None:
    check_place(folder, "Tide")
    assert is_in_place(game, folder)
    deliver(game, folder, store)
    assert reads == []


def test_the_folder_alone_is_enough(folder: Path, game: PackagedGame, tmp_path: Path) -> None:
    deliver(game, folder, Store(tmp_path / "an-empty-store"))


def kept_times(path: Path, write: Callable[[], object]) -> None:
    """Write to a file and set its times back, as a careless copy may."""
    before = path.stat()
    write()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def one_byte(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"T")


def linked(path: Path) -> None:
    path.rename(path.with_name("x"))
    path.symlink_to("x")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes": lambda path: path.write_bytes(b"tidy"),
    "other bytes, times set back": lambda path: kept_times(path, lambda: path.write_bytes(b"tidy")),
    "one byte in place": one_byte,
    "another file in its place": lambda path: path.with_name("x").replace(path),
    "gone": Path.unlink,
    "a link": linked,
    "a folder": a_folder,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["a.txt", "deep/er/b.txt", "certificate.json", "../tide.zip"])
def test_a_change_is_caught_and_mended(
    folder: Path, game: PackagedGame, store: Store, name: str, change: str
) -> None:
    path = folder / name
    content = path.read_bytes()
    if change == "another file in its place":
        path.with_name("x").write_bytes(b"tidy")
    CHANGES[change](path)
    assert seen(folder) is None
    assert not is_in_place(game, folder) or path.read_bytes() == content
    if path.is_dir() and name.startswith(".."):
        path.rmdir()  # a folder of this name is somebody's: `check_place` says so
    deliver(game, folder, store)
    assert path.read_bytes() == content
    assert changed_files(folder, game.certificate) == []


def test_a_folder_behind_a_link_is_not_taken_for_the_game(folder: Path, game: PackagedGame) -> None:
    (folder / "deep").rename(folder.parent / "elsewhere")
    (folder / "deep").symlink_to(folder.parent / "elsewhere")
    assert seen(folder) is None
    assert not is_in_place(game, folder)


def test_what_a_person_adds_changes_nothing(folder: Path, reads: list[Path]) -> None:
    (folder / "NOTES.md").write_text("mine")
    assert seen(folder) is not None
    assert reads == []


def test_touched_files_are_read_once_more_and_then_no_more(
    folder: Path, game: PackagedGame, reads: list[Path]
) -> None:
    os.utime(folder / "a.txt")
    assert is_in_place(game, folder)
    assert reads
    reads.clear()
    assert is_in_place(game, folder)
    assert reads == []


def test_another_version_of_the_game_is_not_in_place(folder: Path, store: Store) -> None:
    newer = small_game("Tide", FILES | {"a.txt": b"newer"}, store)
    assert not is_in_place(newer, folder)
    deliver(newer, folder, store)
    assert (folder / "a.txt").read_bytes() == b"newer"


def test_a_write_in_the_moment_of_the_look_is_waited_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    sleep = time.sleep

    def noted(seconds: float) -> None:
        waits.append(seconds)
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", noted)
    (folder / "a.txt").write_bytes(b"tide")
    looked = look(folder, list(FILES))
    assert looked is not None
    assert time.time_ns() - (folder / "a.txt").stat().st_mtime_ns >= 20_000_000
    assert max(waits) <= 0.02


def test_a_clock_that_jumped_costs_time_and_no_truth(
    folder: Path, game: PackagedGame, store: Store
) -> None:
    tomorrow = time.time() + 86_400
    os.utime(folder / "a.txt", (tomorrow, tomorrow))
    assert is_in_place(game, folder)
    assert seen(folder) is None, "a write after this could not be told from this one"
    kept_times(folder / "a.txt", lambda: (folder / "a.txt").write_bytes(b"tidy"))
    assert not is_in_place(game, folder)
    deliver(game, folder, store)
    assert is_in_place(game, folder)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"folder": 3}'])
def test_a_damaged_record_is_as_good_as_none(
    folder: Path, game: PackagedGame, damage: bytes
) -> None:
    (record,) = settings().seen.iterdir()
    record.write_bytes(damage)
    assert seen(folder) is None
    assert is_in_place(game, folder)
    assert seen(folder) is not None


def test_a_moved_game_is_verified_where_it_is(folder: Path, game: PackagedGame) -> None:
    moved = folder.with_name("moved")
    folder.rename(moved)
    archive_path(folder).rename(archive_path(moved))
    assert seen(moved) is None
    assert is_in_place(game, moved)


def test_a_record_that_cannot_be_written_fails_nothing(
    game: PackagedGame, store: Store, tmp_path: Path
) -> None:
    settings().seen.parent.mkdir(parents=True, exist_ok=True)
    settings().seen.write_text("no folder")
    place = tmp_path / "games" / "tide"
    deliver(game, place, store)
    assert is_in_place(game, place)
    assert seen(place) is None
