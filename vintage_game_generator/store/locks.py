"""One at a time: two runs of the same game, two deliveries into the same folder, on one machine."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from filelock import FileLock, Timeout

from vintage_game_generator.settings import private_folder, settings
from vintage_game_generator.store.places import cannot_write

LOCKS = "[0-9a-f]" * 64 + ".lock"  # how the files of locks are called


@contextmanager
def alone(what: str, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Have the block run while no other process of this home runs one for the same thing.

    The lock goes with the process that holds it, however that ends.

    Args:
        what: The name of the thing.
        waiting: Called once if another one is at it.

    Raises:
        StoreError: there is no place for locks.
    """
    digest = hashlib.sha256(what.encode()).hexdigest()
    try:
        lock = FileLock(private_folder(settings().locks) / f"{digest}.lock", mode=0o600)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waiting()
            lock.acquire()
    except OSError as error:
        raise cannot_write(settings().locks, error) from error
    try:
        yield
    finally:
        lock.release()


def remove_old_locks(names: str, seconds: float) -> None:
    """Remove the files of locks that nobody holds, so long after they were made.

    Each game leaves some. Who takes one at that moment sees that its file is gone, and makes
    another.

    Args:
        names: A pattern of their names.
        seconds: How old they are at least.
    """
    for path in settings().locks.glob(names):
        with suppress(OSError):  # it is held, or gone
            if time.time() - path.stat().st_mtime > seconds:
                with FileLock(path, mode=0o600).acquire(blocking=False):
                    path.unlink()
