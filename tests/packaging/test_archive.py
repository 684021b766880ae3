"""The archive: all of a game, the same bytes whenever and wherever it is made."""

import io
import zipfile

import pytest

from tests.command import Finished
from vintage_game_generator.packaging.archive import zip_archive


@pytest.fixture(params=["platformer", "adventure"])
def game(request: pytest.FixtureRequest) -> Finished:
    found: Finished = request.getfixturevalue(request.param)
    return found


def test_it_holds_every_file_of_the_folder_and_no_other(game: Finished) -> None:
    with zipfile.ZipFile(io.BytesIO(game.archive)) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
    there = {
        f"{game.folder.name}/{path.relative_to(game.folder).as_posix()}": path.read_bytes()
        for path in game.folder.rglob("*")
        if path.is_file()
    }
    assert inside == there


def test_it_names_no_time_no_user_and_no_way_out(game: Finished) -> None:
    with zipfile.ZipFile(io.BytesIO(game.archive)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert not any(".." in entry.filename or entry.filename.startswith("/") for entry in entries)
    home = str(game.home.root).encode()
    assert home not in game.archive


def test_the_order_of_the_files_makes_no_difference() -> None:
    files = {"b/two.txt": b"2", "a.txt": b"1", "ü.txt": b""}
    backwards = dict(reversed(files.items()))
    assert zip_archive("game", files) == zip_archive("game", backwards)
    assert zip_archive("game", files) != zip_archive("other", files)
