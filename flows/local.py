"""The flow run from this process: on the server that is set, or on Prefect's own for the run."""

import time
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.generate_game import generate_game
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport

HISTORY_SECONDS = 20
PAGE = 200


def run_generate_game(config: GameConfig, generation: GenerationConfig) -> RunReport:
    """Return the report of a run of the flow, its whole history on the server.

    Raises:
        VintageError: the run failed; what is done is kept.
    """
    # A flow's heartbeat costs a second at its end, and a run from here is watched anyway.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        state = generate_game(config, generation, return_state=True)
    if PREFECT_API_URL.value() is None and state.state_details.flow_run_id:
        _wait_for_history(state.state_details.flow_run_id)
    report: RunReport = state.result()
    return report


def _wait_for_history(flow_run: UUID) -> None:
    """Wait until the server knows how every task run ended.

    One that lives only as long as this process loses what it has not written yet.
    """
    only = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    deadline = time.monotonic() + HISTORY_SECONDS
    with get_client(sync_client=True) as client:
        while time.monotonic() < deadline:
            runs = client.read_task_runs(flow_run_filter=only, limit=PAGE)
            if runs and all(run.state is not None and run.state.is_final() for run in runs):
                return
            time.sleep(0.1)
