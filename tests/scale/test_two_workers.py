"""A batch on two machines, one of which dies half-way: nothing is lost, nothing is twice."""

import hashlib
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fsspec
import pytest

from tests.postgres import postgres_programs
from tests.scale.machines import Cluster, Machine, cluster
from tests.waiting import until
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.models.batch import BatchReport
from vintage_game_generator.models.lineup import LineUp

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not postgres_programs(), reason="PostgreSQL is not installed"),
]
LINEUP = {
    "title": "Twelve",
    "grid": {
        "genre": ["platformer", "action-adventure"],
        "art_style": ["pico-8", "game-boy"],
        "seed": [1, 2, 3],
    },
}
BATCH = """\
import json, sys
from pathlib import Path
from flows.generate_batch import generate_batch
from vintage_game_generator.models.batch import BatchConfig
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.lineup import LineUp

if __name__ == "__main__":
    lineup, batch = map(json.loads, sys.argv[1:])
    generate_batch(
        LineUp.model_validate(lineup),
        GenerationConfig(output=Path("games")),
        BatchConfig.model_validate(batch),
    )
"""
ON_ITS_WAY = 10  # seconds: what a process has just told the server may be written down later
BY_DEPLOYMENT = {"deployment": "generate-game/generate-game", "parallel_games": 4, "gallery": False}


@dataclass(frozen=True)
class Night:
    """A batch that has ended, and one of its two workers with half of the games made."""

    cluster: Cluster
    home: Machine  # whose batch it was
    report: BatchReport
    done: int  # games that were finished when the worker died
    lost: list[dict[str, Any]]  # runs that died with it, as they are now


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    with cluster(tmp_path_factory.mktemp("cluster")) as found:
        workers = [found.worker("one"), found.worker("other")]
        home = found.machine("home")
        home.start(sys.executable, "-c", BATCH, json.dumps(LINEUP), json.dumps(BY_DEPLOYMENT))

        def half_way() -> set[str]:
            assert home.code is None, f"it was over before a worker could be killed: {home.log}"
            return stopped_in_a_game(found, workers[0]) if finished(found) >= 4 else set()

        lost = until(half_way, lambda: "two workers did not share the work")
        done = finished(found)
        workers[0].kill()
        assert home.ended() == 0, home.log
        report = BatchReport.model_validate_json((home.games / "batch.json").read_bytes())
        yield Night(found, home, report, done, [found.served.run(run) for run in sorted(lost)])


def stopped_in_a_game(found: Cluster, machine: Machine) -> set[str]:
    """Have a machine stand still where it makes a game; return what runs there, or nothing.

    Where it goes on, a game may be over by the time that one has seen it begin.
    """
    if "RUNNING" not in states(found, machine).values():
        return set()
    machine.send(signal.SIGSTOP)
    time.sleep(ON_ITS_WAY)
    held = states(found, machine)
    if "RUNNING" in held.values():
        return {run for run, state in held.items() if state != "COMPLETED"}
    machine.send(signal.SIGCONT)
    return set()


def states(found: Cluster, machine: Machine) -> dict[str, str]:
    """Return the states of the runs that have a process on a machine."""
    return {run: found.served.run(run)["state"]["type"] for run in machine.runs()}


def finished(found: Cluster) -> int:
    """Return how many games are kept, as their receipts say."""
    return len({name for _, name in found.puts if name.startswith("receipts/")})


def test_all_are_certified_and_delivered_where_the_batch_is(night: Night) -> None:
    assert 4 <= night.done < 12
    assert len(night.report.games) == 12
    assert [row.name for row in night.report.games if not row.well] == []
    for row in night.report.games:
        assert row.folder.parent == night.home.games
        certificate = json.loads((row.folder / "certificate.json").read_bytes())
        assert all(check["passed"] for check in certificate["checks"])


def test_runs_of_the_machine_that_died_were_run_again(night: Night) -> None:
    assert night.lost
    begun = {row.flow_run: row.starts for row in night.report.games}
    for run in night.lost:
        states = night.cluster.served.ask("GET", f"/flow_run_states/?flow_run_id={run['id']}")
        names = [one["name"] for one in sorted(states, key=lambda one: str(one["timestamp"]))]
        assert "AwaitingRetry" in names
        assert begun[run["id"]] == run["run_count"]
    assert {run for run, starts in begun.items() if starts > 1} <= {run["id"] for run in night.lost}


def test_each_game_has_one_run_however_often_it_was_begun(night: Night) -> None:
    deployment = night.cluster.served.deployment("generate-game/generate-game")["id"]
    only = {"deployments": {"id": {"any_": [deployment]}}}
    runs = night.cluster.served.ask("POST", "/flow_runs/filter", json=only)
    assert {run["id"] for run in runs} == {row.flow_run for row in night.report.games}
    assert {run["state"]["type"] for run in runs} == {"COMPLETED"}


def test_nothing_is_twice_in_the_store(night: Night) -> None:
    system, root = fsspec.url_to_fs(night.cluster.storage, use_listings_cache=False)
    blobs = system.find(f"{root}/store")
    for path, content in system.cat(blobs).items():  # many at a time
        digest = path.removeprefix(f"{root}/store/").replace("/", "")
        assert hashlib.sha256(content).hexdigest() == digest
    assert len(system.find(f"{root}/receipts")) == 12
    times: Counter[str] = Counter()
    for (_, name), often in night.cluster.puts.items():
        times[name] += often
    twice = {name: often for name, often in times.items() if often > 1}
    # A font is of a console, not of a game: two machines may need one at the same moment.
    shared = ("store/", "results/font-")
    assert {name for name in twice if not name.startswith(shared)} == set()
    # Runs do not wait for each other: two may look for a file that they have in common at the same
    # moment, find none, and both put it; and a piece of which the killed worker had put bytes, but
    # no result, is made again. It is one object all the same.
    assert sum(twice.values()) - len(twice) < len(blobs) / 12, "less than one game of the twelve"


def test_the_games_are_those_that_one_machine_makes_alone(night: Night) -> None:
    rows = {row.flow_run: row for row in night.report.games}
    one = rows[night.lost[0]["id"]]
    other = next(row for row in night.report.games if row.starts == 1)
    briefs = {game.name: game for game in games_of(LineUp.model_validate(LINEUP))}
    lineup = {"games": [briefs[row.name].model_dump(mode="json") for row in (one, other)]}
    alone = night.cluster.machine("alone")
    del alone.environment["VINTAGE_STORAGE"]
    alone.start(sys.executable, "-c", BATCH, json.dumps(lineup), json.dumps({"gallery": False}))
    assert alone.ended() == 0, alone.log
    for row in (one, other):
        assert files(alone.games / row.folder.name) == files(row.folder)


def files(folder: Path) -> dict[str, bytes]:
    archive = folder.with_name(f"{folder.name}.zip")
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder.parent)): path.read_bytes() for path in [*paths, archive]}
