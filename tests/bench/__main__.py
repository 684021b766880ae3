"""The measures that the project promises, on this machine: `python -m tests.bench [GROUP ...]`.

Each way of making the demo game is run in a process of its own, in turn, some rounds long, and
the best of each counts: what a busy machine adds is noise. Nothing fails here: a figure is a
figure, and the last column says whether it is what was promised.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.batches import FEW, GAMES, MANY, lanes, sizes
from tests.bench.line import Line
from tests.bench.matrix import equal_games
from tests.bench.models import (
    REQUESTS_A_MINUTE,
    SECONDS,
    SHARE,
    Again,
    Faults,
    Patience,
    faults,
    patience,
)
from tests.bench.nightly_lines import lanes_lines, overhead_lines, sizes_lines
from tests.bench.overhead import overhead
from tests.bench.parity import Kills, Rates, kills, speeds
from tests.bench.runs import (
    PARALLEL,
    ColdRun,
    WarmRun,
    added_languages,
    cold_run,
    game_speed,
    plain_run,
    warm_run,
)
from vintage_game_generator.asking import retrying

ROUNDS = 3
MOST_ATTEMPTS = retrying.Patience().requests
LEAST_RATES = {"rust": 5_000_000, "web": 1_000_000, "ruby": 60_000}  # ticks a second
PASSES = 5

Say = Callable[[str], None]


def main(wanted: Sequence[str]) -> None:
    """Measure the groups that are wanted, else all, and print the table.

    Raises:
        SystemExit: there is no such group.
    """
    unknown = [name for name in wanted if name not in GROUPS]
    if unknown:
        raise SystemExit(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    console = Console(width=110)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="vintage-bench-") as scratch:
        for name in wanted or GROUPS:
            lines += GROUPS[name](_home(Path(scratch), name), console.print)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    table = Table(title=f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}")
    for column in ("measure", "reached", "promised", ""):
        table.add_column(column, justify="right" if column == "reached" else "left")
    for line in lines:
        verdict = {None: "", True: "met", False: "NOT met"}[line.met]
        table.add_row(line.what, line.figure, line.promise, verdict)
    console.print(table)
    console.print(f"best of {ROUNDS} rounds and {PASSES} passes; load average {load}")


def _demo(place: Path, say: Say) -> list[Line]:
    """Measure the demo game: made, made again, played, and in all languages."""
    cold, plain, pooled = [], [], []
    for number in range(ROUNDS):
        say(f"round {number + 1} of {ROUNDS}: cold, plain, plain in a pool ...")
        cold.append(cold_run(_home(place, f"cold-{number}")))
        plain.append(plain_run(_home(place, f"plain-{number}"), 1))
        pooled.append(plain_run(_home(place, f"pooled-{number}"), PARALLEL))
    home = place / f"cold-{ROUNDS - 1}"
    warm = min((warm_run(home) for _ in range(ROUNDS)), key=lambda run: run.wall)
    speed = game_speed(home, cold[-1].game, PASSES)
    say("the same game in all languages, and mistakes made on purpose ...")
    four, executed = added_languages(home)
    rates = speeds(home, four, place / "rates")
    noticed = kills(place / "kills")
    say(_phases("phases of the plain calls", min(plain, key=_total)))
    return [
        *_cold_lines(cold),
        *_prefect_lines(cold, plain, pooled),
        *_warm_lines(warm),
        *_speed_lines(speed),
        *_language_lines(executed, rates, noticed),
    ]


def _models(place: Path, say: Say) -> list[Line]:
    """Measure games that models write."""
    say("the demo game by a patient model, and twenty by one that misbehaves ...")
    patient, again = patience(_home(place, "patient"))
    return _model_lines(patient, again, faults(_home(place, "faults")))


def _overhead(place: Path, say: Say) -> list[Line]:
    """Measure what Prefect adds where its server is running."""
    say("the demo game on a running server ...")
    return overhead_lines(overhead(place, ROUNDS))


def _batches(place: Path, say: Say) -> list[Line]:
    """Measure games made at the same time, a few and many."""
    say(f"{GAMES} different games by two processes, and by one ...")
    both = lanes(_home(place, "lanes"))
    say(f"{FEW} games, {MANY} games, and the {MANY} once more ...")
    return lanes_lines(both) + sizes_lines(sizes(_home(place, "sizes")))


def _matrix(_: Path, say: Say) -> list[Line]:
    """Measure how many games are the same in all languages."""
    say("the forty briefs in all languages ...")
    equal, games = equal_games()
    return [
        Line(
            "games of the matrix that are equal in all languages",
            f"{equal} of {games}",
            "40 of 40",
            (equal, games) == (40, 40),
        )
    ]


GROUPS: dict[str, Callable[[Path, Say], list[Line]]] = {
    "demo": _demo,
    "overhead": _overhead,
    "models": _models,
    "batches": _batches,
    "matrix": _matrix,
}


def _cold_lines(runs: list[ColdRun]) -> list[Line]:
    best = min(runs, key=lambda run: run.wall)
    return [
        Line("cold demo game, wall", f"{best.wall:.1f} s", "< 30 s", best.wall < 30),
        Line("  start-up, in all", f"{best.start_up:.1f} s"),
        Line("    of it imports, Prefect's among them", f"{best.imports:.1f} s"),
        Line("    of it the ephemeral server", f"{best.start_up - best.imports:.1f} s"),
        Line("  the flow", f"{best.flow:.1f} s"),
        Line("  history written, server stopped", f"{best.ending:.1f} s"),
        Line(
            "  task runs in the history",
            f"{best.tasks} of {best.executed + 1}",
            "all",
            best.tasks == best.executed + 1,
        ),
    ]


def _prefect_lines(
    cold: list[ColdRun], plain: list[dict[str, float]], pooled: list[dict[str, float]]
) -> list[Line]:
    flow = min(run.flow for run in cold)
    whole = min(run.flow + run.ending for run in cold)
    alone, pool = min(map(_total, plain)), min(map(_total, pooled))
    return [
        Line("the same calls without Prefect, one by one", f"{alone:.1f} s"),
        Line(f"the same calls in a pool of {PARALLEL} threads", f"{pool:.1f} s"),
        Line("flow to plain calls", f"{flow / alone:.2f}", "<= 1.35", flow / alone <= 1.35),
        Line("flow to plain calls in a pool", f"{flow / pool:.2f}"),
        Line("flow and its ending to plain calls", f"{whole / alone:.2f}"),
    ]


def _warm_lines(warm: WarmRun) -> list[Line]:
    beyond = warm.wall - warm.imports
    return [
        Line("the same brief again, wall", f"{warm.wall:.2f} s"),
        Line("  beyond Python's imports", f"{beyond:.2f} s", "< 3 s", beyond < 3),
        Line(
            "  task bodies executed",
            f"{warm.executed} ({warm.cached} cached)",
            "0",
            warm.executed == 0,
        ),
    ]


def _speed_lines(speed: dict[str, float]) -> list[Line]:
    ticks, frames = speed["ticks"], speed["frames"]
    return [
        Line("kernel ticks a second", f"{ticks:,.0f}", ">= 60,000", ticks >= 60_000),
        Line("  with checkpoints compared", f"{speed['proven ticks']:,.0f}"),
        Line("headless frames a second", f"{frames:,.0f}", ">= 600", frames >= 600),
    ]


def _language_lines(executed: list[str], rates: Rates, noticed: list[Kills]) -> list[Line]:
    own = ("code", "integration", "parity", "package", "lay out")
    lines = [
        Line(
            "three languages more: tasks executed",
            f"{len(executed)}",
            "their own, and the package",
            all(name.startswith(own) for name in executed),
        ),
        Line("  which", ", ".join(Path(name).name for name in executed)),
        Line("ticks a second, Python", f"{rates.python:,.0f}", ">= 60,000", rates.python >= 60_000),
    ]
    for language, rate in rates.others.items():
        least = LEAST_RATES[language]
        what, promise = f"ticks a second, {language}", f">= {least:,}"
        if rate is None:
            lines.append(Line(what, "not verified", promise, False))
            continue
        figure = f"{rate:,.0f} ({rate / rates.python:.1f} of Python's)"
        lines.append(Line(what, figure, promise, rate >= least))
    for kill in noticed:
        what = f"deliberate mistakes noticed, {kill.language}"
        if kill.lacking:
            lines.append(Line(what, f"not verified ({kill.lacking})", "all", False))
            continue
        lines.append(Line(what, f"{kill.noticed} of {kill.tried}", "all", not kill.alive))
        lines += [Line("  not noticed", ", ".join(kill.alive))] if kill.alive else []
    return lines


def _model_lines(patient: Patience, again: list[Again], faults: Faults) -> list[Line]:
    same = [one.requests == 0 and not one.changed for one in again]
    return [
        Line(f"calls of a game whose model answers in {SECONDS} s", f"{patient.calls}"),
        Line("  longest chain of dependent calls", f"{patient.chain}"),
        Line("  at the same time, at most", f"{patient.at_once}", "8", patient.at_once <= 8),
        Line("  all calls, wall", f"{patient.wall:.2f} s"),
        Line("  wall to chain", f"{patient.ratio:.2f}", "<= 1.3", patient.ratio <= 1.3),
        *(
            Line(
                what,
                f"{one.requests} requests, {len(one.changed)} files changed",
                "0 and 0",
                good,
            )
            for what, one, good in zip(
                ("the same brief again", "  with the answers alone kept"), again, same, strict=True
            )
        ),
        Line(
            f"games certified with {SHARE:.0%} of answers misbehaving",
            f"{faults.certified} of {faults.games}",
            "20 of 20",
            (faults.certified, faults.games) == (20, 20),
        ),
        Line("  pieces that were the model's", f"{faults.kept} of {faults.pieces}"),
        Line(
            "  the same request, at most",
            f"{faults.most_attempts} times of {faults.requests}",
            f"<= {MOST_ATTEMPTS}",
            faults.most_attempts <= MOST_ATTEMPTS,
        ),
        Line(
            "  requests in a minute, at most",
            f"{faults.most_a_minute}",
            f"<= {REQUESTS_A_MINUTE}",
            faults.most_a_minute <= REQUESTS_A_MINUTE,
        ),
    ]


def _phases(title: str, seconds: dict[str, float]) -> str:
    longest = sorted(seconds.items(), key=lambda item: -item[1])
    told = [f"{phase} {spent:.2f}" for phase, spent in longest if phase != "total"]
    return f"{title}, s: {', '.join(told)}"


def _total(seconds: dict[str, float]) -> float:
    return seconds["total"]


def _home(place: Path, name: str) -> Path:
    home = place / name
    home.mkdir()
    return home


if __name__ == "__main__":
    main(sys.argv[1:])
