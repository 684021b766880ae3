"""What is told of runs, from what Prefect's server knows."""

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from prefect import Task
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.objects import FlowRun
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings
from prefect.states import Completed

from flows import servers, viewing
from flows.generate_batch import generate_batch
from flows.generate_game import generate_game
from flows.history import find_run
from flows.run_lines import lines_of
from tasks.summary import work_told
from vintage_game_generator.cli import app
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig

pytestmark = pytest.mark.usefixtures("prefect_server")


def ran(client: SyncPrefectClient, title: str, name: str | None = None) -> FlowRun:
    """Return a completed run of a game of this title."""
    brief = {"name": title, "genre": "platformer", "perspective": "side-view"}
    parameters = {"config": GameConfig.model_validate(brief)}
    return client.create_flow_run(
        generate_game, name=name, parameters=parameters, state=Completed()
    )


def shown(client: SyncPrefectClient, run: FlowRun, key: str, **artifact: str) -> None:
    client.create_artifact(ArtifactCreate(key=key, flow_run_id=run.id, **artifact))


def test_the_cost_of_a_run_is_what_its_last_try_says() -> None:
    with get_client(sync_client=True) as client:
        run = ran(client, "Paid")
        for cost in ("0.25", "0.75"):
            rows = json.dumps([{"cost of this run": cost}])
            shown(client, run, "cost", type="table", data=rows)
        (line,) = lines_of(client, [client.read_flow_run(run.id)])
    assert (line.game, line.cost) == ("Paid", "0.75")


@pytest.mark.parametrize("title", ["Tower of Rain", 'The "Last" Duke\'s (100%) Tower'])
def test_a_run_is_found_by_its_name_and_its_games_title_the_latest_first(title: str) -> None:
    with get_client(sync_client=True) as client:
        ran(client, title, f"{title} (nes)")
        latest = ran(client, title, f"{title} (nes)")
        ran(client, f"{title} 2", f"{title} 2 (nes)")
        for wanted in (title, f"{title} (nes)", str(latest.id), str(latest.id)[:18]):
            assert find_run(client, wanted).id == latest.id
        batch = client.create_flow_run(
            generate_batch, name="not called yet", parameters={"lineup": {"title": title}}
        )
        assert find_run(client, title).id == batch.id


def test_what_is_not_there_is_said_with_what_to_write() -> None:
    with get_client(sync_client=True) as client:
        with pytest.raises(BadInput, match=r"no such run; .* a game's title$"):
            find_run(client, "nobody")
        with (
            temporary_settings({PREFECT_API_URL: None}),
            pytest.raises(BadInput, match=r"no such run; .*, set PREFECT_API_URL$"),
        ):
            find_run(client, "nobody")


def test_a_folder_without_a_state_is_not_called_a_run(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no game is being made in this folder"):
        app(["show", str(tmp_path)], standalone_mode=False)
    (tmp_path / "certificate.json").write_text("{}")
    with pytest.raises(BadInput, match="this game is finished; `vintage play"):
        app(["show", str(tmp_path)], standalone_mode=False)


def test_what_became_of_pieces_is_waited_for_after_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw_sprite() -> None:
        """Stand for a task of that name."""

    slept: list[float] = []
    with get_client(sync_client=True) as client:
        run = ran(client, "Told Late")
        shown(client, run, "summary", description=f"Told Late: certified; {work_told(1, 0)}")

        def written_down(seconds: float) -> None:
            slept.append(seconds)
            client.create_task_run(
                Task(draw_sprite), run.id, "0", name="sprite hero", state=Completed()
            )

        own = SimpleNamespace(sleep=written_down, monotonic=time.monotonic)
        monkeypatch.setattr("flows.viewing.time", own)
        view = viewing.view_of_ended(client, run.id)
    assert (view.done, view.made, view.assets) == (1, 1, ("sprite hero",))
    assert len(slept) == 1


def test_a_game_of_which_no_piece_is_ever_written_down_is_told_in_full() -> None:
    with get_client(sync_client=True) as client:
        run = ran(client, "Finished Before")
        shown(client, run, "summary", description=f"Finished: certified; {work_told(0, 53)}")
        view = viewing.view_of_ended(client, run.id)
    assert (view.done, view.planned, view.made, view.kept) == (53, 53, 0, 53)


class _Refusing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ("given", "said"), [("", "asks for a password"), ("me:wrong", "takes another password")]
)
def test_a_server_with_a_password_is_said_to_have_one(given: str, said: str) -> None:
    with HTTPServer(("127.0.0.1", 0), _Refusing) as server:
        serve: Callable[[], None] = server.serve_forever
        Thread(target=serve, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/api"
        told = {PREFECT_API_URL: address, PREFECT_API_AUTH_STRING: given}
        with temporary_settings(told), pytest.raises(BadInput) as caught:
            servers.reach_server()
        server.shutdown()
    hint = "set VINTAGE_SERVER_AUTH=user:password"
    assert str(caught.value) == f"PREFECT_API_URL={address}: the server {said}; {hint}"
