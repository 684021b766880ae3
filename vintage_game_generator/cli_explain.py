"""`vintage explain`: what a brief would take, before anything is run."""

import importlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from vintage_game_generator.again import checked_again
from vintage_game_generator.asking.ledger import UNKNOWN
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.cli_models import Prices, check_names, prices_of
from vintage_game_generator.cli_output import Json, out, say
from vintage_game_generator.cli_pictures import (
    StyleImage,
    StyleTransfer,
    Transfer,
    lent_colours,
)
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.plan import Plan, PlannedPiece, Verdict
from vintage_game_generator.models.run_state import RunState
from vintage_game_generator.naming import folder_name
from vintage_game_generator.run_states import read_state
from vintage_game_generator.settings import prefect_environment
from vintage_game_generator.store.marks import is_under_way

GAMES = Path("games")  # where `generate` puts them
MOST_REASONS = 3  # in a line; `--pieces` and `--json` name them all
VERDICTS = (Verdict.KEPT, Verdict.RUNS, Verdict.FOLLOWS)
MADE = (Verdict.RUNS, Verdict.FOLLOWS)


def explain(
    brief: Annotated[Path, typer.Argument(help="A brief: YAML or TOML.")],
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change the brief.")
    ] = None,
    pieces: Annotated[bool, typer.Option("--pieces", help="Show every piece.")] = False,
    shells: Annotated[
        bool, typer.Option(help="Count what opens windows in other languages.")
    ] = True,
    style_check: Annotated[
        bool, typer.Option(help="Count the check of assets against the style guide.")
    ] = True,
    cache: Annotated[bool, typer.Option(help="Count what earlier runs made as kept.")] = True,
    again: Annotated[
        list[str] | None,
        typer.Option(metavar="PHASE[:ASSET]", help="As if this were made again: sprite:hero."),
    ] = None,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="Assets at the same time.")] = 4,
    style_image: StyleImage = None,
    style_transfer: StyleTransfer = Transfer.STATISTICS,
    price: Prices = None,
    as_json: Json = False,
) -> None:
    """Say what would be made and why, and what it would take; nothing is asked or made."""
    config = lent_colours(load_brief(brief, changes or []), style_image, style_transfer)
    generation = GenerationConfig(
        prices=prices_of(price or []),
        shells=shells,
        style_consistency=style_check,
        cache=cache,
        again=checked_again(again or [], "--again"),
        parallel_assets=parallel,
    )
    check_names(config, generation)
    plan = planned(config, generation)
    if as_json:
        print(json.dumps(as_told(plan)))
        return
    _show(plan, _begun(config), each=pieces)


def planned(config: GameConfig, generation: GenerationConfig) -> Plan:
    """Return what a run of the brief would do."""
    # The flow's own wiring is asked, and it is Prefect's: no other command should wait for that.
    os.environ.update(prefect_environment(verbose=False))
    planning = importlib.import_module("flows.planning")
    plan: Plan = planning.planned(config, generation)
    return plan


def as_told(plan: Plan) -> dict[str, Any]:
    """Return what a machine is told of a plan."""
    counts = Counter(one.verdict for one in plan.pieces)
    told = plan.model_dump(mode="json")
    return told | {
        "counts": {verdict.value: counts[verdict] for verdict in VERDICTS},
        "phases": [_phase(name, rows) for name, rows in _by_phase(plan.of(*VERDICTS))],
        "asked": _asked(plan),
    }


def _begun(config: GameConfig) -> RunState | None:
    """Return the state of this very game where a run of it was interrupted, or goes on."""
    with suppress(BadInput):
        state = read_state(GAMES / folder_name(config))
        return state if state.config == config else None
    return None


def _show(plan: Plan, begun: RunState | None, *, each: bool) -> None:
    made, kept = plan.of(*MADE), plan.of(Verdict.KEPT)
    if plan.finished:
        say("This very game was finished before: nothing would be made or asked.")
        return
    out.print(_pieces_table(plan.pieces) if each else _phases_table(plan))
    if begun and is_under_way(begun.run):
        say("It is being made right now.")
    elif begun:
        folder = escape(str(GAMES / folder_name(begun.config)))
        left = f"left {len(kept)} of {len(plan.pieces)} pieces"
        say(f"An interrupted run {left}: `vintage resume {folder}` goes on.")
    elif not plan.known:
        say("No run of a game of this name has ended here before.")
    follows = plan.of(Verdict.FOLLOWS)
    only = f", {len(follows)} of them only if what they wait for comes out otherwise"
    say(
        f"{len(made)} of {len(plan.pieces)} pieces would be made{only if follows else ''};"
        f" {len(kept)} {'is' if len(kept) == 1 else 'are'} kept."
    )
    say(_time(plan))
    asked = _asked(plan)
    if asked:
        out.print(_asked_table(asked))
        say(
            "That is if every first answer is kept, however long it is; one that is not is asked"
            " again, which costs more. `generate --budget` sets a limit that holds."
        )
    else:
        say("No model is asked: it costs nothing.")


