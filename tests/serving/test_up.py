"""`vintage up`: a real server that asks for a password, a worker, our deployments, and `down`."""

import json
import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
import yaml

from tests.command import Home
from tests.postgres import free_port
from tests.served import GAME, GENERATE_GAME, Served
from tests.waiting import LONGEST, until
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.shipped import shipped

pytestmark = pytest.mark.slow
SECRET = "a-long-secret"
AUTH = {"VINTAGE_SERVER_AUTH": f"me:{SECRET}"}
PLAINLY: dict[str, Any] = {"trust_env": False, "timeout": LONGEST}  # whatever proxies are set


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = Home(tmp_path_factory.mktemp("served"))
    found = Served(home, free_port(), free_port(), AUTH["VINTAGE_SERVER_AUTH"])
    try:
        up = home.run("up", *ports(found), **AUTH)
        assert up.returncode == 0, up.stderr
        assert f"Prefect is up: http://127.0.0.1:{found.port}  (sign in" in up.stdout
        assert f"  games   {found.games}, to be seen at http://127.0.0.1:" in up.stdout
        assert "database first" in up.stderr  # what takes long says so
        yield found
    finally:
        home.run("down")


@pytest.fixture(scope="module")
def killed(served: Served) -> str:
    """A run whose process was killed: what becomes of it takes a while."""
    for seed in range(3, 9):
        run_id = served.started({"config": {**GAME, "name": "Killed", "seed": seed}})
        if served.runs_now(run_id):
            served.send(run_id, signal.SIGSTOP)  # else it may end before it is killed
            if served.run(run_id)["state"]["type"] == "RUNNING":
                served.kill(run_id)
                return run_id
            served.send(run_id, signal.SIGCONT)
    raise AssertionError("each run was over before it could be killed")


