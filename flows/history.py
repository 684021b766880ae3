"""Runs as Prefect's server knows them, told in our own words."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    ArtifactFilterKey,
    FlowFilter,
    FlowFilterId,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterId,
    FlowRunFilterParentTaskRunId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    TaskRunFilter,
    TaskRunFilterFlowRunId,
)
from prefect.client.schemas.objects import Artifact, FlowRun, StateType, TaskRun
from prefect.client.schemas.sorting import ArtifactSort, FlowRunSort, TaskRunSort
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL

import flows.generate_game  # noqa: F401, the phases of all tasks are known when they are loaded
from flows.asked import state_here
from tasks.kept import show_kept
from tasks.outcomes import CACHED
from tasks.phase_task import phases_by_name
from tasks.summary import COST
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.run_line import RunLine
from vintage_game_generator.run_views import counts_in
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.marks import is_lost

GAME, BATCH = "generate-game", "generate-batch"
LOST = "lost"
BAD = [StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
PAGE = 200  # what Prefect's server gives at a time
SEARCHED = 2000  # runs among which a beginning of an id is looked up
_KEPT = re.compile(r"([a-z-]+) \((\d+)\)")  # as `Run` tells what did not have to be made


def client_of_server() -> SyncPrefectClient:
    """Return who asks the server that was reached: a context manager."""
    return get_client(sync_client=True)


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
        return lines_of(client, _runs(client, limit, inner=inner))
    found = _runs(client, limit, BAD, inner=inner)
    found += [
        run for run in _runs(client, PAGE, [StateType.RUNNING], inner=inner) if is_lost(str(run.id))
    ]
    found.sort(key=_when, reverse=True)
    return lines_of(client, found[:limit])


def find_run(client: SyncPrefectClient, wanted: str) -> FlowRun:
    """Return a run by its id, the beginning of one, or what it is called: then the latest.

    A run of a game is called by its title, too.

    Raises:
        BadInput: there is none, or there are several.
    """
    with suppress(ValueError, ObjectNotFound):
        return client.read_flow_run(UUID(wanted))
    begin, fits = wanted.lower(), []
    for run in islice(_each_run(client, inner=True), SEARCHED):
        if wanted in names_of(run):
            return run
        if begin and str(run.id).startswith(begin):
            fits.append(run)
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise BadInput(
            f"{len(fits)} runs begin like that",
            where=f"run {wanted!r}",
            hint="write more of its id",
        )
    hint = "`vintage runs` lists them: write an id, or a game's title"
    if not PREFECT_API_URL.value():
        hint += "; where they are on a server, set PREFECT_API_URL"
    raise BadInput("there is no such run", where=f"run {wanted!r}", hint=hint)


def names_of(run: FlowRun) -> tuple[str, ...]:
    """Return what a run is called: its name, and the title of its game or batch if told."""
    asked = (run.parameters.get("config"), run.parameters.get("lineup"))
    told = [one for one in asked if isinstance(one, dict)]
    titles = [one.get("name", one.get("title")) for one in told]
    return (run.name, *(title for title in titles if isinstance(title, str)))


def flow_of(client: SyncPrefectClient, run: FlowRun) -> str:
    """Return the name of a run's flow."""
    return client.read_flow(run.flow_id).name


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
    flows = _flow_names(client, runs)
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


def state_of(run: FlowRun) -> str:
    """Return a run's state: one whose process was killed can only be seen from its machine."""
    state = run.state
    if state is None:
        return "unknown"
    if state.is_running() and is_lost(str(run.id)):
        return LOST
    return (state.name or state.type.value).lower()


def task_runs(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> list[TaskRun]:
    """Return all task runs of runs."""
    only = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[run.id for run in runs]))
    found: list[TaskRun] = []
    while True:
        page = client.read_task_runs(
            task_run_filter=only, sort=TaskRunSort.ID_DESC, limit=PAGE, offset=len(found)
        )
        found += page
        if len(page) < PAGE:
            return found


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


def _fate(type_: StateType, name: str | None) -> str:
    if type_ is StateType.COMPLETED:
        return "kept" if name == CACHED else "made"
    return "failed" if type_ in BAD else "running"


def _runs(
    client: SyncPrefectClient, limit: int, types: list[StateType] | None = None, *, inner: bool
) -> list[FlowRun]:
    return list(islice(_each_run(client, types, inner=inner, size=min(limit, PAGE)), limit))


def _each_run(
    client: SyncPrefectClient,
    types: list[StateType] | None = None,
    *,
    inner: bool,
    size: int = PAGE,
) -> Iterator[FlowRun]:
    """Yield runs of our flows, the latest first; of those that are scheduled only what is due."""
    only = FlowRunFilter(
        expected_start_time=FlowRunFilterExpectedStartTime(before_=datetime.now(UTC)),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=types)) if types else None,
        parent_task_run_id=None if inner else FlowRunFilterParentTaskRunId(is_null_=True),
    )
    offset = 0
    while page := client.read_flow_runs(
        flow_filter=_ours(),
        flow_run_filter=only,
        sort=FlowRunSort.START_TIME_DESC,
        limit=size,
        offset=offset,
    ):
        yield from page
        offset += size
        if len(page) < size:
            break


def _ours() -> FlowFilter:
    return FlowFilter(name=FlowFilterName(any_=[GAME, BATCH]))


def _flow_names(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> dict[UUID, str]:
    only = FlowFilter(id=FlowFilterId(any_=list({run.flow_id for run in runs})))
    return {flow.id: flow.name for flow in client.read_flows(flow_filter=only)}


def _costs(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> dict[UUID, str]:
    """Return what models cost in each run, from the last row of the table that runs show."""
    found: dict[UUID, str] = {}
    for one in shown_by(client, [run.id for run in runs], "cost"):
        cost = cost_in(one)
        if one.flow_run_id and cost:  # each try shows a table: the last one counts all of them
            found.setdefault(one.flow_run_id, cost)
    return found


def cost_in(table: Artifact) -> str | None:
    """Return what a table of costs says of all that was asked."""
    with suppress(ValueError, TypeError, KeyError, IndexError):
        rows: Any = json.loads(table.data) if isinstance(table.data, str) else table.data
        return str(rows[-1][COST])
    return None


def shown_by(client: SyncPrefectClient, ids: list[UUID], *keys: str) -> list[Artifact]:
    """Return the artifacts of some keys that runs showed, the latest first."""
    found: list[Artifact] = []
    while True:
        page = client.read_artifacts(
            artifact_filter=ArtifactFilter(
                key=ArtifactFilterKey(any_=list(keys)),
                flow_run_id=ArtifactFilterFlowRunId(any_=ids),
            ),
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=ids)),
            sort=ArtifactSort.CREATED_DESC,
            limit=PAGE,
            offset=len(found),
        )
        found += page
        if len(page) < PAGE:
            return found


def _game(run: FlowRun, flow: str) -> str:
    config = run.parameters.get("config")
    if flow == GAME and isinstance(config, dict):
        return str(config.get("name", run.name))
    return run.name


def _when(run: FlowRun) -> datetime:
    return run.start_time or run.expected_start_time or datetime.min.replace(tzinfo=UTC)
