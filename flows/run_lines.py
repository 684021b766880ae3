"""Runs told in a line each: what became of them, and how many pieces were made and kept."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import Artifact, FlowRun, StateType, TaskRun

import flows.generate_game  # noqa: F401, the phases of all tasks are known when they are loaded
from flows.asked import state_here
from flows.history import (
    BAD,
    GAME,
    LOST,
    PAGE,
    flow_names,
    latest,
    shown_by,
    state_of,
    task_runs,
)
from tasks.kept import show_kept
from tasks.outcomes import CACHED
from tasks.phase_task import phases_by_name
from tasks.summary import COST
from vintage_game_generator.models.run_line import RunLine
from vintage_game_generator.run_views import counts_in
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.marks import is_lost

_KEPT = re.compile(r"([a-z-]+) \((\d+)\)")  # as `Run` tells what did not have to be made


def recent(
    client: SyncPrefectClient, limit: int, *, failed: bool = False, inner: bool = False
) -> list[RunLine]:
    """Return the latest runs, the last one first.

    Args:
        client: Who asks the server.
        limit: The most of them.
        failed: Only what failed, crashed, was cancelled or was lost.
        inner: Also those of a batch's games.
    """
    if not failed:
        return lines_of(client, latest(client, limit, inner=inner))
    found = latest(client, limit, BAD, inner=inner)
    running = latest(client, PAGE, [StateType.RUNNING], inner=inner)
    found += [run for run in running if is_lost(str(run.id))]
    found.sort(key=_when, reverse=True)
    return lines_of(client, found[:limit])


def lines_of(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> list[RunLine]:
    """Return what is told of runs in a list."""
    if not runs:
        return []
    of_run: dict[UUID, list[TaskRun]] = {run.id: [] for run in runs}
    for one in task_runs(client, runs):
        if one.flow_run_id:
            of_run[one.flow_run_id].append(one)
    return lines_with(client, runs, {run.id: last_try(run, of_run[run.id]) for run in runs})


def lines_with(
    client: SyncPrefectClient, runs: Sequence[FlowRun], tried: Mapping[UUID, Sequence[TaskRun]]
) -> list[RunLine]:
    """Return what is told of runs in a list, the task runs of whose last tries are known."""
    flows = flow_names(client, runs)
    costs = _costs(client, runs)
    return [line_of(run, flows[run.flow_id], tried[run.id], costs.get(run.id)) for run in runs]


def line_of(run: FlowRun, flow: str, tried: Sequence[TaskRun], cost: str | None) -> RunLine:
    """Return what is told of one run, of a lost one what its process wrote down.

    Args:
        run: The run.
        flow: Its flow's name.
        tried: The task runs of its last try.
        cost: What its models cost, as far as known.
    """
    counts = counts_of(tried)
    state = state_of(run)
    spent = run.estimated_run_time.total_seconds() if run.start_time else None
    line = RunLine(
        id=str(run.id),
        name=run.name,
        flow=flow,
        game=_game(run, flow),
        state=state,
        started=run.start_time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if run.start_time
        else "",
        seconds=round(spent, 1) if spent is not None and state != LOST else None,
        made=sum(each["made"] for each in counts.values()),
        kept=sum(each["kept"] for each in counts.values()),
        failed=sum(each["failed"] for each in counts.values()),
        cost=cost,
        tries=run.run_count,
        deployed=run.deployment_id is not None,
    )
    written = state_here(run) if state == LOST else None
    return line.model_copy(update=counts_in(written)) if written else line


def last_try(run: FlowRun, tried: Iterable[TaskRun]) -> list[TaskRun]:
    """Return the task runs of a run's last try."""
    return [one for one in tried if one.flow_run_run_count == run.run_count]


def counts_of(tried: Iterable[TaskRun]) -> dict[str, Counter[str]]:
    """Return how many pieces were made, kept, failed and are running, by phase or 'game'."""
    phases: dict[str, str] = {name: phase.value for name, phase in phases_by_name().items()}
    phases["make_game"] = "game"
    counts: dict[str, Counter[str]] = {}
    for one in tried:
        state = one.state
        if state is None:
            continue
        name = function_of(one)
        if name == show_kept.fn.__name__:
            for phase, count in _KEPT.findall(one.name):
                counts.setdefault(phase, Counter())["kept"] += int(count)
        elif phase := phases.get(name):
            counts.setdefault(phase, Counter())[_fate(state.type, state.name)] += 1
    order = [phase.value for phase in Phase]
    return {phase: counts[phase] for phase in order if phase in counts}


def function_of(run: TaskRun) -> str:
    """Return the name of the function of a task run's task: Prefect keys are 'name-digest'."""
    return run.task_key.rpartition("-")[0]


def cost_in(table: Artifact) -> str | None:
    """Return what a table of costs says of all that was asked."""
    with suppress(ValueError, TypeError, KeyError, IndexError):
        rows: Any = json.loads(table.data) if isinstance(table.data, str) else table.data
        return str(rows[-1][COST])
    return None


def _fate(type_: StateType, name: str | None) -> str:
    if type_ is StateType.COMPLETED:
        return "kept" if name == CACHED else "made"
    return "failed" if type_ in BAD else "running"


def _costs(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> dict[UUID, str]:
    """Return what models cost in each run, from the last row of the table that runs show."""
    found: dict[UUID, str] = {}
    for one in shown_by(client, [run.id for run in runs], "cost"):
        cost = cost_in(one)
        if one.flow_run_id and cost:  # each try shows a table: the last one counts all of them
            found.setdefault(one.flow_run_id, cost)
    return found


def _game(run: FlowRun, flow: str) -> str:
    config = run.parameters.get("config")
    if flow == GAME and isinstance(config, dict):
        return str(config.get("name", run.name))
    return run.name


def _when(run: FlowRun) -> datetime:
    return run.start_time or run.expected_start_time or datetime.min.replace(tzinfo=UTC)
