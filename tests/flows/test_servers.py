"""A run on a real server of its own process, as a team would have one."""

import json
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import Finished, Home
from tests.postgres import free_port
from tests.waiting import LONGEST, until
from vintage_game_generator.settings import prefect_environment


def asked(address: str, path: str, **body: Any) -> Any:
    request = urllib.request.Request(
        f"{address}/{path}",
        json.dumps(body).encode() if body else None,
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=LONGEST) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a database of its own."""
    home = Home(tmp_path_factory.mktemp("server"))
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    process = subprocess.Popen(
        [Path(sys.executable).with_name("prefect"), "server", "start", "--port", str(port)],
        env=home.environment(**prefect_environment(verbose=False)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def answers() -> bool:
        try:
            asked(address, "health")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, "the server ended"
            return False
        return True

    try:
        until(answers)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def home(platformer: Finished, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home where all pieces of the platformer were made, but no whole game."""
    own = Home(tmp_path_factory.mktemp("home"))
    shutil.copytree(platformer.home.vintage, own.vintage)
    shutil.rmtree(own.vintage / "receipts")
    return own


def runs_on(server: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(server, "flow_runs/filter", sort="START_TIME_ASC")
    return found


def of(run: dict[str, Any]) -> dict[str, Any]:
    return {"flow_runs": {"id": {"any_": [run["id"]]}}}


def history(server: str, run: dict[str, Any], expected: int) -> list[dict[str, Any]]:
    """Return the task runs of a flow run; the server writes them down a little later."""

    def written() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = asked(server, "task_runs/filter", limit=200, **of(run))
        ended = [one for one in found if one["state_type"] == "COMPLETED"]
        return found if len(ended) >= expected else []

    return until(written)


def test_the_run_and_its_artifacts_are_on_the_server_that_is_set(
    server: str, home: Home, platformer: Finished
) -> None:
    made = home.run("generate", platformer.brief, "--json", PREFECT_API_URL=server)
    summary = json.loads(made.stdout)
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    assert summary["executed"] == 0
    assert summary["cached"] == platformer.summary["executed"]

    (run,) = runs_on(server)
    assert run["name"] == "Night Tide (nes)"
    assert run["state_type"] == "COMPLETED"
    kept, laid_out = sorted(history(server, run, 2), key=lambda one: str(one["name"]))
    assert {kept["state_type"], laid_out["state_type"]} == {"COMPLETED"}
    assert str(kept["name"]).startswith("Cached: blend (1), style (1), design (1), level (")
    artifacts = asked(server, "artifacts/filter", **of(run))
    shown = {artifact["key"] for artifact in artifacts}
    assert {"summary", "style-guide", "contact-sheet", "screenshots", "certificate"} <= shown
    assert not (home.prefect / "prefect.db").exists(), "nothing is kept on the side"


def test_a_game_that_is_there_already_is_still_a_run_on_the_server(
    server: str, home: Home, platformer: Finished
) -> None:
    before = len(runs_on(server))
    made = home.run("generate", platformer.brief, "--json", PREFECT_API_URL=server)
    assert json.loads(made.stdout)["executed"] == 0
    run = runs_on(server)[-1]
    assert len(runs_on(server)) == before + 1
    assert run["state_type"] == "COMPLETED"
    artifacts = asked(server, "artifacts/filter", **of(run))
    assert "summary" in {artifact["key"] for artifact in artifacts}
    assert asked(server, "task_runs/filter", **of(run)) == []
