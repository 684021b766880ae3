"""A batch run from this process, its games in processes of their own, all on one server."""

import sys

from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL

from flows.generate_batch import generate_batch
from flows.local import from_here, wait_for_history
from flows.servers import reach_server
from vintage_game_generator.batch_progress import current_batch
from vintage_game_generator.models.batch import BatchConfig, BatchReport
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.lineup import LineUp


def run_generate_batch(
    lineup: LineUp, generation: GenerationConfig, batch: BatchConfig, seed: int | None
) -> BatchReport:
    """Return the report of a run of the flow, its whole history on the server.

    Raises:
        BadInput: no server answers where one is set.
        BatchFailed: more games failed than may.
        VintageError: the run failed; what is done is kept.
    """
    reach_server()
    with from_here(shared=True):
        state = generate_batch(lineup, generation, batch, seed, return_state=True)
    return report_of(state)


def report_of(state: State[BatchReport]) -> BatchReport:
    """Return the report of a run that has ended, its whole history on the server.

    Raises:
        BatchFailed: more games failed than may.
        VintageError: the run failed; what is done is kept.
    """
    made = sum(not row.kept for row in current_batch().rows)
    run = state.state_details.flow_run_id
    # A server that stays writes it down in its own time.
    if not PREFECT_API_URL.value() and run and made and not wait_for_history(run, made):
        print("vintage: Prefect's history of this run is not complete", file=sys.stderr)
    return state.result()
