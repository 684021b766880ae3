"""What Prefect adds to a cold game when its server is running already."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.batches import served
from tests.bench.runs import BRIEF, ROOT
from tests.command import Home
from tests.served import Served


@dataclass(frozen=True)
class Traced:
    """A run of the flow, in seconds."""

    wall: float
    bodies: float  # of it at least one task's body ran
    tasks: int

    @property
    def ratio(self) -> float:
        """Return the flow's time over that of its bodies."""
        return self.wall / self.bodies


def overhead(place: Path, rounds: int) -> list[Traced]:
    """Return how the demo game went, each time with nothing made before."""
    with served(place / "served") as server:
        return [traced(Home(place / f"cold-{number}"), server) for number in range(rounds)]


def traced(home: Home, server: Served) -> Traced:
    """Return how the flow went in a process of its own.

    Raises:
        SystemExit: it failed.
    """
    home.root.mkdir(parents=True)
    own = {"PREFECT_API_URL": server.api, "PREFECT_LOGGING_LEVEL": "WARNING"}
    arguments = ["-m", "tests.bench.traced_flow", str(BRIEF), str(home.root / "games")]
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=home.environment(**own),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"the traced flow failed: {ran.stdout.strip()}")
    told = json.loads(ran.stdout.splitlines()[-1])
    return Traced(told["wall"], told["bodies"], int(told["tasks"]))
