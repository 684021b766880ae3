"""Marks of the runs that are under way: a run whose process was killed cannot say so itself."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vintage_game_generator.settings import private_folder, settings


@contextmanager
def under_way(run: str) -> Iterator[None]:
    """Have a run marked as long as this process works on it.

    A process that is killed leaves the mark, but not its lock. That the mark cannot be made
    stops no run.
    """
    mark = _mark(run)
    lock = FileLock(mark, mode=0o600)
    with suppress(OSError, Timeout):
        private_folder(mark.parent)
        lock.acquire(timeout=1)
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
    if not mark.exists():
        return False
    try:
        with FileLock(mark, mode=0o600).acquire(blocking=False):
            return True
    except (OSError, Timeout):
        return False


def is_under_way(run: str) -> bool:
    """Return whether a process of this home works on a run."""
    return _mark(run).exists() and not is_lost(run)


def _mark(run: str) -> Path:
    return settings().locks / f"run-{run or 'unnamed'}.lock"
