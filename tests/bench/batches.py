"""Batches on a running server: how many games at a time pay, what a game costs, what none costs."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from tests.command import COMMAND, Home
from tests.postgres import free_port
from tests.served import Served

GAMES, FEW, MANY = 20, 10, 100
LANES = 2
GENRES = ("platformer", "action-adventure")
CONSOLES = ("nes", "game-boy", "snes", "pico-8")
# Ten kinds, so that ten, twenty and a hundred games are the same mixture: seeds alone differ.
KINDS: list[dict[str, Any]] = [
    *({"genre": genre, "art_style": console} for genre, console in product(GENRES, CONSOLES)),
    *({"genre": genre, "art_style": "nes", "features": ["keys-and-doors"]} for genre in GENRES),
]
TICKS = os.sysconf("SC_CLK_TCK")  # of a processor's clock in /proc, a second


@dataclass(frozen=True)
class Batch:
    """How a batch went, in seconds: on the clock, and of a processor."""

    games: int
    certified: int
    kept: int
    wall: float
    own: float  # the command itself: the batch's flow, the table, the gallery
    lanes: float  # the processes that make games, with those in which the games are played
    server: float
    each: dict[str, float]  # seconds from a game's start to its end, by name

    @property
    def cost(self) -> float:
        """Return a processor's seconds for a game, all that the batch needed."""
        return (self.own + self.lanes + self.server) / self.games


@dataclass(frozen=True)
class Lanes:
    """The same games one by one, and so many at a time."""

    one: Batch
    several: Batch

    @property
    def ratio(self) -> float:
        """Return how many times faster several lanes are."""
        return self.one.wall / self.several.wall

    @property
    def most(self) -> float:
        """Return how many times faster they would be if no core were idle for a moment.

        One lane leaves the server a core of its own, so that what the server takes is no part of
        its time; several lanes share all cores with the server.
        """
        busy = self.several.cost * self.several.games / (os.cpu_count() or 1)
        return self.one.wall / busy


@dataclass(frozen=True)
class Sizes:
    """A few games and many of the same kinds; and the many once more."""

    few: Batch
    many: Batch
    again: Batch  # nothing set: without Prefect
    again_served: Batch  # with a server set

    @property
    def cost(self) -> float:
        """Return a game's cost among many over that among few."""
        return self.many.cost / self.few.cost

    @property
    def sample(self) -> float:
        """Return what a game of the few costs to one of the many, in the same batch of many.

        Other seeds are other work: this says how much of the difference is theirs.
        """
        each = self.many.each
        few = [each[name] for name in self.few.each]
        return sum(few) / len(few) / (sum(each.values()) / len(each))


def lanes(place: Path, games: int = GAMES) -> Lanes:
    """Return how long the same games take on one lane and on several, nothing made before."""
    with served(place / "served") as server:
        several = made(Home(place / "several"), games, server, "--parallel", str(LANES))
        one = made(Home(place / "one"), games, server, "--parallel", "1")
    return Lanes(one, several)


def sizes(place: Path, few: int = FEW, many: int = MANY) -> Sizes:
    """Return what games cost in batches of two sizes, and what the larger costs again."""
    home = Home(place / "many")
    with served(place / "served") as server:
        smaller = made(Home(place / "few"), few, server)
        larger = made(home, many, server)
        again_served = made(home, many, server)
    return Sizes(smaller, larger, made(home, many), again_served)


def lineup(games: int) -> dict[str, Any]:
    """Return a line-up of so many games: each kind with one seed, then with the next."""
    briefs = []
    for number in range(games):
        kind, seed = KINDS[number % len(KINDS)], 1 + number // len(KINDS)
        briefs.append({"name": f"Bench {number}", "seed": seed, **kind})
    return {"title": "Bench", "games": briefs}


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """Have what `vintage up` starts, as long as the block lasts.

    Raises:
        SystemExit: it did not start.
    """
    root.mkdir(parents=True)
    found = Served(Home(root), free_port(), free_port())
    up = found.home.run("up", "--port", str(found.port), "--gallery-port", str(found.gallery_port))
    try:
        if up.returncode:
            raise SystemExit(f"vintage up failed: {up.stderr}")
        yield found
    finally:
        found.home.run("down")


def made(home: Home, games: int, server: Served | None = None, *options: str) -> Batch:
    """Return how `vintage batch` went as a process of its own.

    Raises:
        SystemExit: a game failed.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    (home.root / "bench.json").write_text(json.dumps(lineup(games)), encoding="utf-8")
    own = {"PREFECT_API_URL": server.api} if server else {}
    process = _server_process(server) if server else None
    before = _seconds(process) if process else 0.0
    with tempfile.TemporaryFile("w+") as said:
        begun = time.monotonic()
        run = subprocess.Popen(
            [COMMAND, "batch", "bench.json", "--json", *options],
            cwd=home.root,
            env=home.environment(**own),
            stdin=subprocess.DEVNULL,
            stdout=said,
        )
        os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)  # it is still in /proc
        wall = time.monotonic() - begun
        alone, whole = _seconds(run.pid), _seconds(run.pid, children=True)
        said.seek(0)
        text = said.read()
        if run.wait():
            raise SystemExit(f"vintage batch failed: {text}")
    rows = json.loads(text.splitlines()[-1])["games"]
    return Batch(
        games=games,
        certified=sum(row["certified"] for row in rows),
        kept=sum(row["kept"] for row in rows),
        wall=wall,
        own=alone,
        lanes=whole - alone,
        server=_seconds(process) - before if process else 0.0,
        each={row["name"]: row["seconds"] for row in rows},
    )


def _server_process(server: Served) -> int:
    """Return the number of the process that answers: neither the worker nor the file server."""
    (found,) = (pid for pid, told in server.processes().items() if "server start" in told)
    return found


def _seconds(pid: int, *, children: bool = False) -> float:
    """Return a processor's seconds of a process; with those of all that it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own, others = fields[11:13], fields[13:15]
    return sum(map(int, own + others if children else own)) / TICKS
