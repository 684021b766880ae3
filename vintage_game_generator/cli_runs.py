"""`vintage runs` and `vintage show`: what was run, and how it goes."""

import importlib
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from vintage_game_generator.cli_output import Json, err, out, say, short
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.models.run_line import RunLine, RunView
from vintage_game_generator.models.run_state import STATE, STOPPED
from vintage_game_generator.run_states import read_state
from vintage_game_generator.run_views import view_of_state
from vintage_game_generator.settings import prefect_environment

COLOURS = {"completed": "green", "failed": "red", "crashed": "red", "lost": "red"}
UNFINISHED = ("failed", "crashed", "cancelled", "lost", "interrupted")
MOST_NAMED = 12  # pieces in a line

Run = Annotated[
    str,
    typer.Argument(help="A run: its id, the beginning of one, or its game's title (the latest)."),
]


def prefect_part(module: str) -> ModuleType:
    """Return a module that needs Prefect: that takes a second, and reads its settings then."""
    os.environ.update(prefect_environment(verbose=False))
    return importlib.import_module(f"flows.{module}")


def history_of() -> tuple[ModuleType, Any]:
    """Return who reads runs, and a client of the server that is set, or else of one of our own.

    Raises:
        BadInput: no server answers where one is set.
    """
    with err.status("asking Prefect"):
        history = prefect_part("history")
        prefect_part("run_lines")  # it loads all tasks: that takes a while, so it belongs here
        prefect_part("servers").reach_server()
    return history, history.client_of_server()


def runs(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="The latest so many.")] = 20,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only what failed, crashed, was cancelled or lost.")
    ] = False,
    inner: Annotated[
        bool, typer.Option("--all", help="Also the games that batches made in their own process.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List recent runs, the last one first."""
    _, client = history_of()
    with client:
        found: list[RunLine] = prefect_part("run_lines").recent(
            client, limit, failed=failed, inner=inner
        )
    if as_json:
        print(json.dumps({"runs": [one.model_dump(mode="json") for one in found]}))
        return
    if not found:
        say("no runs" + (" that failed" if failed else ""))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    headings = ["run", "game", "state", "started (UTC)", "flow took", "made", "kept", "failed"]
    headings += ["cost"] if any(one.cost for one in found) else []
    for heading in headings:
        right = heading in ("flow took", "made", "kept", "failed", "cost")
        table.add_column(heading, justify="right" if right else "left", no_wrap=heading != "game")
    for one in found:
        table.add_row(*_row(one)[: len(headings)])
    out.print(table)


def show(
    run: Annotated[
        str,
        typer.Argument(help="A run (id, its beginning, or its game's title), or a game's folder."),
    ],
    as_json: Json = False,
) -> None:
    """Show how far a run is, what it made, and what went wrong."""
    place = Path(run)
    if place.exists() and (place.is_file() or (place / STATE).exists()):
        state = read_state(place)
        view = view_of_state(state, (place if place.is_dir() else place.parent).absolute())
    else:
        view = view_of_run(run)
    if as_json:
        print(json.dumps(view.model_dump(mode="json")))
    else:
        show_view(view)


def view_of_run(run: str) -> RunView:
    """Return all that is known of a run.

    Raises:
        BadInput: there is no such run.
    """
    history, client = history_of()
    with client:
        try:
            found = history.find_run(client, run)
        except BadInput as error:
            raise (_no_state(Path(run)) if Path(run).is_dir() else error) from None
        view: RunView = prefect_part("viewing").view_of(client, found)
    return view


def _no_state(folder: Path) -> BadInput:
    """Return what to say of a folder in which no game is being made."""
    if (folder / CERTIFICATE).exists():
        hint = f"`vintage play {folder}`, or `vintage verify {folder}`"
        return BadInput("this game is finished", where=str(folder), hint=hint)
    hint = f"a game's folder has a {STATE} while it is made; `vintage runs` lists runs"
    return BadInput("no game is being made in this folder", where=str(folder), hint=hint)


def show_view(view: RunView) -> None:
    """Tell a person of one run."""
    planned = f" of {view.planned}" if view.planned is not None else ""
    phase = f", {_plain(view.phase)}" if view.phase and view.state != "completed" else ""
    took = f", {took_of(view.seconds)}" if view.seconds is not None else ""
    rows = [
        ("state", f"{_coloured(view.state)}{phase}{took}"),
        ("run", view.id + (f"  (try {view.tries})" if view.tries > 1 else "")),
        ("started", view.started),
        ("pieces", f"{view.done}{planned} done ({view.made} made, {view.kept} kept)"),
        ("now", _plain(_some(view.current))),
        ("assets", _plain(_some(view.assets))),
        ("cost", f"{view.cost} US dollars" if view.cost else ""),
        ("folder", _plain(str(short(view.folder))) if view.folder else ""),
        ("page", view.url or ""),
        *(("error", f"[red]{_plain(one)}[/red]") for one in view.errors if one != STOPPED),
    ]
    say(f"[bold]{_plain(view.game)}[/bold]")
    for label, text in rows:
        if text:
            say(f"  {label:<10}{text}")
    if view.state in UNFINISHED and view.id and view.state != "interrupted":
        say(f"  again     vintage rerun {view.id[:8]}")
    by_worker = " (a run of a worker goes on by itself after `vintage up`)"
    by_worker = by_worker if view.state == "interrupted" else ""
    if view.state in UNFINISHED and view.folder and (view.folder / STATE).exists():
        say(f"  go on     vintage resume {_plain(str(short(view.folder)))}{by_worker}")


def took_of(seconds: float | None) -> str:
    """Return a time in words: '8.1 s', '3 min', '2 h 5 min'."""
    if seconds is None:
        return ""
    if seconds < 100:
        return f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _row(one: RunLine) -> list[str]:
    counts = [str(count) if count else "" for count in (one.made, one.kept, one.failed)]
    started = one.started[5:16].replace("T", " ")  # '11-28 01:25'
    named = [one.id[:8], _plain(one.game), _coloured(one.state), started]
    return [*named, took_of(one.seconds), *counts, one.cost or ""]


def _coloured(state: str) -> str:
    colour = COLOURS.get(state)
    return f"[{colour}]{state}[/{colour}]" if colour else _plain(state)


def _plain(text: str) -> str:
    """Return a text as it is: it may come from a file or a server of somebody else."""
    return escape("".join(letter if letter.isprintable() else "?" for letter in text))


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
