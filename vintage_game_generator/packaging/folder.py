"""A game's folder: laid out whole or not at all, and never over somebody's own work."""

import glob
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate
from vintage_game_generator.models.run_state import STATE
from vintage_game_generator.packaging.archive import READABLE, mode_of
from vintage_game_generator.packaging.delivered import (
    certificate_digest,
    changed_files,
    digest_of,
    read_certificate,
)
from vintage_game_generator.packaging.seen import Seen, look, seen
from vintage_game_generator.store.blobs import Store, write_whole
from vintage_game_generator.store.locks import alone
from vintage_game_generator.store.places import PART, cannot_write

SCRATCH = ".vintage-new"  # how folders end that are still being written
RANDOM = "?" * 8  # as `tempfile` names what it makes


def deliver(game: PackagedGame, folder: Path, store: Store) -> None:
    """Have the game's folder and its archive in place; what is there already is left alone.

    Raises:
        StoreError: bytes are missing in the store, or the disk is full.
    """
    if not is_in_place(game, folder):
        _replace_what_differs(game, folder, store)
        is_in_place(game, folder)  # so that the next run need not read it all again
    try:
        (folder / STATE).unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(folder / STATE, error) from error


def is_in_place(game: PackagedGame, folder: Path) -> bool:
    """Return whether the game's folder and archive are there and unaltered.

    Files that were not written to since their bytes were last verified are not read again.
    """
    found = seen(folder) or _verified(folder)
    digests = (game.files[CERTIFICATE].sha256, game.archive.sha256)
    return found is not None and digests == (found.certificate, found.archive)


def _verified(folder: Path) -> Seen | None:
    """Return what a folder and its archive are, by all their bytes; nothing if they are no game."""
    try:
        certificate = read_certificate(folder)
        looked = look(folder, [CERTIFICATE, *certificate.files])
        archive = digest_of(archive_path(folder))
    except (BadGame, OSError):
        return None
    if changed_files(folder, certificate):
        return None
    found = Seen(certificate.title, certificate_digest(folder), archive)
    if looked:
        looked.remember(found)
    return found


def _replace_what_differs(game: PackagedGame, folder: Path, store: Store) -> None:
    with alone(str(folder.resolve())):
        same = folder.exists() and certificate_digest(folder) == game.files[CERTIFICATE].sha256
        if not same or changed_files(folder, game.certificate):
            lay_out(game.files, folder, store)
        archive = archive_path(folder)
        if not archive.exists() or digest_of(archive) != game.archive.sha256:
            write_whole(archive, store.get(game.archive), READABLE)


def archive_path(folder: Path) -> Path:
    """Return where the archive of a game's folder goes: beside it."""
    return folder.with_name(f"{folder.name}.zip")


def check_place(folder: Path, title: str) -> None:
    """Return quietly if a game may be laid out there: nothing of anybody's would be lost.

    What an interrupted run left half done is finished or undone first.

    Raises:
        BadInput: the place cannot be written, or holds something else, or a changed game.
    """
    try:
        parent = next(place for place in folder.parents if place.exists())
        tempfile.TemporaryDirectory(prefix=".", dir=parent).cleanup()
        with alone(str(folder.resolve())):
            _recover(folder.resolve())
    except OSError as error:
        raise BadInput(
            f"cannot write there ({error.strerror})", where=str(folder), hint="choose another --out"
        ) from None
    if os.path.lexists(folder / STATE) and not _is_being_made(folder / STATE, title):
        raise occupied(folder / STATE)  # it would be written over, and removed at the end
    unaltered = seen(folder)
    if unaltered and unaltered.title == title:
        return
    if not _archive_is_ours(archive_path(folder), title):
        raise occupied(archive_path(folder))
    if folder.exists() and not folder.is_dir():
        raise occupied(folder)
    there = [path.name for path in folder.iterdir()] if folder.exists() else []
    if not there or there == [STATE]:
        return
    try:
        finished = read_certificate(folder)
    except BadGame as error:
        known = (folder / CERTIFICATE).exists()
        what = str(error) if known else f"{folder}: there is something else in this folder"
        raise BadInput(what, hint="choose another --out, or move it away") from None
    if finished.title != title:
        raise BadInput(
            f"there is another game, {finished.title!r}",
            where=str(folder),
            hint="choose another --out",
        )
    changed = changed_files(folder, finished)
    if changed:
        raise BadInput(
            f"{changed[0]} was changed since the game was made",
            where=str(folder),
            hint="choose another --out, or move your version away",
        )


