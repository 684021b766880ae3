"""Several runs at the same time: of one game, and of games that want the same folder."""

import json
import signal
from datetime import UTC, datetime
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import LogFilter, LogFilterTimestamp

from tests.faults.machine import BRIEF, FOLDER, Machine, files
from tests.waiting import until

SAID = "waiting for "


def test_two_runs_of_one_game_make_it_once(machine: Machine, whole: dict[str, bytes]) -> None:
    first, second = (machine.end(one) for one in [machine.begin(), machine.begin()])
    assert (first.code, second.code) == (0, 0), first.said + second.said
    executed = sorted((first.summary["executed"], second.summary["executed"]))
    assert executed[0] == 0 < executed[1]
    assert files(machine.games) == whole


def test_a_run_with_another_folder_and_one_without_cache_end_alike(
    machine: Machine, whole: dict[str, bytes], tmp_path: Path
) -> None:
    one, two = machine.begin("--no-cache", out=tmp_path / "one"), machine.begin()
    for ended in (machine.end(one), machine.end(two)):
        assert ended.code == 0, ended.said
    assert files(tmp_path / "one") == files(machine.games) == whole


def test_of_two_games_that_want_one_folder_the_second_is_refused(machine: Machine) -> None:
    other = machine.root / "other.yaml"
    other.write_text(json.dumps(BRIEF | {"name": "Hard, Times!", "seed": 5}))
    options = ("--out", str(machine.games), "--json", "--parallel", "2")
    ended = [
        machine.end(one)
        for one in [
            machine.start("generate", str(machine.brief), *options),
            machine.start("generate", str(other), *options),
        ]
    ]
    lost, won = sorted(ended, key=lambda one: -one.code)
    assert (won.code, lost.code) == (0, 2), won.said + lost.said
    assert str(machine.games / FOLDER) in lost.complaint
    assert "choose another --out" in lost.complaint
    assert lost.complaint.count("\n") == 0
    there = {path.name for path in machine.games.iterdir()}
    assert there == {FOLDER, f"{FOLDER}.zip"}, "no half of anything"
    assert machine.end(machine.start("verify", str(machine.games / FOLDER))).code == 0


def test_who_waits_for_a_run_that_is_killed_goes_on_with_it(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    first = machine.in_the_middle()
    begun = datetime.now(UTC)
    second = machine.begin()
    until(lambda: somebody_waits(begun))
    kept = len(machine.results)
    machine.kill(first)
    assert machine.end(first).code == -signal.SIGKILL
    ended = machine.end(second)
    assert ended.code == 0, ended.said
    assert ended.summary["cached"] >= kept
    assert files(machine.games) == whole


def somebody_waits(since: datetime) -> bool:
    """Return whether a run has said so to the server."""
    lately = LogFilter(timestamp=LogFilterTimestamp(after_=since))
    with get_client(sync_client=True) as client:
        return any(SAID in log.message for log in client.read_logs(lately))


def test_who_delivers_while_another_does_leaves_one_whole_game(
    machine: Machine, made: Path, whole: dict[str, bytes]
) -> None:
    machine.restore(made, "home")
    runs = [machine.begin() for _ in range(3)]  # all is kept: each only lays out
    for ended in map(machine.end, runs):
        assert ended.code == 0, ended.said
        assert ended.summary["executed"] == 0
    assert files(machine.games) == whole
