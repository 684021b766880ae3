"""A game's folder: whole or not at all, and never over somebody's own work."""

import errno
import shutil
import threading
import zipfile
from pathlib import Path

import pytest

from tests.command import Finished
from tests.waiting import LONGEST
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.packaging.archive import zip_archive
from vintage_game_generator.packaging.delivered import changed_files, read_certificate
from vintage_game_generator.packaging.folder import archive_path, check_place, deliver, lay_out
from vintage_game_generator.store.blobs import Store, write_whole
from vintage_game_generator.store.locks import alone

TITLE = "Night Tide"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def packaged(platformer: Finished, store: Store) -> PackagedGame:
    paths = [path for path in sorted(platformer.folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(platformer.folder).as_posix(): path.read_bytes() for path in paths}
    return PackagedGame(
        package=platformer.package,
        files=store.put_all(files),
        archive=store.put(platformer.archive),
        certificate=read_certificate(platformer.folder),
    )


def stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_a_game_is_laid_out_with_its_archive(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "games" / "night-tide"
    deliver(packaged, folder, store)
    assert changed_files(folder, packaged.certificate) == []
    assert archive_path(folder).read_bytes() == store.get(packaged.archive)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert archive_path(folder).stat().st_mode & 0o777 == 0o644
    assert sorted(path.name for path in folder.parent.iterdir()) == ["night-tide", "night-tide.zip"]
    before = stamps(folder)
    deliver(packaged, folder, store)
    assert stamps(folder) == before, "what is there already is left alone"


def test_a_lost_archive_comes_back(packaged: PackagedGame, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "night-tide"
    deliver(packaged, folder, store)
    archive_path(folder).unlink()
    deliver(packaged, folder, store)
    assert archive_path(folder).exists()


def test_what_a_person_added_stays_with_a_newer_version(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "night-tide"
    deliver(packaged, folder, store)
    (folder / "NOTES.md").write_text("mine")
    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (folder / "night_tide" / "__pycache__").mkdir()
    (folder / "night_tide" / "__pycache__" / "game.pyc").write_bytes(b"stale")
    newer = dict(packaged.files)
    newer["README.md"] = store.put(b"new words")
    del newer["LICENSE"]
    check_place(folder, TITLE)
    lay_out(newer, folder, store)
    assert (folder / "README.md").read_text() == "new words"
    assert (folder / "NOTES.md").read_text() == "mine"
    assert (folder / ".git" / "HEAD").exists()
    assert not (folder / "LICENSE").exists(), "what was of the old version goes with it"
    assert not (folder / "night_tide" / "__pycache__").exists()


def test_a_git_repository_stays_one_with_a_newer_version(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "night-tide"
    deliver(packaged, folder, store)
    for empty in ("refs/tags", "objects/info"):
        (folder / ".git" / empty).mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (folder / "latest").symlink_to("README.md")
    (folder / "docs" / "gone").symlink_to("nowhere")
    (folder / "docs" / "drafts").mkdir()
    lay_out(packaged.files, folder, store)
    assert (folder / ".git" / "refs" / "tags").is_dir()
    assert (folder / ".git" / "objects" / "info").is_dir()
    assert (folder / ".git" / "HEAD").read_text() == "ref: refs/heads/main"
    assert (folder / "latest").readlink() == Path("README.md")
    assert (folder / "docs" / "gone").readlink() == Path("nowhere")
    assert (folder / "docs" / "drafts").is_dir()


def test_a_folder_behind_a_link_stays_there(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    there = tmp_path / "elsewhere"
    deliver(packaged, there, store)
    (there / "NOTES.md").write_text("mine")
    folder = tmp_path / "night-tide"
    folder.symlink_to(there)
    lay_out(packaged.files, folder, store)
    assert folder.is_symlink()
    assert (there / "NOTES.md").read_text() == "mine"
    assert hidden(tmp_path) == []


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_the_old_folder_comes_back_when_the_new_one_cannot_take_its_place(
    packaged: PackagedGame, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "night-tide"
    deliver(packaged, folder, store)
    before = stamps(folder)
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if target == folder:
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(StoreError, match="cannot write"):
        lay_out(packaged.files, folder, store)
    assert stamps(folder) == before
    assert hidden(tmp_path) == []


def test_a_run_killed_between_the_renames_is_undone(platformer: Finished, tmp_path: Path) -> None:
    folder = tmp_path / "night-tide"
    shutil.copytree(platformer.folder, tmp_path / ".night-tide.vintage-old")
    check_place(folder, TITLE)
    assert changed_files(folder, read_certificate(folder)) == []
    assert hidden(tmp_path) == []


def test_a_run_killed_after_the_renames_is_finished(platformer: Finished, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "night-tide"))
    old = Path(shutil.copytree(platformer.folder, tmp_path / ".night-tide.vintage-old"))
    (old / "NOTES.md").write_text("mine")
    before = stamps(folder / "night_tide")
    check_place(folder, TITLE)
    assert (folder / "NOTES.md").read_text() == "mine"
    assert stamps(folder / "night_tide") == before
    assert hidden(tmp_path) == []


def test_what_a_killed_run_left_stays_beside_somebody_elses_folder(tmp_path: Path) -> None:
    for name in ("night-tide", ".night-tide.vintage-old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.txt").write_text(name)
    with pytest.raises(BadInput, match="something else in this folder"):
        check_place(tmp_path / "night-tide", TITLE)
    for name in ("night-tide", ".night-tide.vintage-old"):
        assert (tmp_path / name / "notes.txt").read_text() == name


def test_lost_bytes_leave_the_old_folder_as_it_was(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "night-tide"
    deliver(packaged, folder, store)
    before = stamps(folder)
    lost = packaged.files | {"zzz": Ref(sha256="0" * 64, size=1)}
    with pytest.raises(StoreError):
        lay_out(lost, folder, store)
    assert stamps(folder) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".night-tide")]


def test_an_empty_folder_and_the_same_game_are_fine(platformer: Finished, tmp_path: Path) -> None:
    check_place(tmp_path / "night-tide", TITLE)
    (tmp_path / "night-tide").mkdir()
    check_place(tmp_path / "night-tide", TITLE)
    check_place(platformer.folder, TITLE)


def test_another_or_a_changed_game_is_left_alone(platformer: Finished, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "night-tide"))
    with pytest.raises(BadInput, match="another game, 'Night Tide'"):
        check_place(folder, "Knight Tide")
    certificate = (folder / CERTIFICATE).read_bytes()
    (folder / CERTIFICATE).write_bytes(certificate + b" ")
    with pytest.raises(BadInput, match=r"certificate\.json: is not what was sealed"):
        check_place(folder, TITLE)
    (folder / CERTIFICATE).write_bytes(certificate)
    (folder / "night_tide" / "game.py").unlink()
    with pytest.raises(BadInput, match=r"game\.py was changed"):
        check_place(folder, TITLE)


def test_somebody_elses_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("night-tide", "night-tide.zip"):
        place = tmp_path / name.replace(".", "-")
        place.mkdir()
        (place / name).write_text("mine")
        with pytest.raises(BadInput, match="something else"):
            check_place(place / "night-tide", TITLE)
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine")
    with pytest.raises(BadInput, match="something else in this folder"):
        check_place(tmp_path / "thesis", TITLE)


@pytest.mark.parametrize("what", ["text", "folder", "another game", "a changed game", "more"])
@pytest.mark.parametrize("beside", [True, False], ids=["beside the game", "alone"])
def test_somebody_elses_archive_is_left_alone(
    what: str, beside: bool, platformer: Finished, tmp_path: Path
) -> None:
    folder = tmp_path / "night-tide"
    if beside:
        shutil.copytree(platformer.folder, folder)
    archive = archive_path(folder)
    with zipfile.ZipFile(platformer.folder.with_name(archive.name)) as whole:
        names = [name.removeprefix("night-tide/") for name in whole.namelist()]
        files = {name: whole.read(f"night-tide/{name}") for name in names}
    if what == "text":
        archive.write_text("mine")
    elif what == "folder":
        archive.mkdir()
    elif what == "another game":
        archive.write_bytes(zip_archive("other", files))
    elif what == "a changed game":
        archive.write_bytes(zip_archive("night-tide", files | {"README.md": b"mine"}))
    else:
        archive.write_bytes(zip_archive("night-tide", files | {"NOTES.md": b"mine"}))
    with pytest.raises(BadInput, match=r"night-tide\.zip: there is something else") as caught:
        check_place(folder, TITLE)
    assert "\n" not in str(caught.value)


def test_the_games_own_archive_is_no_hindrance(platformer: Finished, tmp_path: Path) -> None:
    shutil.copy(platformer.folder.with_name("night-tide.zip"), tmp_path)
    check_place(tmp_path / "night-tide", TITLE)
    with pytest.raises(BadInput, match="something else"):
        check_place(tmp_path / "night-tide", "Night-Tide")


def test_an_archive_that_cannot_be_written_is_a_store_error(
    packaged: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "night-tide"
    lay_out(packaged.files, folder, store)
    (tmp_path / "place").symlink_to(tmp_path / "place")  # a loop: nothing can be below it
    with pytest.raises(StoreError, match="cannot write"):
        write_whole(tmp_path / "place" / "night-tide.zip", b"")
    with pytest.raises(StoreError, match="cannot write"):
        write_whole(folder, b"")
    assert hidden(tmp_path) == []


def test_what_a_killed_process_left_is_swept_and_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "night-tide"
    folder.mkdir()
    left = [folder / ".state.json-abcd_123.part", tmp_path / ".night-tide.zip-abcd_123.part"]
    for path in left:
        path.write_bytes(b"half")
    scratch = tmp_path / ".night-tide-abcd_123.vintage-new"
    (scratch / "recordings").mkdir(parents=True)
    others = [tmp_path / ".night-tide-two-abcd_123.vintage-new", tmp_path / ".night-tide-mine"]
    for path in others:
        path.mkdir()
    check_place(folder, "Night Tide")
    assert sorted(tmp_path.iterdir()) == sorted([folder, *others])
    assert not any(folder.iterdir())


def test_nobody_sweeps_the_folder_while_its_archive_is_written(
    packaged: PackagedGame, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, waits = tmp_path / "games" / "night-tide", threading.Event()

    def another() -> None:
        with alone(str(folder.resolve()), waits.set):
            pass

    def writing(path: Path, content: bytes, mode: int) -> None:
        other = threading.Thread(target=another, daemon=True)
        other.start()
        assert waits.wait(LONGEST)
        write_whole(path, content, mode)

    monkeypatch.setattr("vintage_game_generator.packaging.folder.write_whole", writing)
    deliver(packaged, folder, store)
    assert archive_path(folder).is_file()
