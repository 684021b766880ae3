"""What became of a fan-out: all results, or which pieces failed while the others were kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.futures import PrefectFuture, as_completed

from vintage_game_generator.errors import PiecesFailed
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import current_tally

Futures = Sequence[PrefectFuture[Any]]


def outcomes(fan: Mapping[Phase, Futures]) -> dict[Phase, list[Any]]:
    """Return the results of all phases, in order, once every one has ended.

    Raises:
        PiecesFailed: says which pieces, and why the first one failed.
    """
    phase_of = {future.task_run_id: phase for phase, futures in fan.items() for future in futures}
    failures = []
    for future in as_completed([future for futures in fan.values() for future in futures]):
        phase = phase_of[future.task_run_id]
        reason = _failure(future)
        current_tally().settle(phase, failed=reason is not None)
        if reason is not None:
            failures.append(f"{phase}: {reason}")
    if failures:
        raise PiecesFailed(f"{len(failures)} of {len(phase_of)} pieces failed: {min(failures)}")
    return {phase: [future.result() for future in futures] for phase, futures in fan.items()}


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
