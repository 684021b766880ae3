"""A batch on a real Prefect server: one failure stops no other game, and nothing is made twice."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import cloudpickle
import httpx
import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterId,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import TerminationSignal
from prefect.runtime import flow_run
from prefect.states import Completed, Crashed, Failed

from flows.game_makers import ByDeployment, made_here
from flows.generate_batch import generate_batch
from flows.generate_game import generate_game
from flows.lanes import Lanes, Lost
from tasks.games import make_game
from tasks.pictures import draw_sprite
from tasks.style import draw_style_guide
from tasks.summary import work_told
from tests.waiting import ENDLESS, LONGEST, until
from vintage_game_generator.batches import failed_row
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.batch import (
    BATCH,
    BatchConfig,
    BatchFailed,
    BatchReport,
    GameRow,
)
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.lineup import LineUp
from vintage_game_generator.settings import settings
from vintage_game_generator.store.marks import is_under_way

pytestmark = pytest.mark.usefixtures("prefect_server")
cloudpickle.register_pickle_by_value(sys.modules[__name__])  # no other process has this module

LINEUP = LineUp.model_validate(
    {
        "title": "Small Night",
        "defaults": {"genre": "platformer", "art_style": "pico-8"},
        "games": [
            {"name": "Batch One", "seed": 1},
            {"name": "Taken"},
            {"name": "Batch One Again", "seed": 1},
        ],
    }
)


@dataclass(frozen=True)
class Night:
    """A batch in which one game's place was somebody else's."""

    output: Path
    run: UUID
    state: State[BatchReport]
    report: BatchReport


def ran(output: Path, lineup: LineUp = LINEUP, **batch: object) -> Night:
    settings = BatchConfig.model_validate({"parallel_games": 2, "gallery": False} | batch)
    state = generate_batch(lineup, GenerationConfig(output=output), settings, return_state=True)
    answer = state.result(raise_on_failure=False)
    report = answer.report if isinstance(answer, BatchFailed) else answer
    assert isinstance(report, BatchReport), report
    run = state.state_details.flow_run_id
    assert run
    return Night(output, run, state, report)


@pytest.fixture(scope="module")
def night(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Night:
    output = tmp_path_factory.mktemp("night")
    (output / "taken").mkdir()
    (output / "taken" / "thesis.txt").write_text("mine")
    return ran(output)


def test_a_game_that_fails_stops_no_other_and_says_why(night: Night) -> None:
    one, taken, again = night.report.games
    assert one.well
    assert again.well
    assert not taken.well
    assert "there is something else in this folder" in taken.error
    assert (night.output / "taken" / "thesis.txt").read_text() == "mine"
    assert [row.phase for row in night.report.games] == ["delivered", "brief", "delivered"]
    assert (one.folder / "certificate.json").is_file()
    assert one.seconds > 0
    assert one.executed


def test_the_batch_failed_if_more_games_failed_than_may(night: Night) -> None:
    assert night.state.is_failed()
    assert "2 of 3 games certified, 1 FAILED" in str(night.state.message)
    assert "first 'Taken'" in str(night.state.message)


def test_the_report_is_kept_beside_the_games(night: Night) -> None:
    kept = BatchReport.model_validate_json((night.output / BATCH).read_bytes())
    assert kept == night.report


@pytest.mark.parametrize("gallery", [True, False])
def test_what_a_gallery_will_show_is_prepared_by_whoever_makes_the_game(
    gallery: bool, night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[Path] = []
    marked: list[bool] = []  # whether one could see that the batch itself is lost, if it were

    def broken(folder: Path, *_: object) -> str:
        prepared.append(folder)
        marked.append(is_under_way(str(flow_run.id)))
        raise RuntimeError("no film")

    monkeypatch.setattr("flows.game_makers.prepare", broken)
    lineup = LINEUP.model_copy(update={"games": ({"name": "Filmed", "seed": 1},)})
    (row,) = ran(tmp_path, lineup, gallery=gallery, task_runner="threads").report.games
    assert row.well  # whatever becomes of the film
    assert prepared == [row.folder] * gallery
    assert marked == [True] * gallery


def test_a_copy_under_another_name_is_named(night: Night) -> None:
    (twin,) = night.report.twins
    assert twin.games == ("Batch One", "Batch One Again")
    assert twin.distance == 0


def test_the_server_shows_each_game_its_run_its_log_and_how_far_the_batch_is(night: Night) -> None:
    only = FlowRunFilter(id=FlowRunFilterId(any_=[night.run]))
    with get_client(sync_client=True) as client:
        states = _task_states(client, only)
        runs = {row.name: client.read_flow_run(UUID(row.flow_run)) for row in night.report.games}
        shown = {one.key: one for one in client.read_artifacts(flow_run_filter=only)}
        of_taken = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[runs["Taken"].id]))

        def why() -> list[str]:
            logs = [log.message for log in client.read_logs(of_taken)]
            return [message for message in logs if "something else in this folder" in message]

        until(why, lambda: "its log does not tell")  # the server writes it down a little later
    assert states == {"Batch One": "COMPLETED", "Batch One Again": "COMPLETED", "Taken": "FAILED"}
    assert runs["Batch One"].name == "Batch One (pico-8)"
    assert runs["Batch One"].parent_task_run_id
    assert shown["batch-progress"].data == 100
    assert "something else in this folder" in str(shown["batch"].data)
    assert "Batch One Again" in str(shown["near-duplicates"].data)


def _task_states(client: SyncPrefectClient, only: FlowRunFilter) -> dict[str, str]:
    """Return the states of the games' tasks, once the server has written them down."""

    def written() -> dict[str, str]:
        runs = client.read_task_runs(flow_run_filter=only)
        ended = {
            run.name: run.state_type.value
            for run in runs
            if run.state_type
            and not run.name.startswith("generate-game")
            and run.state
            and run.state.is_final()
        }
        return ended if len(ended) == len(LINEUP.games) else {}

    return until(written)


