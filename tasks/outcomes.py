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
    tally = current_tally()
    failures = []
    for future in as_completed([future for futures in fan.values() for future in futures]):
        failed = not future.state.is_completed()
        tally.settle(phase_of[future.task_run_id], failed=failed)
        if failed:
            reason = future.result(raise_on_failure=False)
            failures.append(f"{phase_of[future.task_run_id]}: {reason}")
    if failures:
        raise PiecesFailed(f"{len(failures)} of {len(phase_of)} pieces failed: {min(failures)}")
    return {phase: [future.result() for future in futures] for phase, futures in fan.items()}


def outcome(phase: Phase, future: PrefectFuture[Any]) -> Any:
    """Return the result of one task.

    Raises:
        PiecesFailed: it failed.
    """
    current_tally().plan(phase, 1)
    return outcomes({phase: [future]})[phase][0]
