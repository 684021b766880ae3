"""A game's folder: laid out whole or not at all, and never over somebody's own work."""

import hashlib
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from vintage_game_generator.errors import BadGame, BadInput, StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.store.blobs import Store, write_whole

CERTIFICATE = "certificate.json"


def deliver(game: PackagedGame, folder: Path, store: Store) -> None:
    """Have the game's folder and its archive in place; what is there already is left alone.

    Raises:
        StoreError: bytes are missing in the store, or the disk is full.
    """
    same = folder.exists() and _certificate_digest(folder) == game.files[CERTIFICATE].sha256
    if not same or changed_files(folder, game.certificate):
        lay_out(game.files, folder, store)
    archive = archive_path(folder)
    if not archive.exists() or _digest(archive) != game.archive.sha256:
        write_whole(archive, store.get(game.archive))


def archive_path(folder: Path) -> Path:
    """Return where the archive of a game's folder goes: beside it."""
    return folder.with_name(f"{folder.name}.zip")


def check_place(folder: Path, title: str) -> None:
    """Return quietly if a game may be laid out there: nothing of anybody's would be lost.

    Raises:
        BadInput: the place cannot be written, or holds something else, or a changed game.
    """
    try:
        parent = next(place for place in folder.parents if place.exists())
        tempfile.TemporaryDirectory(prefix=".", dir=parent).cleanup()
    except OSError as error:
        raise BadInput(
            f"cannot write there ({error.strerror})", where=str(folder), hint="choose another --out"
        ) from None
    if folder.exists() and not folder.is_dir():
        raise BadInput(
            "there is something else of this name",
            where=str(folder),
            hint="choose another --out, or move it away",
        )
    if not folder.exists() or not any(folder.iterdir()):
        _check_archive(folder)
        return
    try:
        there = read_certificate(folder)
    except BadGame as error:
        known = (folder / CERTIFICATE).exists()
        what = str(error) if known else f"{folder}: there is something else in this folder"
        raise BadInput(what, hint="choose another --out, or move it away") from None
    if there.title != title:
        raise BadInput(
            f"there is another game, {there.title!r}",
            where=str(folder),
            hint="choose another --out",
        )
    changed = changed_files(folder, there)
    if changed:
        raise BadInput(
            f"{changed[0]} was changed since the game was made",
            where=str(folder),
            hint="choose another --out, or move your version away",
        )


def _check_archive(folder: Path) -> None:
    """Raise BadInput if there is an archive of something else where the game's would go."""
    archive = archive_path(folder)
    if not archive.exists():
        return
    try:
        with zipfile.ZipFile(archive) as inside:
            ours = f"{folder.name}/{CERTIFICATE}" in inside.namelist()
    except (OSError, zipfile.BadZipFile):
        ours = False
    if not ours:
        raise BadInput(
            "there is something else of this name",
            where=str(archive),
            hint="choose another --out, or move it away",
        )


def lay_out(files: dict[str, Ref], folder: Path, store: Store) -> None:
    """Write a game's files, so that its folder is there whole or not at all.

    What a person added to an earlier version of the game stays with it.

    Raises:
        StoreError: bytes are missing in the store, or the disk is full.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"{folder.parent}: cannot write ({error.strerror})") from error
    try:
        making.chmod(0o755)
        for name, ref in files.items():
            path = making / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.get(ref))
        if folder.exists():
            _keep_added(folder, making)
            old = making.with_name(making.name + ".old")
            folder.rename(old)
            making.rename(folder)
            shutil.rmtree(old)
        else:
            making.rename(folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot write ({error.strerror})") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _keep_added(old: Path, new: Path) -> None:
    """Copy what is in the old folder and was never of the game, such as notes or a `.git`."""
    ours = {CERTIFICATE}
    with suppress(BadGame):
        ours |= read_certificate(old).files.keys()
    for path in sorted(old.rglob("*")):
        inside = path.relative_to(old)
        taken = inside.as_posix() in ours or (new / inside).exists()
        if path.is_file() and not taken and "__pycache__" not in inside.parts:
            (new / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / inside)


def read_certificate(folder: Path) -> Certificate:
    """Return a game's certificate.

    Raises:
        BadGame: there is none, or it is not what was sealed.
    """
    path = folder / CERTIFICATE
    try:
        content = path.read_bytes()
        certificate = Certificate.model_validate_json(content)
    except OSError:
        raise BadGame(f"{folder}: there is no {CERTIFICATE}; this is not a game") from None
    except ValidationError:
        raise BadGame(f"{path}: is not what was sealed") from None
    if not certificate.intact or content != certificate.to_json():
        raise BadGame(f"{path}: is not what was sealed")
    return certificate


def changed_files(folder: Path, certificate: Certificate) -> list[str]:
    """Return the names of files that are missing or not what the certificate says."""
    changed = []
    for name, digest in certificate.files.items():
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or not path.is_file() or _digest(path) != digest:
            changed.append(name)
    return changed


def _certificate_digest(folder: Path) -> str:
    path = folder / CERTIFICATE
    return _digest(path) if path.is_file() else ""


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
