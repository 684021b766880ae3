"""A flow's process killed at any moment: the next run goes on, and ends with the same game."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from vintage_game_generator.models.run_state import STATE

BRIEF = """\
name: Cut Short
genre: action-adventure
perspective: top-down
art_style: game-boy
seed: 4
"""
KILLS = 20
ATTEMPTS = 2 * KILLS  # at most: a run may be at its end before it is killed


@dataclass
class Runs:
    """A process that starts others, each of which makes the game."""

    place: Path
    process: subprocess.Popen[str]
    count: int = 0

    def start(self) -> int:
        """Start a run; return its process number."""
        self.count += 1
        self._say(str(self._journal))
        return int(self._heard())

    def end(self) -> int:
        """Wait for the run's end; return its exit code."""
        return int(self._heard())

    def made(self) -> list[tuple[str, str]]:
        """Return each piece whose body ended in the latest run, and the key of its result."""
        lines = self._journal.read_text().splitlines() if self._journal.exists() else []
        return [(piece, key) for piece, key in (line.split("\t") for line in lines)]

    def forget(self) -> None:
        """Remove all that was made."""
        for folder in (self.place / "home", self.place / "games"):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def kept(self) -> set[str]:
        """Return the keys of the results that are kept whole.

        Prefect writes into a result's file itself: a kill may cut one off, which is then no
        result for anybody.
        """
        folder = self.place / "home" / "results"
        found = folder.iterdir() if folder.exists() else ()
        return {path.name for path in found if _is_whole(path)}

    @property
    def files(self) -> dict[str, bytes]:
        """Return all that was delivered."""
        folder = self.place / "games"
        found = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    @property
    def _journal(self) -> Path:
        return self.place / f"journal-{self.count}"

    def _say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def _heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


def _is_whole(record: Path) -> bool:
    try:
        json.loads(record.read_bytes())
    except ValueError:
        return False
    return True


@pytest.fixture
def runs(prefect_server: None, tmp_path: Path) -> Iterator[Runs]:
    """Runs of the brief on the tests' server, in a home of their own."""
    brief = tmp_path / "brief.yaml"
    brief.write_text(BRIEF)
    environment = os.environ | {
        "VINTAGE_HOME": str(tmp_path / "home"),
        "PREFECT_API_URL": PREFECT_API_URL.value() or "",
    }
    command = [sys.executable, "-m", "tests.flows.forked_runs", str(brief), str(tmp_path / "games")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    ) as process:
        started = Runs(tmp_path, process)
        assert started._heard() == "ready"
        yield started
        process.kill()


def test_a_killed_run_is_gone_on_with_and_ends_with_the_same_game(runs: Runs) -> None:
    runs.start()
    begun = time.monotonic()
    assert runs.end() == 0
    lasted = time.monotonic() - begun
    whole, pieces = runs.files, [piece for piece, _ in runs.made()]
    assert len(pieces) == len(set(pieces)) > 40
    moments = random.Random(5)
    killed = 0
    for _ in range(ATTEMPTS):
        if killed == KILLS:
            break
        runs.forget()
        process = runs.start()
        moment = moments.uniform(0.0, lasted * 0.8)
        time.sleep(moment)
        with suppress(ProcessLookupError):  # it was at its end
            os.kill(process, signal.SIGKILL)
        if runs.end() == -signal.SIGKILL:
            killed += 1
        else:
            lasted = moment  # at most: the machine has less to do than at first
        kept = runs.kept
        if runs.files.keys() != whole.keys():  # it had not come to its end
            hidden = (".", f"cut-short/.{STATE}-")  # scraps, which the next run sweeps away
            seen = {name for name in runs.files if not name.startswith(hidden)}
            assert seen <= {f"cut-short/{STATE}"}, "nothing half-written is delivered"
        runs.start()
        assert runs.end() == 0
        twice = kept & {key for _, key in runs.made()}
        assert not twice, "what was kept is not made twice"
        assert runs.files == whole
    assert killed == KILLS
