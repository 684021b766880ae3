"""Marks of the runs that are under way: a run whose process was killed cannot say so itself."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from vintage_game_generator.settings import private_folder, settings
from vintage_game_generator.store.locks import remove_old_locks

LOOK, AGAIN = 0.1, 0.025  # seconds: another one who looks holds the lock for less
OLDEST = 30 * 24 * 3600  # seconds after which a killed run is forgotten: nobody asks for it


@contextmanager
def under_way(run: str) -> Iterator[None]:
    """Have a run marked as long as this process works on it.

    A process that is killed leaves the mark, but not its lock. That the mark cannot be made
    stops no run.
    """
    mark = _mark(run)
    lock = FileLock(mark, mode=0o600)
    with suppress(OSError):
        private_folder(mark.parent)
        lock.acquire(timeout=1)
        remove_old_locks("run-*.lock", OLDEST)
    try:
        yield
    finally:
        with suppress(OSError):
            if lock.is_locked:
                mark.unlink(missing_ok=True)
            lock.release()


def is_lost(run: str) -> bool:
    """Return whether a process of this home worked on a run, and is gone without a word."""
    mark = _mark(run)
    with suppress(OSError):  # there is no mark, or its run holds it
        before = mark.stat()
        with _held(mark):
            now = mark.stat()
            if (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns):
                return True
            mark.unlink()  # the run ended meanwhile: to look has made a new file
    return False


def is_under_way(run: str) -> bool:
    """Return whether a process of this home works on a run."""
    return not is_lost(run) and _mark(run).exists()


@contextmanager
def _held(mark: Path) -> Iterator[None]:
    """Have nobody else hold a mark meanwhile.

    Raises:
        Timeout: its run does; that is an `OSError`.
    """
    with FileLock(mark, mode=0o600).acquire(timeout=LOOK, poll_interval=AGAIN):
        yield


def _mark(run: str) -> Path:
    return settings().locks / f"run-{run or 'unnamed'}.lock"
