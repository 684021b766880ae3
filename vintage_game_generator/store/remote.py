"""Files on any fsspec URL, such as `s3://bucket/vintage/results`."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import fsspec

from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.store.places import Entry, is_old

EXTRAS = {"s3": "s3", "s3a": "s3"}  # our extra that has what a protocol needs
NEEDED = {"gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}
# How services call the time at which an object was put there.
TIMES = ("LastModified", "last_modified", "mtime", "modified", "created", "updated")


@dataclass(frozen=True)
class Remote:
    """Whole objects below a URL. Errors name it without what may be secret in it."""

    shown: str
    root: str
    system: Any

    def __str__(self) -> str:
        return self.shown

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; nothing if it is not there."""
        with self._told("read"):
            try:
                content: bytes = self.system.cat_file(f"{self.root}/{name}")
            except FileNotFoundError as error:
                _refuse_no_bucket(error)
                return None
            return content

    def write(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        with self._told("write"):
            self.system.pipe_file(f"{self.root}/{name}", content)

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a file; nothing if it is not there."""
        with self._told("read"):
            try:
                return _entry(name, self.system.info(f"{self.root}/{name}"))
            except FileNotFoundError as error:
                _refuse_no_bucket(error)
                return None

    def renew(self, entry: Entry, content: bytes) -> None:
        """Have an old file count as used now: most services only know when one was put."""
        if is_old(entry):
            self.write(entry.name, content)

    def entries(self) -> Iterator[Entry]:
        """Yield all files."""
        with self._told("read"):
            try:
                self.system.ls(self.root, detail=False)  # `find` of some leaves out what fails
                found = self.system.find(self.root, detail=True)
            except FileNotFoundError as error:
                _refuse_no_bucket(error)
                return
        for path, known in sorted(found.items()):
            yield _entry(path.removeprefix(f"{self.root}/"), known)

    def remove(self, names: Collection[str]) -> None:
        """Remove files; what is not there is no failure."""
        with self._told("remove"):
            try:
                if names:
                    self.system.rm([f"{self.root}/{name}" for name in names])
            except FileNotFoundError:  # another process was faster
                for name in names:
                    with suppress(FileNotFoundError):
                        self.system.rm_file(f"{self.root}/{name}")

    def remove_unused(self, entries: Collection[Entry]) -> list[Entry]:
        """Remove those files that nobody used or wrote since they were listed; return which.

        Between the second listing and the removal are moments in which a file may be put again:
        who did so has its copy, and puts it once more when another machine misses it.
        """
        if not entries:
            return []
        there = set(self.entries())
        removed = [one for one in entries if one in there]
        self.remove([one.name for one in removed])
        return removed

    @contextmanager
    def _told(self, act: str) -> Iterator[None]:
        """Say in one line what could not be done, and why."""
        try:
            yield
        except Exception as error:
            first = next(iter(str(error).splitlines()), "") or type(error).__name__
            told = f"{self.shown}: cannot {act} ({first.rstrip('.')})"
            raise StoreError(told) from _cause(error)


@cache
def remote(url: str) -> Remote:
    """Return the place at a URL, without asking anybody yet.

    Raises:
        BadInput: there is no such protocol, or its package is not installed.
    """
    try:
        system, root = fsspec.url_to_fs(url, use_listings_cache=False)
    except ImportError:
        raise _not_installed(urlsplit(url).scheme) from None
    except Exception as error:  # each file system refuses in its own way
        what = f"{shown(url)}: {next(iter(str(error).splitlines()), 'not a URL')}"
        hint = "write an fsspec URL, such as s3://bucket/vintage"
        raise BadInput(what, where="VINTAGE_STORAGE", hint=hint) from None
    return Remote(shown(url), root.rstrip("/"), system)


def shown(url: str) -> str:
    """Return a URL without the user, the password and the options that may be in it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _not_installed(scheme: str) -> BadInput:
    extra, package = EXTRAS.get(scheme), NEEDED.get(scheme)
    wanted = f"vintage-game-generator[{extra}]" if extra else package
    hint = f"pip install '{wanted}'" if wanted else "install its fsspec package"
    return BadInput(f"{scheme}:// needs a package", where="VINTAGE_STORAGE", hint=hint)


def _refuse_no_bucket(error: FileNotFoundError) -> None:
    """Raise the error again if more is missing than one file."""
    if "specified bucket" in str(error):
        raise error


def _entry(name: str, known: dict[str, Any]) -> Entry:
    put = next((known[one] for one in TIMES if known.get(one)), None)
    return Entry(name, int(known.get("size") or 0), _seconds(put))


def _seconds(put: Any) -> float:
    """Return a time as seconds since 1970; one that is not known is now: nothing is too old."""
    if isinstance(put, str):
        put = datetime.fromisoformat(put)
    if isinstance(put, datetime):
        return (put if put.tzinfo else put.replace(tzinfo=UTC)).timestamp()
    return float(put) if isinstance(put, int | float) else time.time()


def _cause(error: Exception) -> Exception:
    """Return why something failed: what another try may mend is an `OSError`.

    Each service has its own errors for a network that is away; they say so in their names.
    """
    if isinstance(error, OSError):
        return error
    named = {one.__name__ for one in type(error).__mro__}
    passing = any("Connect" in one or "Timeout" in one for one in named)
    return OSError(str(error)) if passing else error
