"""Runs of a person who set no server: what there was, what failed again, what was killed."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.command import COMMAND, Finished, Home
from tests.model_server.asked import Asked
from tests.model_server.clever import clever
from tests.model_server.replies import Reply
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST, until
from vintage_game_generator.cli import app
from vintage_game_generator.cli_batch import tell_of_batch
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.batch import BatchFailed, BatchReport, GameRow
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.run_states import PAUSE, kept_state, read_state
from vintage_game_generator.run_views import view_of_state
from vintage_game_generator.tally import Tally

SAID = "said.txt"
PARALLEL = 2  # pieces at the same time
AFTER = ("game", "certificate", "package")  # what follows a sprite


def told(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def copied(made: Finished, root: Path, *without: str) -> Home:
    """Return a home in which a game was made, but for the results of some phases."""
    home = served(made, root)
    shutil.copytree(made.home.vintage, home.vintage)
    shutil.rmtree(home.vintage / "receipts")
    for phase in without:
        for record in (home.vintage / "results").glob(f"{phase}-*"):
            record.unlink()
    return home


def served(made: Finished, root: Path) -> Home:
    """Return a home where Prefect has its database: to make one takes longer than the rest."""
    home = Home(root)
    shutil.copytree(made.home.prefect, home.prefect)
    return home


@contextmanager
def going_on(home: Home, *arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Have `vintage generate` go on; what is left of it at the end is killed, its server and all.

    What it says is in `said.txt` of the root folder.
    """
    with (home.root / SAID).open("w") as said:
        process = subprocess.Popen(
            [COMMAND, "generate", *map(str, arguments)],
            cwd=home.root,
            env=home.environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def killed(home: Home, brief: Path, when: Callable[[dict[str, Any]], bool]) -> Path:
    """Kill a run, its server and all, as soon as its state is so; return the game's folder."""
    with going_on(home, brief) as process:

        def come_so_far() -> list[Path]:
            assert process.poll() is None, (home.root / SAID).read_text()
            states = home.root.glob("games/*/state.json")
            return [one.parent for one in states if when(json.loads(one.read_text()))]

        return until(come_so_far, lambda: "the run does not come so far")[0]


def test_a_killed_run_is_lost_and_goes_on_to_the_same_bytes(
    adventure: Finished, tmp_path: Path
) -> None:
    home = copied(adventure, tmp_path / "home", "sprite", "tune", *AFTER)

    def some_sprites(state: dict[str, Any]) -> bool:
        done = [one for one in state["pieces"] if one["status"] == "made"]
        sprites = [one for one in done if one["phase"] == "sprite"]
        return len(sprites) >= 3

    folder = killed(home, adventure.brief, some_sprites)
    state = json.loads((folder / "state.json").read_text())
    assert state["config"]["name"] == "Moor Lantern"
    assert 0 < state["done"] <= state["planned"]  # all, between two steps
    assert state["next"] or state["done"] == state["planned"]
    seen = told(home.run("show", folder, "--json"))
    assert (seen["state"], seen["id"], seen["planned"]) == ("lost", state["run"], state["planned"])
    assert seen["made"] >= 3
    assert seen["current"] == []
    (line,) = told(home.run("runs", "--failed", "--json"))["runs"]
    assert (line["state"], line["id"], line["game"]) == ("lost", state["run"], "Moor Lantern")
    assert [line[one] for one in ("made", "kept")] == [seen[one] for one in ("made", "kept")]

    rest = home.run("resume", folder, "--json")
    assert rest.returncode == 0, rest.stderr
    summary = told(rest)
    assert summary["certified"]
    assert 0 < summary["executed"] <= seen["planned"] - seen["done"] + len(AFTER)
    assert folder.with_name("moor-lantern.zip").read_bytes() == adventure.archive
    assert not (folder / "state.json").exists()
    again = home.run("rerun", seen["id"])
    assert again.returncode == 2
    assert "its game was finished since, in games/moor-lantern; say what" in again.stderr


def test_a_run_that_goes_on_shows_what_it_is_at_and_at_its_end_what_it_cost(
    adventure: Finished, tmp_path: Path
) -> None:
    home = copied(adventure, tmp_path / "home")
    brief = home.root / "brief.yaml"
    asked: list[str] = []
    changed, may_answer = threading.Condition(), threading.Event()

    def waiting(question: Asked) -> Reply:
        """Answer the first question when others wait, so that another one is asked, and wait."""
        with changed:
            asked.append(question.prompt)
            first = len(asked) == 1
            changed.notify_all()
            if first:
                assert changed.wait_for(lambda: len(asked) == PARALLEL, LONGEST)
        if first:
            time.sleep(2 * PAUSE)  # what happens sooner after a writing of the state is not in it
        else:
            assert may_answer.wait(LONGEST)
        return clever(question)

    options = ("--parallel", str(PARALLEL), "--price", "openai/clever=1,2")
    with ModelServer(waiting) as server, ExitStack() as ending:
        asking = f"authors: {{sprites: openai/clever}}\napi_base: {server.openai_base}\n"
        brief.write_text(adventure.brief.read_text() + asking)
        process = ending.enter_context(going_on(home, brief, *options))
        ending.callback(may_answer.set)  # whatever fails here, nobody waits on
        with changed:
            assert changed.wait_for(lambda: len(asked) > PARALLEL, LONGEST)
        folder = home.root / "games" / "moor-lantern"
        views = [told(home.run("show", folder, "--json"))]
        views.append(told(home.run("show", views[0]["id"], "--json")))
        may_answer.set()
        assert process.wait(LONGEST) == 0, (home.root / SAID).read_text()
    for view in views:
        assert view["state"] == "running"
        assert view["phase"] == "sprite-draft"
        assert view["current"]
        assert all(piece.startswith("sprite ") for piece in view["current"])
        assert 0 < len(view["completed"]) == view["done"] < view["planned"]
        assert not set(view["completed"]) & set(view["current"])
    ended = told(home.run("show", views[0]["id"], "--json"))
    assert (ended["state"], ended["current"]) == ("completed", [])
    assert float(ended["cost"]) > 0


@pytest.mark.parametrize(
    ("ends", "fate"), [(KeyboardInterrupt(), "interrupted"), (ValueError("no way"), "failed")]
)
def test_what_was_stopped_did_not_fail(ends: BaseException, fate: str, tmp_path: Path) -> None:
    brief = {"name": "Tide", "genre": "platformer", "perspective": "side-view"}
    config, generation = GameConfig.model_validate(brief), GenerationConfig(output=tmp_path)
    with pytest.raises(type(ends)), kept_state(tmp_path, config, generation, "mine", Tally()):
        raise ends
    view = view_of_state(read_state(tmp_path), tmp_path)
    assert view.state == fate
    said = {"interrupted": "stopped; what is done is kept", "failed": "no way"}
    assert view.errors == (said[fate],)


@contextmanager
def in_the_way(home: Home, made: Finished, file: str) -> Iterator[None]:
    """Have a folder where a file's bytes go in the store."""
    certificate = json.loads((made.folder / "certificate.json").read_text())
    digest = certificate["files"][f"{made.package}/{file}"]
    for record in (home.vintage / "results").glob("sprite-*"):
        if digest in record.read_text():
            record.unlink()
    blob = home.vintage / "store" / digest[:2] / digest[2:]
    blob.unlink(missing_ok=True)
    blob.mkdir()
    yield
    blob.rmdir()


def test_what_failed_is_run_again_without_any_server_set(
    adventure: Finished, tmp_path: Path
) -> None:
    home = copied(adventure, tmp_path / "home")
    name = "Moor Lantern"
    with in_the_way(home, adventure, "assets/sprites/hero.png"):
        assert home.run("generate", adventure.brief).returncode == 1
    seen = home.run("show", name)
    assert "Is a directory" in seen.stdout
    assert "vintage rerun " in seen.stdout

    again = home.run("rerun", name, "--json")
    assert again.returncode == 0, again.stderr
    assert (told(again)["executed"], told(again)["certified"]) == (1, True)
    anew = home.run("rerun", name, "--asset", "hero", "--json")
    assert anew.returncode == 0, anew.stderr
    assert told(anew)["executed"] == 1
    assert (home.root / "games" / "moor-lantern.zip").read_bytes() == adventure.archive
    new, old, first = told(home.run("runs", "--json"))["runs"]
    assert (old["state"], old["tries"], old["made"], old["failed"]) == ("completed", 2, 1, 0)
    assert (new["state"], new["tries"], new["made"], new["failed"]) == ("completed", 1, 1, 0)
    assert new["kept"] == old["kept"] > 40
    assert first["made"] == adventure.summary["executed"]


def test_another_machine_goes_on_and_no_model_is_asked_again(
    adventure: Finished, tmp_path: Path
) -> None:
    mine, theirs = copied(adventure, tmp_path / "mine"), copied(adventure, tmp_path / "theirs")
    brief = mine.root / "brief.yaml"

    def all_is_said(state: dict[str, Any]) -> bool:
        sprites = [one for one in state["pieces"] if one["phase"] == "sprite"]
        return any(one["status"] in ("running", "made") for one in sprites)

    with ModelServer(clever) as server:
        writers = "".join(f"  {one}: openai/clever\n" for one in ("sprites", "tilesets", "music"))
        lines = adventure.brief.read_text()
        brief.write_text(f"{lines}authors:\n{writers}api_base: {server.openai_base}\n")
        folder = killed(mine, brief, all_is_said)
        asked = len(server.asked)
        state = theirs.root / "state.json"
        shutil.copy(folder / "state.json", state)
        drafts = json.loads(state.read_text())["drafts"]
        assert {key.rpartition("-")[0] for key in drafts} == {
            "sprite-draft",
            "tileset-draft",
            "music-draft",
        }
        rest = theirs.run("resume", state, "--json")
        assert rest.returncode == 0, rest.stderr
        assert f"{len(drafts)} pieces that models wrote come with state.json" in rest.stderr
        assert told(rest)["certified"]
        assert Path(told(rest)["game"]) == theirs.root / "games" / "moor-lantern"
        assert len(server.asked) == asked >= len(drafts)


@pytest.mark.parametrize(
    ("config", "generation", "said"),
    [
        (
            {},
            {"task_runner": "dask@tcp://elsewhere:8786"},
            "write --runner dask@tcp://elsewhere:8786",
        ),
        ({}, {"key_blocks": {"openai": "my-key"}}, "write --key-block openai=my-key"),
        (
            {"author": "openai/m", "api_base": "https://elsewhere/v1"},
            {},
            "write --api-base https://elsewhere/v1",
        ),
    ],
)
def test_a_strangers_state_reaches_out_only_where_one_says_so(
    config: dict[str, Any], generation: dict[str, Any], said: str, tmp_path: Path
) -> None:
    brief = {"name": "Tide", "genre": "platformer", "perspective": "side-view", **config}
    told = {"generator": "1", "run": "", "config": brief, "generation": generation}
    (tmp_path / "state.json").write_text(json.dumps(told))
    with pytest.raises(BadInput, match=said):
        app(["resume", str(tmp_path)], standalone_mode=False)


def test_what_is_no_state_is_said_in_one_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "state.json").write_text('{"config": {}}')
    broken = home.run("resume", "state.json")
    assert broken.returncode == 2
    assert "is not the state of a game of this version" in broken.stderr
    assert broken.stderr.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b"null"])
