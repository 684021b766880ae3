"""The flow run from this process: on the server that is set, or on Prefect's own for the run."""

import sys
import time
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import TERMINAL_STATES
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.generate_game import generate_game
from flows.servers import reach_server
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
    # A flow's heartbeat costs a second at its end, and a run from here is watched anyway.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        state = generate_game(config, generation, return_state=True)
    tally = current_tally()
    if not PREFECT_API_URL.value() and state.state_details.flow_run_id:
        kept = tally.total(tally.finished) - tally.total(tally.executed)
        task_runs = tally.total(tally.planned) - kept + int(kept > 0)  # one names all that was kept
        if state.is_completed() and tally.planned:  # the laying out, and the standalone builds
            task_runs += 1 + int(generation.standalone)
        if task_runs and not wait_for_history(state.state_details.flow_run_id, task_runs):
            print("vintage: Prefect's history of this run is not complete", file=sys.stderr)
    report: RunReport = state.result()
    return report


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
