"""A game's archive is opened as if it were the folder; what is no such archive is refused."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.errors import BadGame, BadInput, VintageError
from vintage_game_generator.packaging import opening
from vintage_game_generator.packaging.archive import zip_archive
from vintage_game_generator.packaging.delivered import changed_files, read_certificate
from vintage_game_generator.packaging.opening import archive_check, opened

Entry = tuple[str | zipfile.ZipInfo, str]


def archive_of(place: Path, *entries: Entry) -> Path:
    with zipfile.ZipFile(place / "game.zip", "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return place / "game.zip"


def special(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = mode << 16
    return entry


def complaint(archive: Path) -> str:
    with pytest.raises(VintageError) as caught, opened(archive):
        pass
    text = str(caught.value)
    assert "\n" not in text
    assert str(archive) in text
    return text


def test_a_folder_is_opened_where_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        assert folder == tmp_path
    assert tmp_path.is_dir()


def test_an_archive_is_unpacked_for_a_while(platformer: Finished) -> None:
    archive = platformer.folder.with_name("night-tide.zip")
    with opened(archive) as folder:
        assert folder.name == "night-tide"
        certificate = read_certificate(folder)
        assert changed_files(folder, certificate) == []
        assert archive_check(folder, certificate).passed
    assert not folder.exists()


def test_a_file_that_is_not_certified_is_found(platformer: Finished, tmp_path: Path) -> None:
    files = {
        path.relative_to(platformer.folder).as_posix(): path.read_bytes()
        for path in platformer.folder.rglob("*")
        if path.is_file()
    }
    archive = tmp_path / "night-tide.zip"
    archive.write_bytes(zip_archive("night-tide", {**files, "night_tide/more.py": b"", "z": b""}))
    with opened(archive) as folder:
        check = archive_check(folder, read_certificate(folder))
    assert not check.passed
    assert check.detail == "holds night_tide/more.py and 1 more, which is not certified"


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "is empty"),
        ([("/etc/passwd", "x")], "'/etc/passwd' leads out of its folder"),
        ([("game/a", "x"), ("game/../../a", "x")], "leads out of its folder"),
        ([("game//a", "x")], "leads out of its folder"),
        ([("game/./a", "x")], "leads out of its folder"),
        ([("C:/game/a", "x")], "is no name of a file"),
        ([("game\\a", "x")], "is no name of a file"),
        ([("game/a\nb", "x")], "is no name of a file"),
        ([("game/" + "a" * 500, "x")], "is no name of a file"),
        ([("game/a", "x"), ("game/A", "y")], "'game/A' stands there twice"),
        ([("game/a", "x"), ("other/a", "y")], "does not hold one folder"),
        ([("game", "x")], "does not hold one folder"),
        ([("game/a", "x"), ("game/a/b", "x")], "cannot be unpacked"),
        ([(special("game/a", stat.S_IFLNK | 0o777), "/etc/passwd")], "is a link or a device"),
        ([(special("game/a", stat.S_IFIFO | 0o644), "")], "is a link or a device"),
    ],
)
def test_what_no_archive_of_a_game_holds_is_refused(
    entries: list[Entry], said: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.parent.iterdir())
    text = complaint(archive_of(tmp_path, *entries))
    assert said in text
    assert sorted(tmp_path.parent.iterdir()) == before, "nothing is written elsewhere"


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = archive_of(tmp_path, ("game/a", "x"), ("game/a", "y"))
    assert "stands there twice" in complaint(archive)


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_BYTES"])
def test_an_archive_that_would_fill_the_disk_is_refused_before_it_does(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, limit, 2)
    archive = archive_of(tmp_path, *((f"game/{name}", "x") for name in "abc"))
    assert "; this is not the archive of a game" in complaint(archive)


def truncate(content: bytes) -> bytes:
    return content[: len(content) // 2]


def change(content: bytes) -> bytes:
    return content.replace(b"some content", b"some c0ntent")


def encrypt(content: bytes) -> bytes:
    return content.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")


def unknown_method(content: bytes) -> bytes:
    at = content.index(b"PK\1\2") + 10
    return content[:at] + b"\x63" + content[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "error", "said"),
    [
        (truncate, BadInput, "neither a folder nor a whole .zip archive"),
        (change, BadGame, "is damaged"),
        (encrypt, BadGame, "is encrypted"),
        (unknown_method, BadGame, "cannot be unpacked"),
    ],
)
def test_a_damaged_archive_is_one_line(
    damage: Callable[[bytes], bytes], error: type[VintageError], said: str, tmp_path: Path
) -> None:
    archive = archive_of(tmp_path, ("game/a", "some content"))
    archive.write_bytes(damage(archive.read_bytes()))
    assert said in complaint(archive)
    with pytest.raises(error), opened(archive):
        pass


def test_what_is_not_there_and_what_is_no_archive_is_bad_input(tmp_path: Path) -> None:
    assert "there is no such folder or archive" in complaint(tmp_path / "nowhere")
    (tmp_path / "text").write_text("not a game")
    assert "neither a folder nor a whole .zip archive" in complaint(tmp_path / "text")


def test_a_complaint_about_an_unpacked_game_names_its_archive(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ("game/a", "x"))
    with pytest.raises(BadGame) as caught, opened(archive) as folder:
        read_certificate(folder)
    assert str(caught.value) == f"{archive}: there is no certificate.json; this is not a game"