def test_again_only_what_failed_is_tried_and_a_share_may_fail(night: Night) -> None:
    again = ran(night.output, failures_allowed=0.34, task_runner="threads")
    assert again.state.is_completed()
    assert [row.kept for row in again.report.games] == [True, False, True]
    assert [bool(row.flow_run) for row in again.report.games] == [False, True, False]
    assert again.report.twins == night.report.twins


def test_when_the_place_is_free_the_same_batch_is_whole(night: Night, tmp_path: Path) -> None:
    lineup = LINEUP.model_copy(update={"games": LINEUP.games[::2]})
    whole = ran(tmp_path, lineup)
    assert whole.state.is_completed()
    assert whole.report.verdict.startswith("2 of 2 games certified, 2 of them kept from before")
    assert (tmp_path / "batch-one" / "certificate.json").read_bytes() == (
        night.output / "batch-one" / "certificate.json"
    ).read_bytes()


def test_a_rotating_lineup_has_a_folder_for_every_day(night: Night, tmp_path: Path) -> None:
    games = ({"name": "Batch One", "seed": 1},)
    rotating = LINEUP.model_copy(update={"seed": "rotating", "games": games})
    taken = tmp_path / "7" / "batch-one"
    taken.mkdir(parents=True)
    (taken / "thesis.txt").write_text("mine")
    settings = BatchConfig(gallery=False, task_runner="threads")
    with pytest.raises(BatchFailed) as caught:
        generate_batch(rotating, GenerationConfig(output=tmp_path), settings, seed=7)
    assert caught.value.report.seed == 7
    assert caught.value.report.output == tmp_path / "7"


def test_what_somebody_else_keeps_there_is_seen_before_a_game_is_made(tmp_path: Path) -> None:
    (tmp_path / BATCH).write_text("[]")
    with pytest.raises(BadInput, match=r"batch\.json: there is something else of this name"):
        generate_batch(LINEUP, GenerationConfig(output=tmp_path), BatchConfig(gallery=False))
    assert [path.name for path in tmp_path.iterdir()] == [BATCH]