def check_untouched(folder: Path, game: PackagedGame) -> None:
    """Return quietly if nobody worked in a game's folder while the game was being made.

    Raises:
        BadInput: somebody did, and it would be lost.
    """
    try:
        touched = changed_files(folder, read_certificate(folder))
    except BadGame:
        touched = [name for name in game.files if os.path.lexists(folder / name)]
    if touched:
        raise BadInput(
            f"{touched[0]} was changed while the game was being made",
            where=str(folder),
            hint="move your version away and make the game again: its pieces are kept",
        )


def _is_being_made(state: Path, title: str) -> bool:
    """Return whether an interrupted run of this game left its state, in whatever version."""
    try:
        return bool(json.loads(state.read_bytes())["config"]["name"] == title)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def occupied(place: Path) -> BadInput:
    """Return the refusal to write over something else."""
    return BadInput(
        "there is something else of this name",
        where=str(place),
        hint="choose another --out, or move it away",
    )


def _archive_is_ours(archive: Path, title: str) -> bool:
    """Return whether an archive is the one of a whole, unchanged game, or is not there at all."""
    if not os.path.lexists(archive):
        return True
    name = archive.stem
    try:
        with zipfile.ZipFile(archive) as inside:
            content = inside.read(f"{name}/{CERTIFICATE}")
            certificate = Certificate.model_validate_json(content)
            files = {f"{name}/{file}": digest for file, digest in certificate.files.items()}
            whole = sorted(inside.namelist()) == sorted([*files, f"{name}/{CERTIFICATE}"])
            same = whole and all(
                hashlib.sha256(inside.read(file)).hexdigest() == digest
                for file, digest in files.items()
            )
    except Exception:  # whatever is wrong with it: it is somebody's, and stays
        return False
    return same and certificate.intact and certificate.title == title


def lay_out(files: dict[str, Ref], folder: Path, store: Store) -> None:
    """Write a game's files, so that its folder is there whole or not at all.

    What a person added to an earlier version of the game stays with it. Whoever calls this has
    the folder alone.

    Raises:
        StoreError: bytes are missing in the store, or the disk is full.
    """
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _recover(folder)
        making = _scratch(folder)
    except OSError as error:
        raise cannot_write(folder.parent, error) from error
    try:
        making.chmod(0o755)
        for name, ref in files.items():
            path = making / name
            path.parent.mkdir(parents=True, exist_ok=True)
            content = store.get(ref)
            path.write_bytes(content)
            path.chmod(mode_of(content))
        if folder.exists():
            folder.rename(_aside(folder))
        making.rename(folder)
        _recover(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
        with suppress(OSError):
            _recover(folder)


def _sweep(folder: Path) -> None:
    """Remove what a process left beside and in a game's folder that was killed while it wrote."""
    name = glob.escape(folder.name)
    for left in folder.parent.glob(f".{name}-{RANDOM}{SCRATCH}"):
        shutil.rmtree(left, ignore_errors=True)
    parts = f".{glob.escape(archive_path(folder).name)}-{RANDOM}{PART}", f".{STATE}-{RANDOM}{PART}"
    for left in [*folder.parent.glob(parts[0]), *folder.glob(parts[1])]:
        left.unlink(missing_ok=True)


def _scratch(folder: Path) -> Path:
    """Return a new folder beside a game's: what is in it is nobody's until it is renamed."""
    name = tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=SCRATCH, dir=folder.parent)
    return Path(name)


def _aside(folder: Path) -> Path:
    """Return where the old folder waits while the new one takes its place."""
    return folder.with_name(f".{folder.name}.vintage-old")


def _recover(folder: Path) -> None:
    """Bring a replacement to its end, wherever it stopped.

    Either the old folder comes back, or the new one gets what a person had added to the old.
    """
    _sweep(folder)
    old = _aside(folder)
    if not old.is_dir():
        return
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        old.replace(folder)
    elif (folder / CERTIFICATE).is_file():
        _move_added(old, folder)
        # Under another name first: half of an old game must not be taken for what was added.
        shutil.rmtree(old.replace(_scratch(folder)), ignore_errors=True)


def _move_added(old: Path, new: Path) -> None:
    """Move what is in the old folder and was never of the game, such as notes or a `.git`."""
    ours = {CERTIFICATE, STATE}
    with suppress(BadGame):
        ours |= read_certificate(old).files.keys()
    folders = {parent.as_posix() for name in ours for parent in PurePosixPath(name).parents}

    def move(folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            name = path.relative_to(old).as_posix()
            there = new / name
            whole = path.is_symlink() or not path.is_dir()
            if not whole and (name in folders or there.is_dir()):
                move(path)
            elif name not in ours and path.name != "__pycache__" and not os.path.lexists(there):
                there.parent.mkdir(parents=True, exist_ok=True)
                path.rename(there)

    move(old)
