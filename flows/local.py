"""The flow run from this process: on the server that is set, or on Prefect's own for the run."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import TERMINAL_STATES, State
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.generate_game import generate_game
from flows.servers import api_address, kept_in_sight, reach_server
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.tally import current_tally

HISTORY_SECONDS = 20
FINAL = sorted(TERMINAL_STATES)


def run_generate_game(config: GameConfig, generation: GenerationConfig) -> RunReport:
    """Return the report of a run of the flow, its whole history on the server.

    Raises:
        BadInput: no server answers where one is set.
        VintageError: the run failed; what is done is kept.
    """
    reach_server()
    with from_here(shared=generation.task_runner != "threads"):
        state = generate_game(config, generation, return_state=True)
    tell_of_gaps(state, standalone=generation.standalone)
    report: RunReport = state.result()
    return report


@contextmanager
def from_here(*, shared: bool) -> Iterator[None]:
    """Have a run watched from here, on a server that other processes share if they work for it.

    They must not start servers of their own. A flow's heartbeat costs a second at its end, and a
    run from here is watched anyway.
    """
    told: dict[Any, Any] = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
    told |= {PREFECT_API_URL: api_address()} if shared else {}
    with kept_in_sight(), temporary_settings(told):
        yield


def tell_of_gaps(state: State[Any], *, before: int = 0, standalone: bool = False) -> None:
    """Say so if a server that lives only as long as this process has not the whole history.

    Args:
        state: In which a run ended.
        before: How many task runs its earlier tries had.
        standalone: Whether it also built what runs with nothing installed.
    """
    if PREFECT_API_URL.value() or not state.state_details.flow_run_id:
        return
    tally = current_tally()
    kept = tally.total(tally.finished) - tally.total(tally.executed)
    task_runs = tally.total(tally.planned) - kept + int(kept > 0)  # one names all that was kept
    if state.is_completed() and tally.planned:  # the laying out, and the standalone builds
        task_runs += 1 + int(standalone)
    if task_runs and not wait_for_history(state.state_details.flow_run_id, before + task_runs):
        print("vintage: Prefect's history of this run is not complete", file=sys.stderr)


def wait_for_history(flow_run: UUID, task_runs: int) -> bool:
    """Wait until the server knows how so many task runs ended; return whether it does.

    A server that lives only as long as this process loses what it has not written yet.
    """
    only = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    ended = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=FINAL)))
    deadline = time.monotonic() + HISTORY_SECONDS
    with get_client(sync_client=True) as client:
        # Only the last one is asked for: reading them all costs more than the wait.
        while not client.read_task_runs(
            flow_run_filter=only, task_run_filter=ended, limit=1, offset=task_runs - 1
        ):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
    return True