def test_a_lineup_is_read_from_its_file_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("games: [{name: Tide, genre: platfrom}]\n")
    with pytest.raises(BadInput, match=r"wrong\.yaml: games\.0: genre: 'platfrom'"):
        generate_batch(str(path), GenerationConfig(output=tmp_path))


LIMIT = 2
MANY = LineUp.model_validate(
    {
        "title": "Many",
        "defaults": {"genre": "platformer", "art_style": "pico-8"},
        "games": [{"name": f"Many {number}"} for number in range(3 * LIMIT)],
    }
)


class Meeting:
    """A maker whose games end only when as many as may be made at a time have met."""

    def __init__(self) -> None:
        self.met = threading.Barrier(LIMIT)
        self.changed = threading.Condition()
        self.making = self.most = 0

    def __call__(
        self, config: GameConfig, generation: GenerationConfig, *, gallery: bool
    ) -> GameRow:
        with self.changed:
            self.making += 1
            self.most = max(self.most, self.making)
            self.changed.notify_all()
        self.met.wait(LONGEST)
        with self.changed:
            self.changed.wait_for(lambda: self.most > LIMIT, 0.3)  # one too many would come now
            self.making -= 1
        return failed_row(config, generation.output, "it only met others")


def test_as_many_games_are_made_at_the_same_time_as_may_be_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = Meeting()
    monkeypatch.setattr("flows.generate_batch.made_here", meeting)
    night = ran(
        tmp_path, MANY, parallel_games=LIMIT, task_runner="threads", failures_allowed=1, restarts=0
    )
    assert {row.error for row in night.report.games} == {"it only met others"}
    assert meeting.most == LIMIT


BRIEF = checked_brief({"name": "Lane", "genre": "platformer", "perspective": "side-view"})


@dataclass(frozen=True)
class DiesAtFirst:
    """A maker whose process is killed when it makes its first game."""

    mark: Path

    def __call__(self, config: GameConfig, generation: GenerationConfig) -> GameRow:
        if not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), 9)
        return failed_row(config, generation.output, f"made by {os.getpid()}")


def test_a_process_that_dies_costs_its_own_game_alone(tmp_path: Path) -> None:
    maker = DiesAtFirst(tmp_path / "died")
    parameters = {"config": BRIEF, "generation": GenerationConfig(), "maker": maker}
    with Lanes("processes", 1) as lanes:
        with pytest.raises(Lost, match="its process died"):
            lanes.run(make_game, parameters)
        row = lanes.run(make_game, parameters)
    assert row.error != f"made by {os.getpid()}"
    assert row.error.startswith("made by ")


@dataclass(frozen=True)
class Sleeps:
    """A maker that takes hours."""

    mark: Path

    def __call__(self, config: GameConfig, generation: GenerationConfig) -> GameRow:
        self.mark.write_text(str(os.getpid()))
        try:
            time.sleep(ENDLESS)
        except TerminationSignal as signal:
            raise RuntimeError("stopped") from signal
        return failed_row(config, generation.output, "overslept")


def test_processes_end_when_the_batch_is_stopped(tmp_path: Path) -> None:
    mark = tmp_path / "asleep"
    parameters = {"config": BRIEF, "generation": GenerationConfig(), "maker": Sleeps(mark)}
    lanes = Lanes("processes", 1)

    def run() -> None:
        with pytest.raises(Lost):
            lanes.run(make_game, parameters)

    running = threading.Thread(target=run)
    with pytest.raises(KeyboardInterrupt), lanes:
        running.start()
        child = int(until(lambda: mark.exists() and mark.read_text()))
        raise KeyboardInterrupt
    running.join(LONGEST)
    assert not running.is_alive()
    assert not Path(f"/proc/{child}").exists()


@pytest.fixture(scope="module")
def deployment(prefect_server: None) -> UUID:
    """A deployment of the flow that no worker serves: the tests say what becomes of its runs."""
    with get_client(sync_client=True) as client:
        flow = client.create_flow_from_name(generate_game.name)
        return client.create_deployment(flow_id=flow, name="by-hand")


