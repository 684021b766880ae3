"""Who makes a game of a batch: this very process, or a deployment's workers."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self, TypeVar, cast
from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound, TerminationSignal
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Cancelling

from flows.distant_runs import phase_reached, what_it_took
from flows.generate_game import generate_game
from flows.servers import AWAY_SECONDS
from tasks.outcomes import reason
from tasks.telling import run_logger
from vintage_game_generator.batches import NOT_BEGUN, delivered_row, failed_row, made_row
from vintage_game_generator.cores import lent_cores
from vintage_game_generator.errors import BadInput
from vintage_game_generator.gallery.exhibits import prepare
from vintage_game_generator.models.batch import GameRow
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.naming import folder_name
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.tally import Tally, tallied

R = TypeVar("R")

POLL = 1.0  # seconds between two looks at a run that a worker executes
# Seconds in which the server may have a crashed run run again: deployments/automations says after
# ten, and a busy server takes its time. A run of ours beside it would make the same game twice.
PATIENCE = 60.0
UNTAKEN = 300.0  # seconds after which it is said that no worker took a run
MOST_NUMBERS = 100  # runs of one game in one batch, those of its retries too
STOPPED = "stopped"
NOT_SEEN = (
    "made by a worker of another version, or whose storage is not seen here:"
    " install the same for all, and set VINTAGE_STORAGE alike"
)
_COUNTING = threading.Lock()  # Prefect counts a flow's runs of a deployment without one


def made_here(
    config: GameConfig, generation: GenerationConfig, *, gallery: bool = False
) -> GameRow:
    """Return what became of a game that is made in this process, as a run of the flow.

    Args:
        config: The brief.
        generation: Where the game goes, and how it is made.
        gallery: Whether one will show it: what that takes is made here, beside other games.
    """
    begun = time.monotonic()
    tally = Tally()
    try:
        # A flow's heartbeat costs a second at its end; the batch has one of its own.
        heartbeat = temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
        # There are as many games at a time as cores, so each has one for its test plays.
        with heartbeat, tallied(tally), lent_cores(1):
            state: State[RunReport] = generate_game(config, generation, return_state=True)
        answer = state.result(raise_on_failure=False)
    except TerminationSignal as signal:  # no `Exception`: in a pool nobody would hear of it
        raise RuntimeError(STOPPED) from signal
    seconds = time.monotonic() - begun
    if isinstance(answer, RunReport):
        row = made_row(config, answer, seconds)
        if gallery and row.well:
            with suppress(Exception):  # the gallery tries it again, and says what is wrong
                prepare(row.folder, answer.certificate, local_store())
    else:
        pieces = tally.all_pieces()
        phase = pieces[-1].phase if pieces else NOT_BEGUN
        why = reason(answer) if isinstance(answer, Exception) else str(state.message)
        row = failed_row(config, generation.output, why, phase=phase, seconds=seconds)
    return row.model_copy(update={"flow_run": str(state.state_details.flow_run_id or "")})


@dataclass(frozen=True)
class ByDeployment:
    """Games made as runs of a deployment, by whichever worker is free."""

    deployment: str  # 'generate-game/generate-game'
    batch: str  # the id of the batch's run
    restarts: int
    given: GenerationConfig  # as the workers shall see it: paths may be relative to theirs
    patience: float = PATIENCE
    untaken: float = UNTAKEN
    stopped: threading.Event = field(default_factory=threading.Event, compare=False)

    def __enter__(self) -> Self:
        """Return who makes the games, if there is such a deployment.

        Raises:
            BadInput: there is none.
        """
        try:
            with get_client(sync_client=True) as client:
                client.read_deployment_by_name(self.deployment)
                return self
        except ObjectNotFound:
            raise BadInput(
                f"there is no deployment {self.deployment!r}",
                where="batch.deployment",
                hint="`prefect deployment ls` lists them, `prefect deploy --all` makes ours",
            ) from None

    def __exit__(self, *failure: Any) -> None:
        """Have runs that are not over cancelled, if the batch is stopped."""
        if failure[0] is not None:
            self.stopped.set()

    def __call__(self, config: GameConfig, generation: GenerationConfig) -> GameRow:
        """Return what became of a game; a run whose process died is begun again."""
        begun = time.monotonic()
        starts, why, run = 0, STOPPED, None
        for number in range(MOST_NUMBERS):
            run, ended_before = self._started(config, number)
            state, tries = self._ended(run.id)
            if state.is_completed():
                row = delivered_row(config, generation, local_store(), time.monotonic() - begun)
                if row:
                    with suppress(Exception), get_client(sync_client=True) as client:
                        row = row.model_copy(update=what_it_took(client, run.id))
                    return self._told(row, run, starts + tries)
            if ended_before:  # when the batch was run before: that is what it is retried for
                continue
            starts += tries
            why = f"{state.name}: {state.message or 'no reason given'}".partition("\n")[0]
            if state.is_completed():
                why = NOT_SEEN
            if not state.is_crashed() or starts > self.restarts or self.stopped.is_set():
                break
        phase = ""
        with suppress(Exception), get_client(sync_client=True) as client:
            phase = phase_reached(client, run.id) if run else ""
        seconds = time.monotonic() - begun
        row = failed_row(config, generation.output, why, phase=phase, seconds=seconds)
        return self._told(row, run, starts)

    def _started(self, config: GameConfig, number: int) -> tuple[FlowRun, bool]:
        """Return a run, and whether it had ended before: the same number is the same run."""
        parameters = {
            "config": config.model_dump(mode="json"),
            "generation": self.given.model_dump(mode="json"),
        }
        key = f"{self.batch}-{folder_name(config)}-{number}"
        with _COUNTING:
            run = self._patiently(
                lambda: cast(
                    FlowRun,
                    run_deployment(
                        self.deployment, parameters=parameters, timeout=0, idempotency_key=key
                    ),
                )
            )
        return run, bool(run.state and run.state.is_final())

    def _ended(self, run: UUID) -> tuple[State, int]:
        """Return the state in which a run ends, and how often it was begun.

        If the batch is stopped, the run is cancelled.
        """
        looked = begun = time.monotonic()
        told = False
        with get_client(sync_client=True) as client:
            while True:
                found = self._patiently(lambda: client.read_flow_run(run))
                state, tries = found.state, max(1, found.run_count)
                if not (state and state.is_final()):
                    looked = time.monotonic()
                elif not self._may_go_on(state, looked):
                    return state, tries
                if not (told or found.start_time) and time.monotonic() - begun > self.untaken:
                    told = True
                    run_logger().warning(
                        "%s: no worker takes its run. Is one up, and has its pool a free place?",
                        found.name,
                    )
                if self.stopped.wait(POLL):
                    if not (state and state.is_final()):
                        client.set_flow_run_state(run, Cancelling(message="its batch was stopped"))
                    return Cancelling(message=STOPPED), tries

    def _patiently(self, ask: Callable[[], R]) -> R:
        """Return what a server answers, which may be away for a while: it is started again."""
        begun = time.monotonic()
        while True:
            try:
                return ask()
            except (httpx.TransportError, httpx.HTTPStatusError) as error:
                refused = isinstance(error, httpx.HTTPStatusError) and not (
                    error.response.is_server_error  # its database may be away
                )
                late = time.monotonic() - begun > AWAY_SECONDS
                if refused or late or self.stopped.wait(POLL):
                    raise

    def _may_go_on(self, state: State, looked: float) -> bool:
        """Return whether an ended run may be run again by the server.

        Its own clock may be another one, so that no more than our patience is waited.
        """
        age = (datetime.now(UTC) - state.timestamp).total_seconds()
        waited = time.monotonic() - looked
        return state.is_crashed() and max(age, waited) < self.patience

    def _told(self, row: GameRow, run: FlowRun | None, starts: int) -> GameRow:
        return row.model_copy(
            update={"flow_run": str(run.id) if run else "", "starts": max(1, starts)}
        )
