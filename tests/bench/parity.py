"""The languages side by side: how fast each is, and how many mistakes in each are noticed.

The same recording of the same game plays in all of them; the mistakes are made on purpose, in each
language's kernel and emitted code.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.runs import game_speed
from tests.parity.cases import random_case
from tests.parity.languages import MACHINES, MUTANTS
from tests.parity.mutants import survivors

PASSES = 5
PROGRAMS, TICKS = 8, 400  # as tests/parity/test_mutants.py has them


class Rates(NamedTuple):
    """Ticks a second of one recording by language; nothing where a tool is missing."""

    python: float
    others: dict[str, float | None]


class Kills(NamedTuple):
    """How many of a language's deliberate mistakes were noticed, and which were not."""

    language: str
    noticed: int
    tried: int
    alive: tuple[str, ...]
    lacking: str


def speeds(home: Path, game: Path, scratch: Path) -> Rates:
    """Return the ticks a second of a game's winning recording in all languages.

    Args:
        home: Where the settings of Python's own measure may be.
        game: The folder of a game that has a project in every language.
        scratch: An empty folder to build in.
    """
    rates = (("rust", "cargo", rust_rate), ("ruby", "ruby", ruby_rate), ("web", "node", web_rate))
    others = {
        name: best(rate, game, scratch) if shutil.which(tool) else None
        for name, tool, rate in rates
    }
    return Rates(game_speed(home, game, PASSES)["ticks"], others)


def kills(scratch: Path) -> list[Kills]:
    """Return how many mistakes random programs notice in each language."""
    found = []
    cases = [random_case(seed, TICKS) for seed in range(PROGRAMS)]
    for machine in MACHINES:
        lacking = machine.lacking()
        mutants = MUTANTS[machine.name]
        alive = () if lacking else survivors(machine, mutants, cases, scratch / machine.name)
        noticed = 0 if lacking else len(mutants) - len(alive)
        found.append(Kills(machine.name, noticed, len(mutants), tuple(alive), lacking))
    return found


def best(rate: Callable[[Path, Path], float], game: Path, scratch: Path) -> float:
    """Return the best of some passes: what a busy machine adds is noise."""
    return max(rate(game, scratch) for _ in range(PASSES))


def rust_rate(game: Path, scratch: Path) -> float:
    """Return Rust's ticks a second, built for release with its checks for overflow."""
    folder = game / "rust"
    options = ["--release", "--locked", "--offline", "--quiet", "--target-dir", str(scratch)]
    answer_of(["cargo", "build", *options], folder)
    program = "replay.exe" if os.name == "nt" else "replay"
    return rate_of([str(scratch / "release" / program)], folder, rounds=200)


def ruby_rate(game: Path, scratch: Path) -> float:
    """Return Ruby's ticks a second."""
    del scratch
    return rate_of(["ruby", "bin/replay"], game / "ruby", rounds=2)


def web_rate(game: Path, scratch: Path) -> float:
    """Return Node's ticks a second."""
    del scratch
    return rate_of(["node", "replay.mjs"], game / "web", rounds=50)


def rate_of(replay: Sequence[str], folder: Path, rounds: int) -> float:
    """Return what a project's own `replay --bench` measures, in ticks a second."""
    arguments = [*replay, "--bench", str(rounds), str(Path("..") / "recordings" / "win.json")]
    answer = json.loads(answer_of(arguments, folder).splitlines()[-1])
    return float(answer["ticks"]) / float(answer["seconds"])


def answer_of(arguments: Sequence[str], folder: Path) -> str:
    """Return what a command prints.

    Raises:
        SystemExit: it failed.
    """
    ran = subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed: {ran.stdout.strip()}")
    return ran.stdout