def _time(plan: Plan) -> str:
    """Return how long it would take, in words."""
    if plan.work is None or plan.lasts is None:
        return "How long that takes is not known yet: nothing of the kind was made here before."
    more = f", and {plan.unknown} pieces of which nothing is known" if plan.unknown else ""
    return f"Expected: about {plan.lasts:.1f} s ({plan.work:.1f} s of tasks){more}."


def _by_phase(pieces: Iterable[PlannedPiece]) -> list[tuple[str, list[PlannedPiece]]]:
    phases: dict[str, list[PlannedPiece]] = {}
    for one in pieces:
        phases.setdefault(one.phase, []).append(one)
    return list(phases.items())


def _phase(name: str, pieces: Sequence[PlannedPiece]) -> dict[str, Any]:
    """Return a phase's row."""
    counts = Counter(one.verdict for one in pieces)
    made = [one for one in pieces if one.verdict in MADE]
    known = [one.seconds for one in made if one.seconds is not None]
    return {
        "phase": name,
        **{verdict.value: counts[verdict] for verdict in VERDICTS},
        "seconds": round(sum(known), 2) if known else None,
        "why": list(dict.fromkeys(why for one in made for why in one.because)),
    }


def _phases_table(plan: Plan) -> Table:
    table = _table("phase", "why", numbers=("kept", "runs", "follows", "seconds"))
    for name, pieces in _by_phase(plan.pieces):
        row = _phase(name, pieces)
        counts = [str(row[verdict.value] or "") for verdict in VERDICTS]
        made = any(one.verdict in MADE for one in pieces)
        table.add_row(name, *counts, _seconds(row["seconds"], made=made), _few(row["why"]))
    return table


def _pieces_table(pieces: Sequence[PlannedPiece]) -> Table:
    table = _table("piece", "verdict", "why", numbers=("seconds",))
    for one in pieces:
        why = ", ".join(one.because)
        if one.verdict is Verdict.FOLLOWS:
            why = f"only if {_few(one.waits_for)} comes out otherwise ({why})"
        elif one.changed:
            why = f"{why} ({_few(one.changed)})"
        seconds = _seconds(one.seconds, made=one.verdict in MADE)
        table.add_row(escape(one.piece), one.verdict, seconds, escape(why))
    return table


def _asked(plan: Plan) -> list[dict[str, Any]]:
    """Return what would be asked of models, by phase and by who is asked first."""
    rows: dict[tuple[str, str], list[PlannedPiece]] = {}
    for one in plan.of(*MADE):
        if one.asking:
            rows.setdefault((one.phase, one.asking.author), []).append(one)
    found = []
    for (phase, author), pieces in rows.items():
        asked = [one.asking for one in pieces if one.asking]
        costs = [one.cost for one in asked if one.cost is not None]
        found.append(
            {
                "phase": phase,
                "author": author,
                "calls": sum(one.calls for one in asked),
                "tokens_asked": sum(one.tokens_asked for one in asked),
                "tokens_answered": sum(one.tokens_answered for one in asked),
                "cost": str(sum(costs)) if len(costs) == len(asked) else None,
            }
        )
    return found


def _asked_table(rows: Sequence[dict[str, Any]]) -> Table:
    table = _table("asked", "author", numbers=("calls", "tokens", "+ answers", "dollars"))
    numbers = ("calls", "tokens_asked", "tokens_answered")
    for one in rows:
        cost = UNKNOWN if one["cost"] is None else f"{float(one['cost']):.4f}"
        told = [f"{one[number]:,}" for number in numbers]
        table.add_row(one["phase"], escape(one["author"]), *told, cost)
    known = sum(float(one["cost"]) for one in rows if one["cost"] is not None)
    whole = f"{known:.4f}" + (f" + {UNKNOWN}" if any(one["cost"] is None for one in rows) else "")
    sums = [f"{sum(one[number] for one in rows):,}" for number in numbers]
    table.add_row("all", "", *sums, whole, style="bold")
    return table


def _table(first: str, *words: str, numbers: Sequence[str]) -> Table:
    """Return a table without lines: a column of words, then numbers where that reads best."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    *between, last = words
    plain = (first, *between) if last == "why" else (first, *words)
    for heading in plain:
        table.add_column(heading)
    for heading in numbers:
        table.add_column(heading, justify="right")
    if last == "why":
        table.add_column(last)
    return table


def _few(reasons: Sequence[str]) -> str:
    more = f" and {len(reasons) - MOST_REASONS} more" if reasons[MOST_REASONS:] else ""
    return escape(", ".join(reasons[:MOST_REASONS]) + more)


def _seconds(seconds: float | None, *, made: bool) -> str:
    if not made:
        return ""
    return "?" if seconds is None else f"{seconds:.2f}"