@pytest.fixture(scope="module")
def game(served: Served, killed: str) -> str:
    """A run that somebody started with Prefect's command: its standard output."""
    config = json.dumps({**GAME, "name": "Served"})
    ran = served.prefect(
        *("deployment", "run", "generate-game/generate-game", "--watch"),
        *("--param", f"config={config}"),
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def ports(served: Served) -> tuple[str, ...]:
    return ("--port", str(served.port), "--gallery-port", str(served.gallery_port))


def test_a_game_is_made_by_the_worker_and_can_be_looked_at(served: Served, game: str) -> None:
    assert "Completed" in game
    address = f"http://127.0.0.1:{served.gallery_port}/served/certificate.json"
    certificate = httpx.get(address, **PLAINLY).json()
    assert certificate["title"] == "Served"
    assert all(check["passed"] for check in certificate["checks"])
    assert (served.games / "served.zip").is_file()


def test_the_gallery_is_where_its_runs_artifact_leads(served: Served, game: str) -> None:
    brief = {**GAME, "name": "Served"}  # it is made already
    lineup = {"title": "Lanterns", "games": [brief]}
    told = {"lineup": lineup, "generation": {"output": "games/at dusk"}}
    run_id = served.started(told, "generate-batch/weekend-showcase")
    state = served.ended(run_id)["state"]
    assert state["type"] == "COMPLETED", state
    only = {"artifacts": {"flow_run_id": {"any_": [run_id]}, "key": {"any_": ["gallery"]}}}
    (artifact,) = served.ask("POST", "/artifacts/filter", json=only)
    (link,) = re.findall(r"^\[All games of Lanterns\]\((\S+)\)$", artifact["data"])
    assert link == f"http://127.0.0.1:{served.gallery_port}/at%20dusk/gallery.html"
    page = httpx.get(link, **PLAINLY)
    assert page.status_code == 200
    assert page.content == (served.games / "at dusk" / "gallery.html").read_bytes()
    assert "<title>Lanterns</title>" in page.text
    assert page.text.count('<article class="card"') == 1
    (certificate,) = re.findall(r'<a href="([^"]+)">Certificate</a>', page.text)
    assert httpx.get(urljoin(link, certificate), **PLAINLY).json()["title"] == "Served"


def test_without_the_password_nothing_is_told(served: Served) -> None:
    address = f"{served.api}/flow_runs/filter"
    for wrong in (None, ("me", "guess"), ("", "")):
        assert httpx.post(address, json={}, auth=wrong, **PLAINLY).status_code == 401
    right = ("me", SECRET)
    assert httpx.post(address, json={}, auth=right, **PLAINLY).status_code == 200
    pages = httpx.get(f"http://127.0.0.1:{served.port}/", follow_redirects=True, **PLAINLY)
    assert pages.status_code == 200
    assert "<html" in pages.text.lower()


def test_another_web_page_may_not_ask_the_server(served: Served) -> None:
    asks = {"Origin": "http://example.com", "Access-Control-Request-Method": "POST"}
    address = f"{served.api}/flow_runs/filter"
    answer = httpx.options(address, headers=asks, **PLAINLY)
    assert "access-control-allow-origin" not in answer.headers


def test_the_password_is_nowhere_to_be_read(served: Served, game: str) -> None:
    commands = subprocess.run(["ps", "axww"], capture_output=True, text=True, check=True).stdout
    assert f"--port {served.port}" in commands
    assert SECRET not in commands
    written = [path for path in served.folder.rglob("*") if path.is_file()]
    assert {"server.log", "worker.log", "prefect.db", "plan.json"} <= {one.name for one in written}
    for path in written:
        assert SECRET.encode() not in path.read_bytes(), path
    assert served.folder.stat().st_mode & 0o077 == 0


def test_it_listens_on_loopback_alone(served: Served) -> None:
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    for port in (served.port, served.gallery_port):
        assert [one for one in listening if one.endswith(f":{port:04X}")] == [
            f"0100007F:{port:04X}"
        ]


def test_it_is_tuned_for_runs_of_many_tasks(served: Served) -> None:
    recorder = served.ask("GET", "/admin/settings")["server"]["services"]["task_run_recorder"]
    assert (recorder["batch_size"], recorder["read_batch_size"]) == (100, 100)


def test_our_commands_sign_in_by_the_one_setting(served: Served, game: str) -> None:
    brief = served.home.root / "brief.yaml"
    brief.write_text(yaml.safe_dump({**GAME, "name": "Served"}))
    ours = {"flows": {"name": {"any_": ["generate-game"]}}}
    before = served.ask("POST", "/flow_runs/count", json=ours)
    watched = {"PREFECT_API_URL": served.api}
    made = served.home.run("generate", brief, "--json", **watched, **AUTH)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["executed"] == 0
    assert served.ask("POST", "/flow_runs/count", json=ours) == before + 1
    refused = served.home.run("generate", brief, **watched)
    assert refused.returncode == 2
    assert "the server asks for a password" in refused.stderr


def test_every_field_of_a_brief_is_a_field_of_the_form(served: Served) -> None:
    schema = served.deployment("generate-game/generate-game")["parameter_openapi_schema"]
    for model in (GameConfig, GenerationConfig):
        form = schema["definitions"][model.__name__]["properties"]
        assert form.keys() == model.model_fields.keys()
        assert all("description" in form[name] or "$ref" in str(form[name]) for name in form)


def test_every_deployment_is_there_with_its_schedules(served: Served) -> None:
    wanted = yaml.safe_load(shipped("prefect.yaml").read_text())["deployments"]
    found = {one["name"]: one for one in served.ask("POST", "/deployments/filter", json={})}
    assert found.keys() == {one["name"] for one in wanted}
    for told in wanted:
        there = found[told["name"]]
        for name in ("version", "tags", "description"):
            assert there[name] == told[name]
        assert there["work_pool_name"] == "vintage"
        strategy = told["concurrency_limit"]["collision_strategy"]
        assert there["concurrency_options"]["collision_strategy"] == strategy
        assert there["global_concurrency_limit"]["limit"] == told["concurrency_limit"]["limit"]
        schedules = {one["slug"]: one for one in there["schedules"]}
        assert schedules.keys() == {one["slug"] for one in told.get("schedules", [])}
        for schedule in told.get("schedules", []):
            kept = schedules[schedule["slug"]]
            for name in ("cron", "timezone"):
                assert kept["schedule"][name] == schedule[name]
            assert kept["parameters"] == schedule.get("parameters", {})


def test_every_schedule_has_runs_ahead_with_its_own_parameters(served: Served, game: str) -> None:
    wanted = {
        "nightly-batch": "games/nightly",
        "weekend-showcase": "games/saturday games/sunday",
        "prune-store": "",
    }
    ahead = {"flow_runs": {"state": {"name": {"any_": ["Scheduled"]}}}}
    for name, outputs in wanted.items():
        told = {"deployments": {"name": {"any_": [name]}}} | ahead
        runs = until(partial(served.ask, "POST", "/flow_runs/filter", json=told), lambda: wanted)
        given = [one["parameters"].get("generation", {}).get("output") for one in runs]
        assert set(outputs.split()) == {output for output in given if output}


@dataclass(frozen=True)
class Refused:
    """Runs that somebody started who had told the server not to look at their parameters."""

    states: dict[str, dict[str, Any]]  # in which they ended, by what is wrong with them
    written: set[str]  # what is new beside the games
    shown: set[str]  # what the runs showed of their work
    told: list[bytes]  # what whoever wanted to know of failures was told


BAD: dict[str, dict[str, dict[str, Any]]] = {
    GENERATE_GAME: {
        "config.genre: Field required": {"config": {"name": "Bad"}},
        "evil: there is no such parameter": {"config": {**GAME, "name": "Bad"}, "evil": 1},
        "config: Input should be": {"config": {"__prefect_kind": "jinja", "template": "{{ 1 }}"}},
        "generation.parallel_assets": {
            "config": {**GAME, "name": "Bad", "wings": 2},
            "generation": {"parallel_assets": 10**9},
        },
    },
    "generate-batch/nightly-batch": {
        "batch.parallel_games: Input should be": {"batch": {"parallel_games": 0}},
        "games: there is no such parameter": {"games": 6},
    },
    "prune-store/prune-store": {
        "keep_days: Input should be": {"keep_days": 0},
        "keep: there is no such parameter": {"keep": 1},
    },
}


@pytest.fixture(scope="module")
def refused(served: Served, game: str) -> Iterator[Refused]:
    told: list[bytes] = []
    heard = threading.Event()

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            if tells_why(told[-1]):
                heard.set()

        def log_message(self, format: str, *args: object) -> None: ...

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        notify(served, f"http://127.0.0.1:{listener.server_port}/")
        before = {path.name for path in served.games.iterdir()} | {"killed", "killed.zip"}
        runs = ended_badly(served)
        states = {why: run["state"] for why, run in runs.items()}
        written = {path.name for path in served.games.iterdir()} - before
        theirs = {"flow_run_id": {"any_": [run["id"] for run in runs.values()]}}
        artifacts = served.ask("POST", "/artifacts/filter", json={"artifacts": theirs})
        shown = {one["key"] for one in artifacts if one["key"]}  # Prefect's own have no key
        assert heard.wait(LONGEST), told
        yield Refused(states, written, shown, told)
    finally:
        listener.shutdown()
        listener.server_close()


def tells_why(told: bytes) -> bool:
    """Return whether somebody is told what was wrong with one of the bad runs.

    Not with every one: Prefect gives up on an event where its database was busy too often.
    """
    return b"Failed" in told and any(why.encode() in told for bad in BAD.values() for why in bad)


def ended_badly(served: Served) -> dict[str, dict[str, Any]]:
    """Return how the bad runs ended; all but games one by one: a second night is cancelled."""
    ids: dict[str, str] = {}
    for name, bad in BAD.items():
        for why, told in bad.items():
            ids[why] = served.started(told, name, enforce_parameter_schema=False)
            if name != GENERATE_GAME:
                served.ended(ids[why])
    return {why: served.ended(run_id) for why, run_id in ids.items()}


def notify(served: Served, url: str) -> None:
    """Have our example of an automation tell an address of every failure."""
    kind = served.ask("GET", "/block_types/slug/custom-webhook")["id"]
    schema = served.ask(
        "POST",
        "/block_schemas/filter",
        json={"block_schemas": {"block_type_id": {"any_": [kind]}}},
    )[0]["id"]
    json_data = {"subject": "{{subject}}", "text": "{{body}}"}
    data = {"name": "alerts", "url": url, "method": "POST", "json_data": json_data}
    made = {"name": "alerts", "block_type_id": kind, "block_schema_id": schema, "data": data}
    block = served.ask("POST", "/block_documents/", json=made)
    example = shipped("deployments/automations/notify-on-failure.yaml").read_text()
    mine = served.home.root / "notify.yaml"
    mine.write_text(example.replace("00000000-0000-0000-0000-000000000000", block["id"]))
    created = served.prefect("automation", "create", "--from-file", mine)
    assert created.returncode == 0, created.stdout + created.stderr


def test_what_the_server_was_told_not_to_check_is_checked_in_the_flow(refused: Refused) -> None:
    for why, state in refused.states.items():
        assert state["type"] == "FAILED", state
        assert why in state["message"]
        assert "Traceback" not in state["message"]
        assert len([line for line in state["message"].splitlines() if why in line]) == 1
    wings = refused.states["generation.parallel_assets"]["message"]
    assert "config.wings: Extra inputs" in wings  # all that is wrong is said at once
    assert refused.written == set()
    assert refused.shown == set()  # nor was anything pruned: that is always shown


def test_a_failed_run_is_told_to_whoever_wants_to_know(refused: Refused) -> None:
    told = next(filter(tells_why, refused.told))
    assert b"/runs/flow-run/" in told, "it leads to the run"


def test_up_twice_says_that_it_is_up(served: Served) -> None:
    again = served.home.run("up", *ports(served), **AUTH)
    assert again.returncode == 0
    assert f"up already: http://127.0.0.1:{served.port}" in again.stdout
    other = served.home.run("up", "--port", str(free_port()), *ports(served)[2:], **AUTH)
    assert other.returncode == 2
    assert f"what is up at http://127.0.0.1:{served.port} has another value" in other.stderr
    stranger = served.home.run("up", *ports(served), VINTAGE_SERVER_AUTH="me:another-secret")
    assert stranger.returncode == 2
    assert "VINTAGE_SERVER_AUTH: the server at" in stranger.stderr
    assert "does not let us in (401)" in stranger.stderr
    assert len(other.stderr.splitlines()) == 1


def test_a_killed_run_is_run_again_and_ends_well(served: Served, killed: str) -> None:
    run = served.until(killed, lambda run: run["state"]["type"] == "COMPLETED")
    assert run["run_count"] >= 2  # a busy machine may take it for lost more than once
    assert (served.games / "killed" / "certificate.json").is_file()


@dataclass(frozen=True)
class Again:
    """It was brought down while it worked, one part being dead already, and up again."""

    run_id: str  # of what was going on
    automations: list[dict[str, Any]]
    left: dict[int, str]
    said: str


@pytest.fixture(scope="module")
def again(served: Served, killed: str) -> Again:
    served.until(killed, lambda run: run["state"]["type"] == "COMPLETED")
    nightly = served.deployment("generate-batch/nightly-batch")
    switched = f"/deployments/{nightly['id']}/schedules/{nightly['schedules'][0]['id']}"
    served.ask("PATCH", switched, json={"active": False})
    automations = served.ask("POST", "/automations/filter", json={})
    run_id = served.started({"config": {**GAME, "name": "Stopped", "seed": 4}})
    assert served.runs_now(run_id)
    assert len(served.processes()) >= 4
    os.kill(json.loads((served.folder / "files.pid").read_bytes())["pid"], signal.SIGKILL)
    down = served.home.run("down")
    assert down.returncode == 0, down.stderr
    left = served.processes()
    up = served.home.run("up", *ports(served), **AUTH)
    assert up.returncode == 0, up.stderr
    return Again(run_id, automations, left, down.stdout)


def test_down_leaves_nothing_though_a_part_had_died(again: Again) -> None:
    assert again.said == "stopped: server, worker\n"
    assert again.left == {}


def test_what_somebody_switched_off_stays_off(served: Served, again: Again) -> None:
    assert not served.deployment("generate-batch/nightly-batch")["schedules"][0]["active"]
    showcase = served.deployment("generate-batch/weekend-showcase")
    assert [one["active"] for one in showcase["schedules"]] == [True, True]


def test_automations_that_are_as_they_should_be_are_left_alone(
    served: Served, again: Again
) -> None:
    before = {one["name"]: (one["id"], one["trigger"]["id"]) for one in again.automations}
    names = {"lost-runs", "lost-at-once", "crashed-runs-again", "stuck-runs-again"}
    assert names <= before.keys()
    found = served.ask("POST", "/automations/filter", json={})
    # To update one gives its trigger a new id, and forgets what was seen under the old one, such
    # as a run's last sign of life.
    assert {one["name"]: (one["id"], one["trigger"]["id"]) for one in found} == before


def test_a_run_that_was_stopped_goes_on_after_the_next_up(served: Served, again: Again) -> None:
    run = served.until(again.run_id, lambda run: run["state"]["type"] == "COMPLETED")
    assert run["run_count"] >= 2  # a busy machine may take it for lost besides
    states = served.ask("GET", f"/flow_run_states/?flow_run_id={again.run_id}")
    assert "Crashed" in {one["name"] for one in states}
    assert (served.games / "stopped" / "certificate.json").is_file()


def test_down_twice_says_that_nothing_was_up(served: Served, again: Again) -> None:
    assert served.home.run("down").stdout == "stopped: server, files, worker\n"
    assert served.processes() == {}
    assert not list(served.folder.glob("*.pid"))
    assert served.home.run("down").stdout == "nothing was up\n"
