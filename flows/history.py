"""Runs, their task runs and what they showed, as Prefect's server knows them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
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

from vintage_game_generator.errors import BadInput
from vintage_game_generator.store.marks import is_lost

GAME, BATCH = "generate-game", "generate-batch"
LOST = "lost"
BAD = [StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
PAGE = 200  # what Prefect's server gives at a time
SEARCHED = 2000  # runs among which a beginning of an id is looked up


def client_of_server() -> SyncPrefectClient:
    """Return who asks the server that was reached: a context manager."""
    return get_client(sync_client=True)


def latest(
    client: SyncPrefectClient, limit: int, types: list[StateType] | None = None, *, inner: bool
) -> list[FlowRun]:
    """Return the latest runs of our flows, the last one first.

    Args:
        client: Who asks the server.
        limit: The most of them.
        types: Only those in one of these states.
        inner: Also those of a batch's games.
    """
    return list(islice(_each_run(client, types, inner=inner, size=min(limit, PAGE)), limit))


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


def flow_names(client: SyncPrefectClient, runs: Sequence[FlowRun]) -> dict[UUID, str]:
    """Return the names of the flows of runs, by the flows' ids."""
    only = FlowFilter(id=FlowFilterId(any_=list({run.flow_id for run in runs})))
    return {flow.id: flow.name for flow in client.read_flows(flow_filter=only)}


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
