"""Whatever makes the games of a batch, they are the same, byte for byte."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from flows.generate_batch import generate_batch
from tests.command import Home
from tests.waiting import LONGEST, until
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.models.batch import BatchConfig
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.lineup import LineUp

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]
LINEUP = LineUp.model_validate(
    {
        "title": "Both",
        "games": [
            {"name": "Side", "genre": "platformer", "art_style": "pico-8"},
            {"name": "Top", "genre": "action-adventure", "art_style": "game-boy"},
        ],
    }
)


def made(output: Path, runner: str) -> dict[str, bytes]:
    """Return all files of the games that a batch makes from nothing."""
    batch = BatchConfig(task_runner=runner, parallel_games=2, gallery=False)
    report = generate_batch(LINEUP, GenerationConfig(output=output, cache=False), batch)
    assert all(row.executed and not row.cached for row in report.games)
    return files(output)


def files(output: Path) -> dict[str, bytes]:
    """Return all files of games, but for records of their runs."""
    paths = [path for path in output.rglob("*") if path.is_file() and path.suffix != ".json"]
    paths += output.glob("*/certificate.json")
    return {str(path.relative_to(output)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def by_threads(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("threads"), "threads")


@pytest.mark.parametrize("runner", ["processes", "dask"])
def test_processes_of_this_machine(
    runner: str, by_threads: dict[str, bytes], tmp_path: Path
) -> None:
    assert made(tmp_path, runner) == by_threads


@pytest.fixture
def sharing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that processes share which are started from now on; this one has begun without."""
    monkeypatch.setenv("VINTAGE_STORAGE", str(tmp_path / "shared"))


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a Dask cluster that somebody else started, with a home of its own."""
    home = Home(tmp_path / "elsewhere")
    home.root.mkdir()
    environment = home.environment(PREFECT_API_URL=str(PREFECT_API_URL.value()))
    told = home.root / "scheduler.json"
    parts = [
        ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        ["worker", "--nworkers", "2", "--nthreads", "1", "--no-dashboard"],
    ]
    running = []
    try:
        for part in parts:
            command = [sys.executable, "-m", "dask", *part, "--scheduler-file", str(told)]
            with (home.root / f"{part[0]}.log").open("wb") as log:
                running.append(
                    subprocess.Popen(
                        command,
                        cwd=home.root,
                        env=environment,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                    )
                )
        yield f"dask@{_address(told)}"
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(LONGEST)


def _address(told: Path) -> str:
    content = until(lambda: told.exists() and told.read_bytes())
    return str(json.loads(content)["address"])


def test_a_cluster_that_somebody_else_started(
    scheduler: str, by_threads: dict[str, bytes], tmp_path: Path
) -> None:
    assert made(tmp_path / "games", scheduler) == by_threads
    assert any((tmp_path / "elsewhere" / "vintage" / "store").iterdir()), "they were made there"


def test_a_games_pieces_are_made_by_a_cluster_that_somebody_else_started(
    sharing: None, scheduler: str, by_threads: dict[str, bytes], tmp_path: Path
) -> None:
    home = Home(tmp_path / "here")
    brief = tmp_path / "side.json"
    brief.write_text(games_of(LINEUP)[0].model_dump_json(exclude_defaults=True))
    server = {"PREFECT_API_URL": str(PREFECT_API_URL.value())}
    run = home.run("generate", brief, "--runner", scheduler, "--json", "--verbose", **server)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1])["certified"]
    assert "Task run 'package'" in run.stderr
    assert "Task run 'sprite" not in run.stderr, "those ran elsewhere"
    assert files(home.root / "games") == {
        name: content for name, content in by_threads.items() if name.startswith("side")
    }
