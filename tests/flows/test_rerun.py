"""What failed is run again, and nothing else: on a real server, by a real worker and from here."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import State
from prefect.client.schemas.responses import SetStateStatus
from prefect.settings import PREFECT_API_URL
from prefect.states import AwaitingRetry, Scheduled
from prefect.utilities.callables import parameter_schema
from prefect.workers.process import ProcessWorker

from flows.generate_game import generate_game
from flows.history import task_runs
from flows.run_lines import last_try
from tests.waiting import LONGEST, until
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.cli import app
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.run_states import made_before
from vintage_game_generator.settings import prefect_environment, settings
from vintage_game_generator.store.keys import Phase

pytestmark = pytest.mark.usefixtures("prefect_server")
PREFECT = Path(sys.executable).with_name("prefect")
ROOT = Path(__file__).parents[2]
HELPERS = ("lay out", "Cached: ")  # task runs that make no piece
FINAL = ("integration: python", "certificate", "package")  # what follows a sprite
BRIEF: GameConfig = checked_brief(
    {
        "name": "Second Try",
        "genre": "action-adventure",
        "perspective": "top-down",
        "art_style": "game-boy",
        "seed": 3,
    }
)


@dataclass(frozen=True)
class Site:
    """A game that was made, and a deployment of its flow, which a worker serves."""

    deployment: UUID
    archive: bytes

    def begun(self, folder: Path) -> str:
        """Return the id of a new run of the deployment, for this game."""
        parameters = {
            "config": BRIEF.model_dump(mode="json"),
            "generation": {"output": str(folder)},
        }
        with get_client(sync_client=True) as client:
            run = client.create_flow_run_from_deployment(
                self.deployment, parameters=parameters, state=Scheduled()
            )
        return str(run.id)


@pytest.fixture(scope="module")
def site(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    report = generate_game(BRIEF, GenerationConfig(output=folder / "first"))
    with get_client(sync_client=True) as client:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(
            WorkPoolCreate(name="rerun-test", type="process", base_job_template=template)
        )
        deployment = client.create_deployment(
            flow_id=client.create_flow(generate_game),
            name="generate-game",
            work_pool_name="rerun-test",
            entrypoint="flows.generate_game.generate_game",
            path=".",
            pull_steps=[{"flows.workplace.enter_workplace": {}}],
            parameter_openapi_schema=parameter_schema(generate_game).model_dump(),
        )
    work = (PREFECT, "worker", "start", "--pool", "rerun-test", "--type", "process")
    environment = client_environment(VINTAGE_WORKPLACE=str(folder / "workplace"))
    with (folder / "worker.log").open("wb") as log:
        worker = subprocess.Popen(
            work, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        yield Site(deployment, archive_in(report.folder))
    finally:
        worker.terminate()
        try:
            worker.wait(15)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def client_environment(**changes: str) -> dict[str, str]:
    """Return the environment of another process of this home, which asks the tests' server."""
    own = {"PREFECT_API_URL": str(PREFECT_API_URL.value()), "PREFECT_CLI_PROMPT": "false"}
    own["PREFECT_WORKER_QUERY_SECONDS"] = "1"
    return {**os.environ, **prefect_environment(verbose=False), **own, **changes}


def archive_in(folder: Path) -> bytes:
    return folder.with_name(f"{folder.name}.zip").read_bytes()


@contextmanager
def in_the_way(*sprites: str) -> Iterator[ExitStack]:
    """Have a folder where the pictures of sprites go in the store.

    What follows a sprite is not kept either. The block is given what clears the way of the first.
    """
    for receipt in settings().receipts.glob("*.json"):
        receipt.unlink()
    for later in ("game", "certificate", "package"):
        for record in settings().results.glob(f"{later}-*"):
            record.unlink()
    with ExitStack() as others, ExitStack() as first:
        for number, sprite in enumerate(sprites):
            (first if number == 0 else others).enter_context(_folder_for(sprite))
        yield first


@contextmanager
def _folder_for(sprite: str) -> Iterator[None]:
    made = made_before(BRIEF)
    assert made
    record = settings().results / made.pieces[f"sprite {sprite}"].key
    result = json.loads(json.loads(record.read_text())["result"])
    files = result["data"]["files"]
    (digest,) = (one["sha256"] for name, one in files.items() if name.endswith(".png"))
    record.unlink()
    blob = settings().store / digest[:2] / digest[2:]
    blob.unlink()
    blob.mkdir()
    try:
        yield
    finally:
        blob.rmdir()


def ended(run: str, tries: int = 1) -> str:
    """Return the state in which a run's try ends."""

    def state() -> str:
        with get_client(sync_client=True) as client:
            now = client.read_flow_run(UUID(run))
        over = now.state and now.state.is_final() and now.run_count >= tries
        return now.state.type.value if now.state and over else ""

    return until(state, lambda: f"{run} does not end")


