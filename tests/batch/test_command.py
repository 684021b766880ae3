"""`vintage batch` as a person runs it: stopped, gone on with, and with nothing to do."""

import json
import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.servers import api_address
from tests.command import COMMAND, Home, hearing_ctrl_c
from tests.waiting import LONGEST, until

LINEUP = """\
title: Two Games
defaults: {genre: action-adventure, art_style: game-boy}
games:
  - {name: Moor One, seed: 1}
  - {name: Moor Two, seed: 2}
"""


@dataclass(frozen=True)
class Stopped:
    """A batch that was interrupted while its first game was being made, and then gone on with.

    None of its processes was left before it went on.
    """

    home: Home
    stopped: subprocess.CompletedProcess[str]
    whole: subprocess.CompletedProcess[str]

    @property
    def summary(self) -> dict[str, Any]:
        """Return the JSON object on the last line of the whole run."""
        found: dict[str, Any] = json.loads(self.whole.stdout.splitlines()[-1])
        return found


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Stopped:
    home = Home(tmp_path_factory.mktemp("batch"))
    (home.root / "two.yaml").write_text(LINEUP)
    command = ["batch", "two.yaml", "--parallel", "2"]
    with hearing_ctrl_c():
        run = subprocess.Popen(
            [COMMAND, *command],
            cwd=home.root,
            env=home.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    try:
        until(lambda: _has_begun(home, run))
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: all processes hear it
        out, err = run.communicate(timeout=LONGEST)
    finally:
        run.kill()
    until(lambda: not _processes_of(home), lambda: _processes_of(home))
    ended = subprocess.CompletedProcess(command, run.returncode, out, err)
    return Stopped(home, ended, home.run(*command, "--json"))


def _has_begun(home: Home, run: subprocess.Popen[str]) -> bool:
    """Return whether the batch makes a game."""
    assert run.poll() is None, run.communicate()
    return any((home.root / "games").glob("*/state.json"))


def _processes_of(home: Home) -> list[str]:
    """Return the command lines of processes that work for a home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if f"VINTAGE_HOME={home.vintage}\0".encode() in environment and command:
            found.append(command.decode().replace("\0", " "))
    return found


def test_ctrl_c_ends_all_processes_and_says_how_to_go_on(stopped: Stopped) -> None:
    assert stopped.stopped.returncode == 130
    said = stopped.stopped.stderr.splitlines()
    assert said[-1] == "stopped; what is done is kept: the same command goes on from there"
    assert not [line for line in said if "Traceback" in line]
    assert "of 2 games are done" in stopped.stopped.stdout


def test_the_same_command_goes_on_from_there(stopped: Stopped) -> None:
    assert stopped.whole.returncode == 0, stopped.whole.stderr
    assert [row["name"] for row in stopped.summary["games"]] == ["Moor One", "Moor Two"]
    assert all(row["certified"] for row in stopped.summary["games"])
    assert stopped.summary["failed"] == 0
    assert Path(stopped.summary["gallery"]).is_file()
    assert stopped.summary["twins"] == []


def test_a_batch_with_nothing_to_do_takes_no_prefect(stopped: Stopped, tmp_path: Path) -> None:
    before = (stopped.home.root / "games" / "gallery.html").stat().st_mtime_ns
    nowhere = str(tmp_path / "prefect")
    run = stopped.home.run("batch", "two.yaml", PREFECT_HOME=nowhere)
    assert run.returncode == 0
    assert "2 of 2 games certified, 2 of them kept from before" in run.stdout
    assert not Path(nowhere).exists()
    assert (stopped.home.root / "games" / "gallery.html").stat().st_mtime_ns == before


def test_a_table_says_what_became_of_each_game(stopped: Stopped) -> None:
    table = stopped.home.run("batch", "two.yaml", COLUMNS="160").stdout.splitlines()
    headings = ["game", "phase", "findings", "cost", "seconds", "cached", "result"]
    assert table[0].split() == headings
    assert table[1].split("  ")[0] == "Moor One"
    assert "100%" in table[1]
    assert "games/moor-one" in table[1]


def test_a_game_that_fails_is_told_below_the_table_and_the_exit_code_is_1(
    stopped: Stopped,
) -> None:
    (stopped.home.root / "games" / "taken").mkdir()
    (stopped.home.root / "games" / "taken" / "thesis.txt").write_text("mine")
    three = stopped.home.root / "three.yaml"
    three.write_text(f"{LINEUP}  - {{name: Taken, seed: 3}}\n")
    run = stopped.home.run("batch", three)
    assert run.returncode == 1
    said = run.stderr.splitlines()
    assert [line for line in said if line.startswith("3 of 3: ")], "each game is told of in a log"
    assert "FAILED: see below" in run.stdout
    assert "2 of 3 games certified, 2 of them kept from before, 1 FAILED" in run.stdout
    (line,) = [one for one in run.stderr.splitlines() if one.startswith("vintage: Taken: ")]
    assert "there is something else in this folder; choose another --out" in line


@pytest.mark.parametrize(
    ("lineup", "options", "said"),
    [
        ("games: [{name: A, genre: platfrom}]", [], "bad.yaml: games.0: genre: 'platfrom' is not"),
        ("gams: []", [], "bad.yaml: gams: is not a field of a line-up; did you mean 'games'?"),
        (LINEUP, ["--count", "3"], "--count: there is no grid to pick from"),
        (LINEUP, ["--runner", "proceses"], "--runner: 'proceses' runs no tasks; did you mean"),
        (LINEUP, ["--deployment", "nightly"], "--deployment: 'nightly' names no deployment; write"),
        (LINEUP, ["--deployment", "a/b"], "--deployment: no server is set whose workers could"),
        (LINEUP, ["--set", "genre=puzzle"], "bad.yaml: games.0: genre: 'puzzle' is not known here"),
        (
            "defaults: {genre: platformer}\ngrid: {seed: [1, 2]}",
            ["--set", "seed=3"],
            "--set: 'seed' varies in the grid; change the grid instead",
        ),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    lineup: str, options: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text(lineup)
    run = Home(tmp_path).run("batch", "bad.yaml", *options)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert said in line
    assert run.stdout == ""


def test_workers_make_the_games_only_if_there_is_such_a_deployment(
    prefect_server: None, tmp_path: Path
) -> None:
    (tmp_path / "two.yaml").write_text(LINEUP)
    command = ["batch", "two.yaml", "--deployment", "generate-game/nowhere"]
    run = Home(tmp_path).run(*command, PREFECT_API_URL=api_address())
    assert run.returncode == 2, run.stderr
    assert "batch.deployment: there is no deployment 'generate-game/nowhere'" in run.stderr
    assert not list((tmp_path / "games").glob("*/state.json"))
