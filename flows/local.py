"""The flow run from this process: on the server that is set, or on Prefect's own for the run."""

import time
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.generate_game import generate_game
from flows.servers import reach_server
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.tally import current_tally

HISTORY_SECONDS = 20
PAGE = 200


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
        laid_out = int(state.is_completed() and bool(tally.planned))
        wait_for_history(state.state_details.flow_run_id, tally.total(tally.planned) + laid_out)
    report: RunReport = state.result()
    return report


def wait_for_history(flow_run: UUID, task_runs: int) -> int:
    """Wait until the server knows how so many task runs ended; return how many it knows.

    A server that lives only as long as this process loses what it has not written yet.
    """
    only = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    deadline = time.monotonic() + HISTORY_SECONDS
    with get_client(sync_client=True) as client:
        while True:
            runs = client.read_task_runs(flow_run_filter=only, limit=PAGE)
            ended = sum(run.state is not None and run.state.is_final() for run in runs)
            if ended >= min(task_runs, PAGE) or time.monotonic() > deadline:
                return ended
            time.sleep(0.1)
