"""What a run has done so far: its pieces one by one, and counts of them by phase."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from vintage_game_generator.models.run_state import DONE, PieceState, Status
from vintage_game_generator.store.keys import Phase


@dataclass
class Tally:
    """The pieces of one run. Tasks of one run share it across threads."""

    planned: dict[Phase, int] = field(default_factory=dict)
    started: dict[Phase, int] = field(default_factory=dict)
    executed: dict[Phase, int] = field(default_factory=dict)
    finished: dict[Phase, int] = field(default_factory=dict)
    failed: dict[Phase, int] = field(default_factory=dict)
    letters: dict[tuple[str, str], int] = field(default_factory=dict)
    pieces: dict[str, PieceState] = field(default_factory=dict)
    inputs: dict[str, dict[str, str]] = field(default_factory=dict)
    changed: Callable[[], None] = lambda: None  # called after a piece began or ended
    lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, piece: PieceState, inputs: dict[str, str]) -> bool:
        """Expect a piece, made of inputs with these digests; return whether it is a new one.

        A game that is put together once more in a run has some of its pieces already.
        """
        with self.lock:
            known = self.pieces.get(piece.piece)
            if known and known.key == piece.key and known.status in DONE:
                return False
            self.pieces[piece.piece] = piece
            self.inputs[piece.piece] = inputs
        self._add(self.planned, Phase(piece.phase), 1)
        return True

    def settle(self, phase: Phase, piece: str, status: Status, error: str = "") -> None:
        """Count a piece as over, however it ended."""
        with self.lock:
            known = self.pieces.get(piece)
        if known and known.status in DONE:  # it is counted
            return
        self._note(piece, status=status, error=error)
        if status is Status.MADE:
            self._add(self.executed, phase, 1)
        self._add(self.failed if status is Status.FAILED else self.finished, phase, 1)
        self.changed()

    @contextmanager
    def executing(self, phase: Phase, piece: str) -> Iterator[None]:
        """Time a task's body."""
        self._add(self.started, phase, 1)
        self._note(piece, status=Status.RUNNING)
        self.changed()
        begun = time.perf_counter()
        yield
        spent = time.perf_counter() - begun
        self._note(piece, seconds=round(spent, 3))

    def timed(self, piece: str, seconds: float) -> None:
        """Note what a piece took that was made in another process."""
        self._note(piece, seconds=round(seconds, 3))

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

    def all_pieces(self) -> tuple[PieceState, ...]:
        """Return the pieces so far, in the order in which they were planned."""
        with self.lock:
            return tuple(self.pieces.values())

    def _note(self, piece: str, **changes: object) -> None:
        with self.lock:
            if piece in self.pieces:  # a task outside a run was planned by nobody
                self.pieces[piece] = self.pieces[piece].model_copy(update=changes)

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
