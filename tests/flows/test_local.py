"""A run from this process: the server that it asks, and the history that it leaves."""

import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import httpx
import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows import local, servers
from tests.waiting import ENDLESS, LONGEST, until
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.run_state import PieceState
from vintage_game_generator.serving.processes import birth
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

BRIEF = checked_brief({"name": "Tide", "genre": "platformer", "perspective": "side-view"})


def refused(address: str) -> str:
    with temporary_settings({PREFECT_API_URL: address}), pytest.raises(BadInput) as caught:
        servers.reach_server()
    return str(caught.value)


def test_a_server_that_accepts_and_never_answers_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(servers, "ANSWER_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = refused(f"http://me:secret@127.0.0.1:{silent.getsockname()[1]}/api")
    assert "no fitting Prefect server answers (ReadTimeout: timed out)" in said
    assert "secret" not in said


def test_an_error_without_words_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(httpx, "get", fail)
    assert "answers (ConnectionError)" in refused("http://127.0.0.1:9/api")


def test_a_run_ends_with_a_word_when_its_own_server_dies() -> None:
    code = """
import subprocess, sys, time
from flows.servers import end_with
end_with(subprocess.Popen([sys.executable, "-c", ""]))
time.sleep(ENDLESS)
""".replace("ENDLESS", str(ENDLESS))
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == f"{servers.DIED}\n"


def test_a_server_of_its_own_ends_with_a_run_that_is_killed() -> None:
    code = """
import subprocess, sys, time
from flows.servers import end_with_us
server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(ENDLESS)"])
end_with_us(server)
print(server.pid, flush=True)
time.sleep(ENDLESS)
""".replace("ENDLESS", str(ENDLESS))
    with ExitStack() as ending:
        run = ending.enter_context(
            subprocess.Popen(
                [sys.executable, "-c", code],
                cwd=Path(__file__).parents[2],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        ending.callback(run.kill)
        assert run.stdout is not None
        server = int(run.stdout.readline())
        assert birth(server)
    until(lambda: not birth(server), lambda: "it lives on")


@pytest.mark.parametrize("complete", [True, False])
def test_a_history_that_is_not_complete_is_said_in_one_line(
    complete: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    ended = SimpleNamespace(
        state_details=SimpleNamespace(flow_run_id=uuid4()),
        is_completed=lambda: True,
        result=lambda: None,
    )
    monkeypatch.setattr(local, "reach_server", lambda: None)
    monkeypatch.setattr(local, "generate_game", lambda *_, **__: ended)
    monkeypatch.setattr(local, "wait_for_history", lambda *_: complete)
    with temporary_settings(restore_defaults={PREFECT_API_URL}), tallied(Tally()) as tally:
        tally.plan(PieceState(phase=Phase.SOUND, piece="sound x"), {})
        local.run_generate_game(BRIEF, GenerationConfig(output=tmp_path))
    said = capsys.readouterr().err
    assert said == ("" if complete else "vintage: Prefect's history of this run is not complete\n")
