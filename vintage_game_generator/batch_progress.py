"""How far a batch is, for whoever watches it in the same process."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from vintage_game_generator.models.batch import GameRow


@dataclass
class BatchProgress:
    """The games of a batch: those that ended, and those that are being made."""

    total: int = 0
    rows: list[GameRow] = field(default_factory=list)
    running: dict[Path, tuple[str, float]] = field(default_factory=dict)  # name, since when
    ended: Callable[[GameRow], None] = lambda _row: None  # called after a game is over
    lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def making(self, name: str, folder: Path) -> Iterator[None]:
        """Count a game as being made."""
        with self.lock:
            self.running[folder] = name, time.monotonic()
        try:
            yield
        finally:
            with self.lock:
                self.running.pop(folder, None)

    def end(self, row: GameRow) -> None:
        """Count a game as over, however it ended."""
        with self.lock:
            self.rows.append(row)
            self.ended(row)

    def now(self) -> tuple[list[GameRow], dict[Path, tuple[str, float]]]:
        """Return the games that ended and those that are being made, as of now."""
        with self.lock:
            return list(self.rows), dict(self.running)


_PROGRESS: ContextVar[BatchProgress] = ContextVar("batch")


def current_batch() -> BatchProgress:
    """Return the progress of this batch; one that nobody watches has its own."""
    return _PROGRESS.get(None) or BatchProgress()


@contextmanager
def watched(progress: BatchProgress) -> Iterator[None]:
    """Count the games of this context's batch."""
    token = _PROGRESS.set(progress)
    try:
        yield
    finally:
        _PROGRESS.reset(token)
