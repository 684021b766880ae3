"""What a run has done so far: executed, cached and failed tasks."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from vintage_game_generator.store.keys import Phase


@dataclass
class Tally:
    """Counts of one run, by phase. Tasks of one run share it across threads."""

    planned: dict[Phase, int] = field(default_factory=dict)
    started: dict[Phase, int] = field(default_factory=dict)
    executed: dict[Phase, int] = field(default_factory=dict)
    finished: dict[Phase, int] = field(default_factory=dict)
    failed: dict[Phase, int] = field(default_factory=dict)
    seconds: dict[Phase, float] = field(default_factory=dict)
    letters: dict[tuple[str, str], int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, phase: Phase, count: int) -> None:
        """Expect so many tasks of a phase."""
        self._add(self.planned, phase, count)

    def settle(self, phase: Phase, *, failed: bool) -> None:
        """Count a task as over, however it ended; what was not executed came from the cache."""
        self._add(self.failed if failed else self.finished, phase, 1)

    @contextmanager
    def executing(self, phase: Phase) -> Iterator[None]:
        """Count a task's body as executed once it ends well."""
        self._add(self.started, phase, 1)
        begun = time.perf_counter()
        yield
        with self.lock:
            spent = self.seconds.get(phase, 0.0) + time.perf_counter() - begun
            self.seconds[phase] = spent
        self._add(self.executed, phase, 1)

    def hear(self, phase: str, piece: str, letters: int) -> None:
        """Note how long a model's answer is so far."""
        with self.lock:
            self.letters[phase, piece] = letters

    def heard(self, phase: Phase) -> int:
        """Return the letters of all answers of a phase so far."""
        with self.lock:
            return sum(count for (said, _), count in self.letters.items() if said == phase)

    def total(self, counts: dict[Phase, int]) -> int:
        """Return a count over all phases."""
        return sum(counts.values())

    @property
    def cached(self) -> int:
        """Return how many results came from the cache."""
        return max(0, self.total(self.finished) - self.total(self.executed))

    def _add(self, counts: dict[Phase, int], phase: Phase, count: int) -> None:
        with self.lock:
            counts[phase] = counts.get(phase, 0) + count


_TALLY: ContextVar[Tally] = ContextVar("tally")


def current_tally() -> Tally:
    """Return the tally of this run; a task called outside a run gets one of its own."""
    return _TALLY.get(None) or Tally()


@contextmanager
def tallied(tally: Tally) -> Iterator[Tally]:
    """Count the tasks of this context in a tally."""
    token = _TALLY.set(tally)
    try:
        yield tally
    finally:
        _TALLY.reset(token)


@contextmanager
def counted() -> Iterator[Tally]:
    """Count the tasks of this context in the tally that is set, or in a new one."""
    with tallied(current_tally()) as tally:
        yield tally