class Looking(threading.Event):
    """What a maker waits for between two looks at its run: it has one by then."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = threading.Event()

    def wait(self, timeout: float | None = None) -> bool:
        self.looked.set()
        return super().wait(timeout)


@contextmanager
def by_hand(batch: str, restarts: int = 1, untaken: float = ENDLESS) -> Iterator[ByDeployment]:
    name, given = "generate-game/by-hand", GenerationConfig()
    own = {"patience": 0.0, "untaken": untaken}
    with ByDeployment(name, batch, restarts, given, **own, stopped=Looking()) as maker:
        yield maker


def runs_of(client: SyncPrefectClient, deployment: UUID, batch: str) -> list[FlowRun]:
    found = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(deployment_id=FlowRunFilterDeploymentId(any_=[deployment])),
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
    )
    return [run for run in found if str(run.idempotency_key).startswith(f"{batch}-")]


def decide(deployment: UUID, maker: ByDeployment, *states: State) -> None:
    """Put one run after the other into a state, as soon as somebody waits for it."""
    assert isinstance(maker.stopped, Looking)
    with ExitStack() as failing, get_client(sync_client=True) as client:
        failing.callback(maker.stopped.set)  # else whoever waits for the run would do so for ever
        assert maker.stopped.looked.wait(LONGEST)

        def waiting() -> list[FlowRun]:
            runs = runs_of(client, deployment, maker.batch)
            return [run for run in runs if run.state and not run.state.is_final()]

        for state in states:
            client.set_flow_run_state(until(waiting)[0].id, state, force=True)
        failing.pop_all()


def made(maker: ByDeployment, deployment: UUID, output: Path, *states: State) -> GameRow:
    deciding = threading.Thread(target=decide, args=(deployment, maker, *states))
    deciding.start()
    row = maker(BRIEF, GenerationConfig(output=output))
    deciding.join()
    return row


def test_a_crashed_run_of_a_deployment_is_begun_again_and_a_failed_one_is_not(
    deployment: UUID, tmp_path: Path
) -> None:
    with by_hand("crashes") as maker:
        crashed: State = Crashed(message="worker died")
        failed: State = Failed(message="no way through level 1")
        row = made(maker, deployment, tmp_path, crashed, failed)
    assert row.error == "Failed: no way through level 1"
    assert row.starts == 2
    with get_client(sync_client=True) as client:
        assert len(runs_of(client, deployment, "crashes")) == 2


def test_a_row_says_what_the_run_of_a_worker_told_of_itself(
    night: Night, deployment: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vintage_game_generator.batches.asks_models", lambda _: True)
    config = checked_brief(
        {"name": "Batch One", "genre": "platformer", "art_style": "pico-8", "seed": 1}
        | {"perspective": "side-view"}
    )
    generation = GenerationConfig(output=night.output)
    rows = []
    for told in (False, True):
        with by_hand(f"told-{told}") as maker, get_client(sync_client=True) as client:
            run, _ = maker._started(config, 0)
            cost = [{"cost of this run": "0.5"}, {"cost of this run": "0.75"}]
            description = f"Batch One: certified; {work_told(3, 42)}"
            for key, said, data in (("summary", description, ""), ("cost", "", json.dumps(cost))):
                if told:
                    client.create_artifact(
                        ArtifactCreate(key=key, description=said, data=data, flow_run_id=run.id)
                    )
            client.set_flow_run_state(run.id, Completed(), force=True)
            rows.append(maker(config, generation))
    silent, row = rows
    assert (row.executed, row.cached, row.cost) == (3, 42, "0.75")
    assert (silent.executed, silent.cached, silent.cost) == (None, None, "unknown")
    assert row.well


def test_the_phase_is_told_in_which_the_run_of_a_worker_failed(
    deployment: UUID, tmp_path: Path
) -> None:
    with by_hand("phases") as maker, get_client(sync_client=True) as client:
        run, _ = maker._started(BRIEF, 0)
        for drawn, state in ((draw_style_guide, Completed()), (draw_sprite, Failed())):
            client.create_task_run(drawn, run.id, dynamic_key=drawn.name, state=state)
        row = made(maker, deployment, tmp_path, Failed(message="no sprite"))
    assert row.phase == "sprite"


def test_a_run_that_no_worker_takes_is_told_of(
    deployment: UUID, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with by_hand("untaken", untaken=0) as maker:
        made(maker, deployment, tmp_path, Failed(message="enough"))
    (warning,) = [one for one in caplog.messages if "no worker takes its run" in one]
    assert "has its pool a free place?" in warning


def test_a_server_that_is_started_again_meanwhile_costs_no_game(
    deployment: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = iter([True, True])
    read = SyncPrefectClient.read_flow_run

    def restarting(client: SyncPrefectClient, run: UUID) -> FlowRun:
        if threading.current_thread() is threading.main_thread() and next(away, False):
            raise httpx.ConnectError("refused")
        return read(client, run)

    monkeypatch.setattr(SyncPrefectClient, "read_flow_run", restarting)
    with by_hand("restarting") as maker:
        row = made(maker, deployment, tmp_path, Failed(message="seen"))
    assert row.error == "Failed: seen"
    assert next(away, None) is None


def test_a_run_that_crashes_again_and_again_is_given_up(deployment: UUID, tmp_path: Path) -> None:
    with by_hand("hopeless", restarts=1) as maker:
        row = made(maker, deployment, tmp_path, Crashed(message="a"), Crashed(message="b"))
    assert row.error == "Crashed: b"
    assert row.starts == 2


def test_a_retried_batch_goes_on_with_the_run_that_it_had_begun(
    deployment: UUID, tmp_path: Path
) -> None:
    with by_hand("retried") as maker:
        first, _ = maker._started(BRIEF, 0)
        row = made(maker, deployment, tmp_path, Failed(message="its own fault"))
        assert row.flow_run == str(first.id)
        # What had failed before the batch was retried is what it is retried for.
        second = made(maker, deployment, tmp_path, Failed(message="again"))
    assert second.flow_run != str(first.id)
    assert second.error == "Failed: again"


def test_runs_of_a_stopped_batch_are_cancelled(deployment: UUID, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), by_hand("stopped") as maker:
        making = threading.Thread(target=maker, args=(BRIEF, GenerationConfig(output=tmp_path)))
        making.start()
        with get_client(sync_client=True) as client:
            found = until(lambda: runs_of(client, deployment, "stopped"))
        raise KeyboardInterrupt
    making.join(LONGEST)
    with get_client(sync_client=True) as client:
        (run,) = found
        state = client.read_flow_run(run.id).state
    assert state
    assert state.type.value in ("CANCELLED", "CANCELLING")


def test_a_deployment_that_is_not_there_is_told_before_anything_is_begun(tmp_path: Path) -> None:
    settings = BatchConfig(deployment="generate-game/nowhere", gallery=False)
    lineup = LINEUP.model_copy(update={"games": ({"name": "Nowhere", "seed": 77},)})
    with pytest.raises(BadInput, match="there is no deployment 'generate-game/nowhere'"):
        generate_batch(lineup, GenerationConfig(output=tmp_path), settings)


@pytest.mark.parametrize("shared", [True, False])
def test_a_game_that_another_machine_made_is_brought_here_from_the_storage(
    shared: bool, night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"

    def elsewhere(config: GameConfig, generation: GenerationConfig, *, gallery: bool) -> GameRow:
        told = generation.model_copy(update={"output": there, "cache": shared})
        row = made_here(config, told, gallery=gallery)
        if not shared:
            for receipt in settings().receipts.iterdir():
                receipt.unlink()
        return row.model_copy(update={"folder": here / row.folder.name})

    monkeypatch.setattr("flows.generate_batch.made_here", elsewhere)
    lineup = LINEUP.model_copy(update={"games": LINEUP.games[:1]})
    options = GenerationConfig(output=here, cache=False)
    batch = BatchConfig(gallery=False, task_runner="threads", failures_allowed=1)
    (row,) = generate_batch(lineup, options, batch).games
    assert row.well is shared
    assert (here / "batch-one" / "certificate.json").is_file() is shared
    assert shared or "set VINTAGE_STORAGE alike" in row.error
