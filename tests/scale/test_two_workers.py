"""A batch on two machines, one of which dies half-way: nothing is lost, nothing is twice."""

import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest

from tests.postgres import postgres_programs
from tests.scale.machines import Cluster, Machine, cluster
from vintage_game_generator.models.batch import BatchReport

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
BY_DEPLOYMENT = {"deployment": "generate-game/generate-game", "parallel_games": 4}
SECONDS = 600


@dataclass(frozen=True)
class Night:
    """A batch that has ended: on which machines, and when the one died."""

    cluster: Cluster
    home: Machine  # whose batch it was
    dead: Machine
    lives: Machine
    report: BatchReport
    done: int  # games that were finished when it died
    lost: int  # runs that died with it


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    with cluster(tmp_path_factory.mktemp("cluster")) as found:
        workers = [found.worker("one"), found.worker("other")]
        home = found.machine("home")
        home.start(sys.executable, "-c", BATCH, json.dumps(LINEUP), json.dumps(BY_DEPLOYMENT))
        deadline = time.monotonic() + SECONDS
        while (done := finished(found)) < 5 or not all(one.runs() for one in workers):
            assert home.process
            assert home.process.poll() is None, home.log
            assert time.monotonic() < deadline, "two workers did not share the work"
            time.sleep(0.2)
        dead, lives = workers
        lost = dead.runs()
        dead.kill()
        assert home.process.wait(SECONDS) == 0, home.log
        report = BatchReport.model_validate_json((home.games / "batch.json").read_bytes())
        yield Night(found, home, dead, lives, report, done, lost)


def finished(found: Cluster) -> int:
    """Return how many games are kept, as their receipts say."""
    return len({name for _, name in found.puts if name.startswith("receipts/")})


def test_all_are_certified_and_delivered_where_the_batch_is(night: Night) -> None:
    assert 5 <= night.done < 12
    assert len(night.report.games) == 12
    assert [row.name for row in night.report.games if not row.well] == []
    for row in night.report.games:
        assert row.folder.parent == night.home.games
        certificate = json.loads((row.folder / "certificate.json").read_bytes())
        assert all(check["passed"] for check in certificate["checks"])
    assert (night.home.games / "gallery.html").is_file()


def test_runs_of_the_machine_that_died_were_run_again(night: Night) -> None:
    assert night.lost >= 1
    again = [row for row in night.report.games if row.starts > 1]
    assert len(again) == night.lost
    for row in again:
        states = night.cluster.served.ask("GET", f"/flow_run_states/?flow_run_id={row.flow_run}")
        assert [one["name"] for one in states].count("Crashed") == 1
    runs = night.cluster.served.ask("POST", "/flow_runs/filter", json={})
    games = [run for run in runs if run["deployment_id"]]
    assert len(games) == 12, "each game has one run, however often it was begun"
    assert {run["state"]["type"] for run in games} == {"COMPLETED"}
    assert sum(run["run_count"] for run in games) == 12 + night.lost


def test_nothing_is_twice_in_the_store(night: Night) -> None:
    system, root = fsspec.url_to_fs(night.cluster.storage, use_listings_cache=False)
    blobs = system.find(f"{root}/store")
    for path in blobs:
        digest = path.removeprefix(f"{root}/store/").replace("/", "")
        assert hashlib.sha256(system.cat_file(path)).hexdigest() == digest
    assert len(system.find(f"{root}/receipts")) == 12
    by_machine = night.cluster.puts
    by_name: Counter[str] = Counter()
    for (_, name), times in by_machine.items():
        by_name[name] += times
    print({one: times for one, times in by_machine.items() if times > 1})
    print({name: times for name, times in by_name.items() if times > 1})
    print(night.report.seconds, night.done, night.lost, len(blobs))
    assert 0


def test_what_was_finished_before_is_not_made_again(night: Night) -> None:
    """A batch on one machine, without workers, takes all from the storage."""
