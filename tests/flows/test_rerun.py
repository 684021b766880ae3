"""What failed is run again, and nothing else: on a real server, by a real worker and from here."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from tests.command import LONGEST, Finished, Home
from vintage_game_generator.settings import prefect_environment

STARTING = 120  # seconds, on a busy machine
HELPERS = ("lay out", "Cached: ")  # task runs that make no piece
PREFECT = Path(sys.executable).with_name("prefect")
ROOT = Path(__file__).parents[2]
# What is deployed of the flow: a real deployment, as `prefect deploy` makes it from prefect.yaml.
DEPLOY = """
import json, sys
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.utilities.callables import parameter_schema
from prefect.workers.process import ProcessWorker
from flows.generate_game import generate_game
with get_client(sync_client=True) as client:
    template = ProcessWorker.get_default_base_job_template()
    client.create_work_pool(WorkPoolCreate(name="vintage", type="process",
        base_job_template=template))
    print(client.create_deployment(
        flow_id=client.create_flow(generate_game), name="generate-game", work_pool_name="vintage",
        entrypoint="flows.generate_game.generate_game", path=".",
        pull_steps=[{"flows.workplace.enter_workplace": {}}],
        parameter_openapi_schema=parameter_schema(generate_game).model_dump()))
"""


@dataclass(frozen=True)
class Site:
    """A server, a worker, and the home that the worker and we share."""

    address: str
    home: Home
    deployment: str
    made: Finished

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"{self.address}/{path}",
            json.dumps(body).encode() if body is not None else None,
            {"Content-Type": "application/json"},
        )
        deadline = time.monotonic() + STARTING
        while True:
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:  # SQLite is locked: Prefect's client waits too
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE or time.monotonic() > deadline:
                    raise
                time.sleep(1)

    def vintage(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self.home.run(*arguments, PREFECT_API_URL=self.address)

    def begun(self, folder: Path) -> str:
        """Return the id of a new run of the deployment, for the adventure's brief."""
        brief = {
            "name": "Moor Lantern",
            "genre": "action-adventure",
            "perspective": "top-down",
            "art_style": "game-boy",
            "features": ["combat", "bosses", "save"],
            "seed": 5,
        }
        parameters = {"config": brief, "generation": {"output": str(folder)}}
        asked = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        run = self.ask(f"deployments/{self.deployment}/create_flow_run", asked)
        return str(run["id"])

    def ended(self, run: str, tries: int = 1) -> str:
        """Return the state in which a run's try ends."""
        deadline = time.monotonic() + LONGEST
        while time.monotonic() < deadline:
            now = self.ask(f"flow_runs/{run}")
            state = str(now["state_type"])
            tried = now["run_count"] >= tries and state in ("COMPLETED", "FAILED")
            if tried or state == "CRASHED":
                return state
            time.sleep(0.5)
        raise AssertionError(f"{run} does not end")

    def executed(self, run: str, tries: int, least: int = 1) -> set[str]:
        """Return the pieces whose bodies were executed in a try of a run."""
        deadline = time.monotonic() + 30
        while True:
            only = {"flow_runs": {"id": {"any_": [run]}}}
            found = self.ask("task_runs/filter", {"limit": 200, **only})
            names = {
                one["name"]
                for one in found
                if one["flow_run_run_count"] == tries
                and one["state"]["name"] != "Cached"
                and not one["name"].startswith(HELPERS)
            }
            if len(names) >= least or time.monotonic() > deadline:
                return names
            time.sleep(0.3)  # the server writes them down a little later

    @contextmanager
    def hero_cannot_be_kept(self) -> Iterator[None]:
        """Have something in the way where the hero's picture goes in the store."""
        sheet = f"{self.made.package}/assets/sprites/hero.png"
        digest = json.loads((self.made.folder / "certificate.json").read_text())["files"][sheet]
        shutil.rmtree(self.home.vintage / "receipts", ignore_errors=True)
        for record in (self.home.vintage / "results").glob("sprite-*"):
            if digest in record.read_text():
                record.unlink()
        blob = self.home.vintage / "store" / digest[:2] / digest[2:]
        blob.unlink(missing_ok=True)
        blob.mkdir()
        try:
            yield
        finally:
            blob.rmdir()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def process(
    *command: str | Path, log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as said:
        started = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(15)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@pytest.fixture(scope="module")
def site(adventure: Finished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    home = Home(folder)
    shutil.copytree(adventure.home.vintage, home.vintage)
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    served = home.environment(**prefect_environment(verbose=False))
    client = {**served, "PREFECT_API_URL": address, "PREFECT_WORKER_QUERY_SECONDS": "1"}
    client["VINTAGE_WORKPLACE"] = str(folder / "workplace")
    serve = (PREFECT, "server", "start", "--port", str(port))
    work = (PREFECT, "worker", "start", "--pool", "vintage", "--type", "process")
    with process(*serve, log=folder / "server.log", **served) as server:
        deadline = time.monotonic() + STARTING
        while True:
            try:
                urllib.request.urlopen(f"{address}/health", timeout=20).close()
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert server.poll() is None, "the server ended"
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.3)
        deployed = subprocess.run(
            [sys.executable, "-c", DEPLOY],
            cwd=ROOT,
            env=client,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        with process(*work, log=folder / "worker.log", **client):
            yield Site(address, home, deployed, adventure)


def test_the_pages_retry_runs_what_failed_and_what_follows(site: Site, tmp_path: Path) -> None:
    for later in ("game", "certificate", "package"):  # what follows a sprite
        for record in (site.home.vintage / "results").glob(f"{later}-*"):
            record.unlink()
    with site.hero_cannot_be_kept():
        run = site.begun(tmp_path)
        assert site.ended(run) == "FAILED"
        seen = json.loads(site.vintage("show", run[:13], "--json").stdout)
    assert seen["state"] == "failed"
    assert seen["errors"] == [one for one in seen["errors"] if "Is a directory" in one]
    assert len(seen["errors"]) == 1
    assert (seen["made"], seen["failed"]) == (0, 1)
    assert seen["done"] + 1 == seen["planned"]
    assert seen["url"].endswith(f"/flow-run/{run}")
    (line,) = json.loads(site.vintage("runs", "--failed", "--json").stdout)["runs"]
    assert (line["id"], line["game"], line["deployed"]) == (run, "Moor Lantern", True)

    # What the page sends when one presses Retry.
    retry = {"type": "SCHEDULED", "name": "AwaitingRetry", "message": "Retry from the UI"}
    answer = site.ask(f"flow_runs/{run}/set_state", {"state": retry, "force": False})
    assert answer["status"] == "ACCEPT"
    assert site.ended(run, tries=2) == "COMPLETED"
    follows = {"sprite hero", "integration: python", "certificate", "package"}
    assert site.executed(run, 2, len(follows)) == follows
    assert (tmp_path / "moor-lantern.zip").read_bytes() == site.made.archive
    assert not (tmp_path / "moor-lantern" / "state.json").exists()
    after = json.loads(site.vintage("show", run, "--json").stdout)
    assert (after["state"], after["tries"], after["errors"]) == ("completed", 2, [])
    assert (after["made"], after["failed"]) == (len(follows), 0)
    assert "sprite hero" in after["assets"]


def test_a_workers_run_is_run_again_and_then_one_asset_anew(site: Site, tmp_path: Path) -> None:
    with site.hero_cannot_be_kept():
        run = site.begun(tmp_path)
        assert site.ended(run) == "FAILED"
    again = site.vintage("rerun", "Moor Lantern (game-boy)", "--json")
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout.splitlines()[-1])
    assert (told["id"], told["state"], told["tries"]) == (run, "completed", 2)
    assert site.executed(run, 2) == {"sprite hero"}, "what follows was made of the same before"
    nobody = site.vintage("show", "nobody")
    assert nobody.returncode == 2
    assert "run 'nobody': there is no such run; `vintage runs` lists them" in nobody.stderr
    refused = site.vintage("rerun", run)
    assert refused.returncode == 2
    assert "nothing of this run failed; say what shall be made again" in refused.stderr

    wrong = site.vintage("rerun", run[:8], "--asset", "herro", "--phase", "sprite")
    assert wrong.returncode == 2
    assert "there is no 'sprite:herro'; write one of sprite" in wrong.stderr
    made = site.vintage("rerun", run[:8], "--phase", "sprites", "--asset", "hero", "--json")
    assert made.returncode == 0, made.stderr
    anew = json.loads(made.stdout.splitlines()[-1])
    assert anew["id"] != run
    assert anew["deployed"]
    assert site.executed(anew["id"], 1) == {"sprite hero"}
    assert (tmp_path / "moor-lantern.zip").read_bytes() == site.made.archive


@pytest.mark.parametrize("how", ["prefect", "vintage"])
def test_a_run_from_here_is_run_again_from_here(site: Site, tmp_path: Path, how: str) -> None:
    with site.hero_cannot_be_kept():
        failed = site.vintage("generate", site.made.brief, "--out", tmp_path, "--json")
    assert failed.returncode == 1
    assert "Is a directory" in failed.stderr
    (line,) = json.loads(site.vintage("runs", "--limit", "1", "--json").stdout)["runs"]
    assert (line["state"], line["deployed"]) == ("failed", False)
    if how == "prefect":
        entrypoint = ("--entrypoint", "flows/generate_game.py:generate_game")
        ended = subprocess.run(
            [PREFECT, "flow-run", "retry", line["id"], *entrypoint],
            cwd=ROOT,
            env=site.home.environment(PREFECT_API_URL=site.address, **no_prompt()),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    else:
        ended = site.vintage("rerun", line["id"][:8], "--json")
        summary = json.loads(ended.stdout.splitlines()[-1])
        assert (summary["executed"], summary["certified"]) == (1, True)
    assert ended.returncode == 0, ended.stderr
    assert site.ended(line["id"], tries=2) == "COMPLETED"
    assert site.executed(line["id"], 2) == {"sprite hero"}
    assert (tmp_path / "moor-lantern.zip").read_bytes() == site.made.archive


def no_prompt() -> dict[str, str]:
    return {"PREFECT_CLI_PROMPT": "false", "PATH": os.environ["PATH"]}