def executed(run: str, least: int = 1) -> list[str]:
    """Return the pieces whose bodies were executed in the last try of a run, each time, sorted.

    The server writes them down a little later.
    """

    def written() -> list[str]:
        with get_client(sync_client=True) as client:
            found = client.read_flow_run(UUID(run))
            tried = last_try(found, task_runs(client, [found]))
        names = sorted(
            one.name
            for one in tried
            if one.state
            and one.state.is_final()
            and one.state.name != "Cached"
            and not one.name.startswith(HELPERS)
        )
        return names if len(names) >= least else []

    return until(written)


def vintage(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return what a command tells a machine; it asks the tests' server."""
    capsys.readouterr()
    code = app([*arguments, "--json"], standalone_mode=False)
    assert not code
    told: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return told


def test_a_workers_run_is_tried_again_by_the_page_and_by_rerun_and_then_one_asset_is_made_anew(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with in_the_way("hero", "coin") as hero:
        run = site.begun(tmp_path)
        assert ended(run) == "FAILED"
        seen = vintage(capsys, "show", run[:18])
        assert seen["state"] == "failed"
        assert len(seen["errors"]) == 2
        assert all("Is a directory" in one for one in seen["errors"])
        assert (seen["made"], seen["failed"], seen["done"]) == (0, 2, seen["planned"] - 2)
        assert seen["url"].endswith(f"/flow-run/{run}")
        lines = vintage(capsys, "runs", "--failed")["runs"]
        (line,) = (one for one in lines if one["id"] == run)
        assert (line["game"], line["deployed"]) == ("Second Try", True)

        hero.close()
        # What the page sends when one presses Retry.
        retry: State[Any] = AwaitingRetry(message="Retry from the UI")
        with get_client(sync_client=True) as client:
            answer = client.set_flow_run_state(UUID(run), retry, force=False)
        assert answer.status is SetStateStatus.ACCEPT
        assert ended(run, tries=2) == "FAILED"
        assert executed(run, 2) == ["sprite coin", "sprite hero"], "what failed, and no more"
    told = vintage(capsys, "rerun", run)
    assert (told["id"], told["state"], told["tries"]) == (run, "completed", 3)
    follows = sorted(["sprite coin", *FINAL])
    assert executed(run, len(follows)) == follows
    assert (told["made"], told["failed"], told["errors"]) == (len(follows), 0, [])
    assert "sprite hero" in told["assets"]
    assert (tmp_path / "second-try.zip").read_bytes() == site.archive
    assert not (tmp_path / "second-try" / "state.json").exists()

    with pytest.raises(BadInput, match="nothing of this run failed; say what shall be made again"):
        app(["rerun", run], standalone_mode=False)
    with pytest.raises(BadInput, match="there is no 'sprite:herro'; write one of sprite"):
        app(["rerun", run, "--phase", "sprite", "--asset", "herro"], standalone_mode=False)
    anew = vintage(capsys, "rerun", run[:18], "--phase", "sprites", "--asset", "hero")
    assert anew["id"] != run
    assert (anew["deployed"], anew["state"]) == (True, "completed")
    assert executed(anew["id"]) == ["sprite hero"]
    assert (tmp_path / "second-try.zip").read_bytes() == site.archive


def test_a_run_from_here_is_tried_again_by_prefects_command_and_by_rerun(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with in_the_way("hero", "coin") as hero:
        failed = generate_game(BRIEF, GenerationConfig(output=tmp_path), return_state=True)
        assert failed.is_failed()
        assert failed.state_details.flow_run_id
        run = str(failed.state_details.flow_run_id)
        hero.close()
        entrypoint = ("--entrypoint", "flows/generate_game.py:generate_game")
        retried = subprocess.run(
            [PREFECT, "flow-run", "retry", run, *entrypoint],
            cwd=ROOT,
            env=client_environment(),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert ended(run, tries=2) == "FAILED", retried.stderr
        assert executed(run, 2) == ["sprite coin", "sprite hero"]
    # Somebody asked for another try, and was killed before it began: nobody else takes it.
    with get_client(sync_client=True) as client:
        waiting: State[Any] = AwaitingRetry()
        client.set_flow_run_state(UUID(run), waiting, force=True)
    told = vintage(capsys, "rerun", run)
    follows = sorted(["sprite coin", *FINAL])
    assert (told["executed"], told["certified"]) == (len(follows), True)
    assert ended(run, tries=3) == "COMPLETED"
    assert executed(run, len(follows)) == follows
    assert (tmp_path / "second-try.zip").read_bytes() == site.archive


def test_all_sprites_are_made_anew_and_the_rest_is_kept(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = generate_game(BRIEF, GenerationConfig(output=tmp_path), return_state=True)
    run = str(state.state_details.flow_run_id)
    told = vintage(capsys, "rerun", run, "--phase", "sprites")
    made = made_before(BRIEF)
    assert made
    sprites = sorted(name for name, one in made.pieces.items() if one.phase == Phase.SPRITE)
    assert len(sprites) > 5
    anew = vintage(capsys, "show", BRIEF.name)["id"]
    assert anew != run
    assert executed(anew, len(sprites)) == sprites
    assert (told["executed"], told["cached"]) == (len(sprites), len(made.pieces) - len(sprites))
    assert (tmp_path / "second-try.zip").read_bytes() == site.archive
