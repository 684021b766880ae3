"""Who follows answers while they are written."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Listener = Callable[[str, str, int], None]  # phase, piece, characters so far
OFTEN = 0.2  # seconds between two reports on one answer

_listeners: list[Listener] = []
_lock = threading.Lock()


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell a listener of all answers of this process; it is called in the threads that ask."""
    with _lock:
        _listeners.append(listener)
    try:
        yield
    finally:
        with _lock:
            _listeners.remove(listener)


class Report:
    """Tells of one answer: `report(characters)` for each part that came."""

    def __init__(self, phase: str, piece: str) -> None:
        self.phase = phase
        self.piece = piece
        self._told = -OFTEN

    def __call__(self, characters: int) -> None:
        """Tell how long the answer is by now."""
        now = time.monotonic()
        if not _listeners or (now - self._told < OFTEN):
            return
        self._told = now
        with _lock:
            listeners = list(_listeners)
        for listener in listeners:
            with suppress(Exception):  # an answer is not lost because a display fails
                listener(self.phase, self.piece, characters)
