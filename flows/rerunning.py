"""Runs again: what failed of one, or the pieces of one that somebody wants anew."""

import time
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas import OrchestrationResult
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import SetStateStatus
from prefect.flow_engine import run_flow
from prefect.flows import Flow
from prefect.settings import PREFECT_API_URL
from prefect.states import AwaitingRetry, Crashed
from pydantic import ValidationError

from flows.generate_batch import generate_batch
from flows.generate_game import generate_game
from flows.history import flow_of, state_of, task_runs
from flows.local import from_here, tell_of_gaps
from flows.local_batch import report_of
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.store.marks import is_lost

HERE: dict[str, Flow[..., Any]] = {one.name: one for one in (generate_game, generate_batch)}
ASKED = "run again by `vintage rerun`; what is done is kept"
POLL = 1.0  # seconds


def retry(client: SyncPrefectClient, run: FlowRun) -> None:
    """Have Prefect run a run again, under its id: as the UI's Retry does.

    One whose process was killed counts as crashed from now on.

    Raises:
        BadInput: it is going on, or nothing failed.
        VintageError: the server does not want to.
    """
    state = state_of(run)
    if state == "completed":
        raise BadInput(
            "nothing of this run failed",
            where=f"run {run.name}",
            hint="say what shall be made again: --phase sprite --asset hero",
        )
    if is_lost(str(run.id)):
        lost: State[Any] = Crashed(message="its process was killed")
        client.set_flow_run_state(run.id, lost, force=True)
    elif not (run.state and (run.state.is_final() or _waits_for_us(run, run.state))):
        raise BadInput(
            f"is {state}",
            where=f"run {run.name}",
            hint=f"wait for it, or `prefect flow-run cancel {run.id}` first",
        )
    # A run without a deployment is run again by us: the server would not, unless forced.
    again: State[Any] = AwaitingRetry(message=ASKED)
    answer: OrchestrationResult[Any] = client.set_flow_run_state(
        run.id, again, force=not run.deployment_id
    )
    if answer.status is not SetStateStatus.ACCEPT:
        reason = getattr(answer.details, "reason", None) or "no reason given"
        raise VintageError(f"run {run.name}: the server refuses another try ({reason})")


def _waits_for_us(run: FlowRun, state: State[Any]) -> bool:
    """Return whether nobody else will take a run: who asked for its retry is gone."""
    return state.is_scheduled() and not run.deployment_id


def retried_here(run: FlowRun, before: int) -> Any:
    """Return what comes of another try of a run, in this process.

    Args:
        run: It awaits its retry.
        before: How many task runs its tries had so far.

    Raises:
        VintageError: it failed again; what is done is kept.
    """
    with get_client(sync_client=True) as client:
        flow = flow_called(flow_of(client, run))
        run = client.read_flow_run(run.id)
    with from_here(shared=_shared(flow, run.parameters)):
        state = run_flow(flow, flow_run=run, parameters=run.parameters, return_type="state")
    return _report(flow, run.parameters, cast(State[Any], state), before=before)


def made_here(flow: str, parameters: dict[str, Any]) -> Any:
    """Return what comes of a new run, in this process.

    Raises:
        VintageError: it failed; what is done is kept.
    """
    called = flow_called(flow)
    with from_here(shared=_shared(called, parameters)):
        state = cast(State[Any], called(**parameters, return_state=True))
    return _report(called, parameters, state)


def started_elsewhere(
    client: SyncPrefectClient, run: FlowRun, parameters: dict[str, Any]
) -> FlowRun:
    """Return a new run of a run's deployment, which a worker will take."""
    assert run.deployment_id
    return client.create_flow_run_from_deployment(
        run.deployment_id, parameters=parameters, tags=run.tags, name=None
    )


def changed_parameters(run: FlowRun, changes: dict[str, Any]) -> dict[str, Any]:
    """Return a run's parameters with some of `generation` changed, as JSON.

    Raises:
        BadInput: they are not valid together.
    """
    told = run.parameters.get("generation") or {}
    try:
        generation = GenerationConfig.model_validate({**told, **changes})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput(first["msg"], where=f"--set {where}") from None
    return {**run.parameters, "generation": generation.model_dump(mode="json")}


def watched(run: UUID, look: Callable[[FlowRun], None]) -> FlowRun:
    """Return a run when it is over; whoever looks hears of it now and then."""
    with get_client(sync_client=True) as client:
        while True:
            now = client.read_flow_run(run)
            if now.state and now.state.is_final():
                return now
            look(now)
            time.sleep(POLL)


def tries_so_far(client: SyncPrefectClient, run: FlowRun) -> int:
    """Return how many task runs all tries of a run had, where the server may lose some."""
    if PREFECT_API_URL.value():
        return 0
    return sum(bool(one.state and one.state.is_final()) for one in task_runs(client, [run]))


def flow_called(name: str) -> Flow[..., Any]:
    """Return a flow that can be run from here.

    Raises:
        BadInput: it is another one.
    """
    if name not in HERE:
        raise BadInput(f"is a run of {name}", where="rerun", hint=f"only {', '.join(HERE)} can be")
    return HERE[name]


def _shared(flow: Flow[..., Any], parameters: dict[str, Any]) -> bool:
    """Return whether other processes work for a run."""
    runner = _generation(parameters).get("task_runner", "threads")
    return flow is generate_batch or runner != "threads"


def _generation(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return how a run makes games, as far as it was said."""
    return parameters.get("generation") or {}


def _report(
    flow: Flow[..., Any], parameters: dict[str, Any], state: State[Any], before: int = 0
) -> Any:
    if flow is generate_batch:
        return report_of(state)
    standalone = bool(_generation(parameters).get("standalone"))
    tell_of_gaps(state, before=before, standalone=standalone)
    return state.result()
