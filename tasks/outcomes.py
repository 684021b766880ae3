"""What became of a fan-out: all results, or which pieces failed while the others were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prefect import get_run_logger
from prefect.futures import PrefectFuture, as_completed

from vintage_game_generator.asking.keyring import scrubbed
from vintage_game_generator.errors import PiecesFailed, VintageError
from vintage_game_generator.models.run_state import Status
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.results import Kept
from vintage_game_generator.tally import current_tally

LONGEST_REASON = 300  # characters
CACHED = "Cached"  # the state in which Prefect ends a task run whose result was there


@dataclass(frozen=True)
class Started:
    """A piece: what an earlier run left of it, or the task run that makes it."""

    phase: Phase
    piece: str
    made: Kept | PrefectFuture[Any]

    def result(self) -> Any:
        """Return what was made, however long that takes.

        Raises:
            Exception: the task run failed.
        """
        return self.made.value if isinstance(self.made, Kept) else self.made.result()

    @property
    def status(self) -> Status:
        """Return how a piece came to be that did not fail."""
        if isinstance(self.made, Kept) or self.made.state.name == CACHED:
            return Status.KEPT
        return Status.MADE


def outcomes(fan: Mapping[Phase, Sequence[Started]]) -> dict[Phase, list[Any]]:
    """Return the results of all phases, in order, once every one has ended.

    What was not foreseen goes to the run's log with its traceback.

    Raises:
        PiecesFailed: says which pieces, and why the first one failed.
    """
    pieces = [one for started in fan.values() for one in started]
    futures, started_by = [], {}
    for one in pieces:
        if isinstance(one.made, Kept):
            current_tally().settle(one.phase, one.piece, Status.KEPT)
        else:
            futures.append(one.made)
            started_by[one.made.task_run_id] = one
    failures, causes = [], []
    for future in as_completed(futures):
        one = started_by[future.task_run_id]
        error = _failure(one)
        if error is None:
            current_tally().settle(one.phase, one.piece, one.status)
            continue
        current_tally().settle(one.phase, one.piece, Status.FAILED, reason(error))
        failures.append(f"{one.phase}: {reason(error)}")
        causes.append(error)
        if not isinstance(error, VintageError):
            get_run_logger().error("%s failed", one.piece, exc_info=error)
    if failures:
        raise PiecesFailed(
            f"{len(failures)} of {len(pieces)} pieces failed: {min(failures)}", causes
        )
    return {phase: [one.result() for one in started] for phase, started in fan.items()}


def reason(error: Exception) -> str:
    """Return why something failed, in one line; what is no failure of our own says its type."""
    first = one_line(next(iter(str(error).splitlines()), ""))
    if isinstance(error, VintageError):
        return first
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def one_line(text: str, longest: int = LONGEST_REASON) -> str:
    """Return a text as one line without keys that is not long."""
    line = " ".join(scrubbed(text).split())
    return line if len(line) <= longest else line[:longest] + "..."


def _failure(started: Started) -> Exception | None:
    """Return why a task failed, nothing if it did not: in its body, or on the way to it."""
    try:
        started.result()
    except Exception as error:
        return error
    return None


def outcome(started: Started) -> Any:
    """Return the result of one task.

    Raises:
        PiecesFailed: it failed.
    """
    return outcomes({started.phase: [started]})[started.phase][0]
