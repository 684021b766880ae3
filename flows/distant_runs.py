"""What a game's run took in another process or on another machine, as it told the server."""

from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient

from flows.history import shown_by, task_runs
from flows.run_lines import cost_in, counts_of, last_try
from tasks.summary import told_work


def what_it_took(client: SyncPrefectClient, run: UUID) -> dict[str, Any]:
    """Return the pieces that a finished run made and kept, and its dollars, as far as it told."""
    found = shown_by(client, [run], "summary", "cost")
    newest = {one.key: one for one in reversed(found)}
    took: dict[str, Any] = {}
    summary = newest.get("summary")
    if summary and (work := told_work(summary.description or "")):
        took |= {"executed": work[0], "cached": work[1]}
        took |= {} if work[0] else {"cost": "0"}
    table = newest.get("cost")
    if table and (cost := cost_in(table)):
        took["cost"] = cost
    return took


def phase_reached(client: SyncPrefectClient, run: UUID) -> str:
    """Return the last phase of which a run made something, or tried to; nothing if not known."""
    found = client.read_flow_run(run)
    return next(reversed(counts_of(last_try(found, task_runs(client, [found])))), "")
