"""Places that keep whole files by name: a folder of this machine, or any fsspec URL.

Nobody ever sees a part of a file: on this machine it is written beside and renamed, elsewhere it
is put as one object.
"""

import errno
import os
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.settings import private_folder, settings

DAY = 86_400.0  # seconds
GRACE = DAY  # what nobody names yet is kept so long: a run that is under way will name it
RENEWED = GRACE / 2  # what is used again counts as new when it is older than this
PART = ".part"
FULL = (errno.ENOSPC, errno.EDQUOT)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


@dataclass(frozen=True)
class Entry:
    """A file in a place: its size in bytes, and when it was last used, in seconds since 1970."""

    name: str
    size: int
    used: float


class Place(Protocol):
    """Whole files by name, such as `ab/cdef`."""

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; nothing if it is not there.

        Raises:
            StoreError: whether it is there cannot be said.
        """

    def write(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all.

        Raises:
            StoreError: it cannot be written.
        """

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a file; nothing if it is not there.

        Raises:
            StoreError: whether it is there cannot be said.
        """

    def renew(self, entry: Entry, content: bytes) -> None:
        """Have an old file count as used now, if that can be said."""

    def entries(self) -> Iterator[Entry]:
        """Yield all files, whole ones and what interrupted writes left.

        Raises:
            StoreError: some cannot be listed.
        """

    def remove(self, names: Collection[str]) -> None:
        """Remove files; what is not there is no failure."""

    def remove_unused(self, entries: Collection[Entry]) -> list[Entry]:
        """Remove those files that nobody used or wrote since they were listed; return which."""


@dataclass(frozen=True)
class Folder:
    """A folder of this machine, for its user alone."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; nothing if it is not there."""
        path = self.path / name
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _cannot_read(path, error) from error

    def write(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        write_whole(self.path / name, content)

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a file; nothing if it is not there."""
        path = self.path / name
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _cannot_read(path, error) from error
        return Entry(name, found.st_size, found.st_mtime)

    def renew(self, entry: Entry, content: bytes) -> None:
        """Have an old file count as used now, if that can be said."""
        if is_old(entry):
            with suppress(OSError):  # a read-only store serves what it has
                os.utime(self.path / entry.name)

    def entries(self) -> Iterator[Entry]:
        """Yield all files, whole ones and what interrupted writes left."""
        for folder, _, files in os.walk(self.path, onerror=_refuse_unlisted):
            for file in files:
                name = Path(folder, file).relative_to(self.path).as_posix()
                if found := self.entry(name):
                    yield found

    def remove(self, names: Collection[str]) -> None:
        """Remove files; what is not there is no failure."""
        for name in names:
            try:
                (self.path / name).unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"{self.path / name}: cannot remove ({error.strerror})") from error

    def remove_unused(self, entries: Collection[Entry]) -> list[Entry]:
        """Remove those files that nobody used or wrote since they were listed; return which."""
        removed = []
        for one in entries:
            if self.entry(one.name) == one:
                self.remove([one.name])
                removed.append(one)
        return removed


def is_old(entry: Entry) -> bool:
    """Return whether a use now is worth saying; a time to come is a clock that jumped."""
    return not 0 <= time.time() - entry.used < RENEWED


def storage(kind: str) -> Place:
    """Return where a kind of file is kept: `store`, `results` or `receipts`.

    Raises:
        BadInput: `VINTAGE_STORAGE` names no place that there can be.
    """
    found = settings()
    if not found.storage:
        return Folder(found.home / kind)
    scheme, separator, path = found.storage.partition("://")
    if not separator or scheme in ("file", "local"):
        folder = Path(path if separator else found.storage).expanduser()
        if not folder.is_absolute():
            raise _no_place("a folder must be given from its root on, such as /mnt/shared/vintage")
        return Folder(folder / kind)
    if not path.strip("/"):
        raise _no_place("a URL names a bucket or a folder, such as s3://bucket/vintage")
    # fsspec takes a tenth of a second; only who shares pays for it.
    from vintage_game_generator.store.remote import remote  # noqa: PLC0415

    return remote(f"{found.storage.rstrip('/')}/{kind}")


def _no_place(what: str) -> BadInput:
    return BadInput(what, where="VINTAGE_STORAGE")


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file so that nobody ever sees a part of it, whatever dies meanwhile.

    Args:
        path: Where it goes; missing folders are made for this user alone.
        content: Its bytes.
        mode: Who may read and write it: this user alone, if nothing else is said.

    Raises:
        StoreError: the disk is full, or the folder is not writable.
    """
    try:
        private_folder(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(path, error) from error


def _cannot_read(place: Path, error: OSError) -> StoreError:
    return StoreError(f"{place}: cannot read ({error.strerror})")


def _refuse_unlisted(error: OSError) -> None:
    """Raise what `os.walk` leaves out silently: who prunes must not take it for nothing."""
    if not isinstance(error, FileNotFoundError):  # gone meanwhile, or never made
        raise _cannot_read(Path(error.filename), error) from error


def cannot_write(place: Path, error: OSError) -> StoreError:
    """Return what to say of a place that cannot be written: where, why, and what would help."""
    told = f"{place}: cannot write ({error.strerror})"
    if error.errno in FULL:
        told += "; make room there"
    elif error.errno in CLOSED and place.is_relative_to(settings().home):
        told += "; let this user write there, or set VINTAGE_HOME to another folder"
    return StoreError(told)
