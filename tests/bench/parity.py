"""The languages side by side: `python -m tests.bench.parity`.

How fast the same recording of the same game plays in each, and how many deliberate mistakes in
each language's kernel and emitted code random programs notice. A language whose tool is missing
on this machine is left out, and a line says so.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from tests.bench.runs import BRIEF, ROOT, game_speed
from tests.parity.cases import random_case
from tests.parity.languages import MACHINES, MUTANTS
from tests.parity.mutants import survivors

LANGUAGES = ("python", "rust", "ruby", "web")
PASSES = 5
PROGRAMS, TICKS = 8, 400  # as tests/parity/test_mutants.py has them


class Figure(NamedTuple):
    """One row of the table."""

    what: str
    reached: str


def figures(home: Path, game: Path, scratch: Path) -> list[Figure]:
    """Return all figures of this machine.

    Args:
        home: Where the settings of Python's own measure may be.
        game: The folder of a game that has a project in every language.
        scratch: An empty folder to build in.
    """
    return [*speed_figures(home, game, scratch / "speed"), *kill_figures(scratch / "mutants")]


def speed_figures(home: Path, game: Path, scratch: Path) -> list[Figure]:
    """Return the ticks a second of a game's winning recording, and their ratio to Python's."""
    python = game_speed(home, game, PASSES)["ticks"]
    rows = [Figure("ticks a second, Python", f"{python:,.0f}")]
    for name, tool, rate in (
        ("Rust", "cargo", rust_rate),
        ("Ruby", "ruby", ruby_rate),
        ("JavaScript", "node", javascript_rate),
    ):
        what = f"ticks a second, {name}"
        if shutil.which(tool) is None:
            rows.append(Figure(what, f"{tool} not found"))
        else:
            ticks = best(rate, game, scratch)
            rows.append(Figure(what, f"{ticks:,.0f}, {ticks / python:.2f} of Python's"))
    return rows


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


def javascript_rate(game: Path, scratch: Path) -> float:
    """Return Node's ticks a second."""
    del scratch
    return rate_of(["node", "replay.mjs"], game / "web", rounds=50)


def rate_of(replay: Sequence[str], folder: Path, rounds: int) -> float:
    """Return what a project's own `replay --bench` measures, in ticks a second."""
    arguments = [*replay, "--bench", str(rounds), str(Path("..") / "recordings" / "win.json")]
    answer = json.loads(answer_of(arguments, folder).splitlines()[-1])
    return float(answer["ticks"]) / float(answer["seconds"])


def kill_figures(scratch: Path) -> list[Figure]:
    """Return how many mistakes random programs notice in each language."""
    rows = []
    cases = [random_case(seed, TICKS) for seed in range(PROGRAMS)]
    for machine in MACHINES:
        what = f"mistakes noticed, {machine.name}"
        lacking = machine.lacking()
        if lacking:
            rows.append(Figure(what, lacking))
            continue
        mutants = MUTANTS[machine.name]
        alive = survivors(machine, mutants, cases, scratch / machine.name)
        unnoticed = f" (not: {', '.join(alive)})" if alive else ""
        rows.append(Figure(what, f"{len(mutants) - len(alive)} of {len(mutants)}{unnoticed}"))
    return rows


def answer_of(arguments: Sequence[str], folder: Path) -> str:
    """Return what a command prints.

    Raises:
        SystemExit: it failed.
    """
    ran = subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed: {ran.stdout.strip()}")
    return ran.stdout


def demo_in_all_languages(folder: Path) -> Path:
    """Return the demo game, made in every language."""
    lines = BRIEF.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("target_languages")]
    brief = folder / "demo.yaml"
    wanted = f"target_languages: [{', '.join(LANGUAGES)}]"
    brief.write_text("\n".join([*kept, wanted, ""]), encoding="utf-8")
    script = "from vintage_game_generator.cli import main; main()"
    command = [sys.executable, "-c", script, "generate", str(brief), "--json", "--out", str(folder)]
    made = json.loads(answer_of(command, ROOT).splitlines()[-1])
    return Path(made["game"])


def main(arguments: Sequence[str]) -> None:
    """Print the table, for the game in the folder named or for the demo game."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory(prefix="vintage-parity-") as folder:
        place = Path(folder)
        game = Path(arguments[0]).resolve() if arguments else demo_in_all_languages(place)
        rows = figures(place, game, place / "scratch")
    table = Table(
        title=f"{game.name} on {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    table.add_column("measure")
    table.add_column("reached", justify="right")
    for row in rows:
        table.add_row(*row)
    console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
