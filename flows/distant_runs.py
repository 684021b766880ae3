"""What a game's run took in another process or on another machine, as it told the server."""

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    ArtifactFilterKey,
    FlowRunFilter,
    FlowRunFilterId,
)

from flows.history import counts_of, last_try, task_runs
from tasks.summary import COST, told_work


def what_it_took(client: SyncPrefectClient, run: UUID) -> dict[str, Any]:
    """Return the pieces that a finished run made and kept, and its dollars, as far as it told."""
    found = client.read_artifacts(
        artifact_filter=ArtifactFilter(
            key=ArtifactFilterKey(any_=["summary", "cost"]),
            flow_run_id=ArtifactFilterFlowRunId(any_=[run]),
        ),
        flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run])),
    )
    newest = {one.key: one for one in sorted(found, key=lambda one: str(one.created))}
    took: dict[str, Any] = {}
    summary = newest.get("summary")
    if summary and (work := told_work(summary.description or "")):
        took |= {"executed": work[0], "cached": work[1]}
        took |= {} if work[0] else {"cost": "0"}
    if table := newest.get("cost"):
        with suppress(ValueError, TypeError, KeyError, IndexError):
            rows: Any = json.loads(table.data) if isinstance(table.data, str) else table.data
            took["cost"] = str(rows[-1][COST])
    return took


def phase_reached(client: SyncPrefectClient, run: UUID) -> str:
    """Return the last phase of which a run made something, or tried to; nothing if not known."""
    found = client.read_flow_run(run)
    return next(reversed(counts_of(last_try(found, task_runs(client, [found])))), "")