def test_what_is_no_state_is_refused_whatever_it_is(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_bytes(content)
    with pytest.raises(BadInput, match="is not the state of a game of this version; make"):
        read_state(tmp_path)


def test_what_never_ends_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state.json").symlink_to("/dev/zero")
    with pytest.raises(BadInput, match=r"too long for a state\.json; at most"):
        read_state(tmp_path)


def test_of_a_finished_game_there_is_nothing_to_go_on_with(adventure: Finished) -> None:
    with pytest.raises(BadInput, match=r"there is no state\.json"):
        read_state(adventure.folder)


def test_a_batch_that_is_run_again_says_which_games_failed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = (
        GameRow(name="Tide", folder=tmp_path / "tide", certified=True),
        GameRow(name="Moor", folder=tmp_path / "moor", error="no way through"),
    )
    report = BatchReport(title="Night", output=tmp_path, games=rows)

    def failing() -> BatchReport:
        raise BatchFailed(report)

    for make in (failing, lambda: report):
        said = {}
        for as_json in (True, False):
            with pytest.raises(typer.Exit) as ended:
                tell_of_batch(make, as_json=as_json)
            assert ended.value.exit_code == 1
            said[as_json] = capsys.readouterr()
        assert json.loads(said[True].out.splitlines()[-1])["games"][1]["error"] == "no way through"
        assert said[False].err == "vintage: Moor: no way through\n"
