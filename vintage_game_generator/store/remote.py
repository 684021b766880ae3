"""Files on any fsspec URL, such as `s3://bucket/vintage/results`."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import fsspec

from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.store.places import Entry, is_old

EXTRAS = {"s3": "s3", "s3a": "s3"}  # our extra that has what a protocol needs
NEEDED = {"gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "sftp": "paramiko"}
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
        try:
            content: bytes = self.system.cat_file(f"{self.root}/{name}")
        except FileNotFoundError as error:
            self._check_bucket(error)
            return None
        except Exception as error:
            raise self._failure("read", error) from _cause(error)
        return content

    def write(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        try:
            self.system.pipe_file(f"{self.root}/{name}", content)
        except Exception as error:
            raise self._failure("write", error) from _cause(error)

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a file; nothing if it is not there."""
        try:
            found = self.system.info(f"{self.root}/{name}")
        except FileNotFoundError as error:
            self._check_bucket(error)
            return None
        except Exception as error:
            raise self._failure("read", error) from _cause(error)
        return _entry(name, found)

    def renew(self, entry: Entry, content: bytes) -> None:
        """Have an old file count as used now: most services only know when one was put."""
        if is_old(entry):
            self.write(entry.name, content)

    def entries(self) -> Iterator[Entry]:
        """Yield all files."""
        try:
            self.system.invalidate_cache()
            found = self.system.find(self.root, detail=True)
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._failure("read", error) from _cause(error)
        for path, known in sorted(found.items()):
            yield _entry(path.removeprefix(f"{self.root}/"), known)

    def remove(self, names: Collection[str]) -> None:
        """Remove files; what is not there is no failure."""
        if not names:
            return
        try:
            self.system.rm([f"{self.root}/{name}" for name in names])
        except FileNotFoundError:
            self._remove_each(names)
        except Exception as error:
            raise self._failure("remove", error) from _cause(error)

    def _remove_each(self, names: Collection[str]) -> None:
        for name in names:
            try:
                self.system.rm_file(f"{self.root}/{name}")
            except FileNotFoundError:
                continue
            except Exception as error:
                raise self._failure("remove", error) from _cause(error)

    def _check_bucket(self, error: FileNotFoundError) -> None:
        if "bucket" in str(error).lower():
            raise self._failure("read", error) from error

    def _failure(self, act: str, error: Exception) -> StoreError:
        first = next(iter(str(error).splitlines()), "") or type(error).__name__
        return StoreError(f"{self.shown}: cannot {act} ({first.rstrip('.')})")


def remote(url: str) -> Remote:
    """Return the place at a URL, without asking anybody yet.

    Raises:
        BadInput: there is no such protocol, or its package is not installed.
    """
    try:
        system, root = fsspec.url_to_fs(url, use_listings_cache=False)
    except ImportError:
        raise _not_installed(urlsplit(url).scheme) from None
    except ValueError as error:
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


def _entry(name: str, known: dict[str, Any]) -> Entry:
    put = next((known[one] for one in TIMES if known.get(one)), None)
    when = _seconds(put)
    return Entry(name, int(known.get("size") or 0), when, when)


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
