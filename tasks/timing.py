"""How long pieces took that were made elsewhere: Prefect's history says it."""

import time
from contextlib import suppress
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.context import FlowRunContext

from vintage_game_generator.models.run_state import Status
from vintage_game_generator.tally import Tally

PATIENCE = 2.0  # seconds: the server writes history down a little later than it happens
POLL = 0.2
PAGE = 200  # task runs in one answer


def time_pieces_made_elsewhere(tally: Tally) -> None:
    """Note the seconds of pieces that other processes or machines made.

    With threads, their bodies were timed already and nothing is asked. What the server does not
    know in time stays unknown.
    """
    run = FlowRunContext.get()
    if not _untimed(tally) or run is None or run.flow_run is None:
        return
    deadline = time.monotonic() + PATIENCE
    while True:
        known: dict[str, float] = {}
        with suppress(Exception):  # no answer: it is only for information
            known = _seconds(run.flow_run.id)
        for piece in _untimed(tally) & known.keys():
            tally.timed(piece, known[piece])
        if not _untimed(tally) or time.monotonic() > deadline:
            return
        time.sleep(POLL)


def _untimed(tally: Tally) -> set[str]:
    return {
        one.piece for one in tally.all_pieces() if one.status is Status.MADE and one.seconds is None
    }


def _seconds(run: UUID) -> dict[str, float]:
    """Return what ended task runs took, by their names."""
    only = FlowRunFilter(id=FlowRunFilterId(any_=[run]))
    known: dict[str, float] = {}
    with get_client(sync_client=True) as client:
        for offset in range(0, 10**6, PAGE):
            page = client.read_task_runs(flow_run_filter=only, limit=PAGE, offset=offset)
            ended = [one for one in page if one.end_time]
            known |= {one.name: one.total_run_time.total_seconds() for one in ended}
            if len(page) < PAGE:
                break
    return known
