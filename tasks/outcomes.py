"""What became of a fan-out: all results, or which pieces failed while the others were kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from prefect import get_run_logger
from prefect.futures import PrefectFuture, as_completed

from vintage_game_generator.errors import PiecesFailed, VintageError
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import current_tally

Futures = Sequence[PrefectFuture[Any]]


def outcomes(fan: Mapping[Phase, Futures]) -> dict[Phase, list[Any]]:
    """Return the results of all phases, in order, once every one has ended.

    What was not foreseen goes to the run's log with its traceback.

    Raises:
        PiecesFailed: says which pieces, and why the first one failed.
    """
    phase_of = {future.task_run_id: phase for phase, futures in fan.items() for future in futures}
    failures, causes = [], []
    for future in as_completed([future for futures in fan.values() for future in futures]):
        phase = phase_of[future.task_run_id]
        error = _failure(future)
        current_tally().settle(phase, failed=error is not None)
        if error is not None:
            failures.append(f"{phase}: {reason(error)}")
            causes.append(error)
            if not isinstance(error, VintageError):
                get_run_logger().error("%s failed", phase, exc_info=error)
    if failures:
        raise PiecesFailed(
            f"{len(failures)} of {len(phase_of)} pieces failed: {min(failures)}", causes
        )
    return {phase: [future.result() for future in futures] for phase, futures in fan.items()}


def reason(error: Exception) -> str:
    """Return why something failed, in one line; what is no failure of our own says its type."""
    first = next(iter(str(error).splitlines()), "")
    if isinstance(error, VintageError):
        return first
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def _failure(future: PrefectFuture[Any]) -> Exception | None:
    """Return why a task failed, nothing if it did not: in its body, or on the way to it."""
    try:
        future.result()
    except Exception as error:
        return error
    return None


def outcome(phase: Phase, future: PrefectFuture[Any]) -> Any:
    """Return the result of one task.

    Raises:
        PiecesFailed: it failed.
    """
    current_tally().plan(phase, 1)
    return outcomes({phase: [future]})[phase][0]
