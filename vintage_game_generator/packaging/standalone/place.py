"""The folder of a game's builds and its archive: put in place whole, never over other things."""

import hashlib
import os
import platform
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.base import Model
from vintage_game_generator.packaging.archive import EARLIEST, EXECUTABLE, READABLE
from vintage_game_generator.packaging.folder import occupied

RECORD = "standalone.json"
LINK = 0o120777  # the mode of a symbolic link in an archive
SYSTEMS = {"darwin": "macos", "win32": "windows"}


class Record(Model):
    """What was built: goes with it, so that it is told from what somebody changed."""

    title: str
    platform: str
    files: dict[str, str]


def platform_name() -> str:
    """Return what kind of machine is built on, and so for: `linux-x86_64`."""
    return f"{SYSTEMS.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def standalone_folder(game: Path) -> Path:
    """Return where the builds of a game's folder go: beside it."""
    return game.with_name(f"{game.name}-standalone")


def standalone_archive(into: Path) -> Path:
    """Return where the archive of the builds goes: beside them."""
    return into.with_name(f"{into.name}-{platform_name()}.zip")


def check_standalone_place(into: Path, title: str) -> None:
    """Return quietly if builds may go there: nothing is there, or an unchanged build of the game.

    Raises:
        BadInput: there is something else, or a build that was changed.
    """
    archive = standalone_archive(into)
    if os.path.lexists(archive) and _archived(archive) != title:
        raise occupied(archive)
    if not os.path.lexists(into):
        return
    if into.is_symlink() or not into.is_dir():
        raise occupied(into)
    if not any(into.iterdir()):
        return
    try:
        record = Record.model_validate_json((into / RECORD).read_bytes())
    except (OSError, ValidationError):
        raise occupied(into) from None
    if record.title != title:
        raise occupied(into)
    found = digests(into)
    changed = [
        name for name in {**record.files, **found} if record.files.get(name) != found.get(name)
    ]
    if changed:
        raise BadInput(
            f"{changed[0]} was changed since this was built",
            where=str(into),
            hint="choose another --out, or move it away",
        )


def _archived(archive: Path) -> str:
    """Return the title of the game whose builds an archive holds; nothing if it is no such one."""
    try:
        with zipfile.ZipFile(archive) as inside:
            (name,) = [name for name in inside.namelist() if name.endswith(f"/{RECORD}")]
            return Record.model_validate_json(inside.read(name)).title
    except Exception:  # whatever is wrong with it: it is somebody's, and stays
        return ""


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder but the record; of a link, where it leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink().as_posix()}"
        elif path.is_file() and name != RECORD:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def seal(folder: Path, title: str) -> None:
    """Write the record of what was built into a folder."""
    record = Record(title=title, platform=platform_name(), files=digests(folder))
    (folder / RECORD).write_text(record.model_dump_json(indent=2) + "\n", encoding="utf-8")


def archived(folder: Path, archive: Path) -> None:
    """Write an archive of a folder in which programs can be started, and links are links."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as inside:
        for path in sorted(folder.rglob("*")):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose modes are kept
            if path.is_symlink():
                entry.external_attr = LINK << 16
                inside.writestr(entry, path.readlink().as_posix())
            elif path.is_file():
                started = path.stat().st_mode & 0o100 or path.suffix == ".exe"
                entry.external_attr = (0o100000 | (EXECUTABLE if started else READABLE)) << 16
                inside.writestr(entry, path.read_bytes())


def put_in_place(pairs: Sequence[tuple[Path, Path]], aside: Path) -> None:
    """Rename what was made to its places, all of it or nothing.

    Args:
        pairs: What was made, and its place.
        aside: A folder in which what is there now waits meanwhile, and stays.

    Raises:
        OSError: that cannot be; what was there is there again.
    """
    undo: list[tuple[Path, Path]] = []
    try:
        for number, (made, place) in enumerate(pairs):
            old = aside / f"old-{number}"
            if os.path.lexists(place):
                place.rename(old)
                undo.append((old, place))
            made.rename(place)
            undo.append((place, made))
    except OSError:
        for now, before in reversed(undo):
            now.rename(before)
        raise
