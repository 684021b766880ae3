"""`vintage batch`: a line-up becomes many games."""

import importlib
import json
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from vintage_game_generator.batch_progress import BatchProgress, watched
from vintage_game_generator.batches import (
    check_batch_place,
    ended,
    kept_row,
    output_of,
)
from vintage_game_generator.briefs import changed_fields
from vintage_game_generator.cli_batch_views import show, shown, summary
from vintage_game_generator.cli_generate import runner_name_of
from vintage_game_generator.cli_models import (
    AnswerSeconds,
    Budget,
    KeyBlocks,
    Limits,
    Prices,
    asking_settings,
    check_names,
)
from vintage_game_generator.cli_output import STOPPED, Json, complain, err
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import read_lineup
from vintage_game_generator.lineups.rotation import rotation
from vintage_game_generator.models.batch import BatchConfig, BatchFailed, BatchReport, GameRow
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.lineup import LineUp
from vintage_game_generator.settings import prefect_environment
from vintage_game_generator.store.blobs import local_store

GOES_ON = "what is done is kept: the same command goes on from there"


def batch(
    lineup: Annotated[Path, typer.Argument(help="A line-up: YAML or TOML (docs/batches.md).")],
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change every brief.")
    ] = None,
    output: Annotated[Path, typer.Option("--out", help="Folder for the games.")] = Path("games"),
    parallel: Annotated[
        int | None, typer.Option(min=1, max=64, help="Games at the same time; else all cores.")
    ] = None,
    runner: Annotated[
        str, typer.Option(help="What makes games: processes, threads, dask, ray, dask@ADDRESS.")
    ] = "processes",
    deployment: Annotated[
        str,
        typer.Option(
            metavar="FLOW/NAME",
            help="Have workers make games: generate-game/generate-game (docs/batches.md).",
        ),
    ] = "",
    count: Annotated[
        int | None, typer.Option(min=1, help="So many games of the grid, spread evenly.")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            min=0, max=2**32 - 1, help="Shifts all seeds, instead of the line-up's or day's."
        ),
    ] = None,
    gallery: Annotated[bool, typer.Option(help="Make the page that shows all games.")] = True,
    cache: Annotated[bool, typer.Option(help="Reuse what earlier runs made.")] = True,
    shells: Annotated[bool, typer.Option(help="As in `generate`.")] = True,
    budget: Budget = None,
    limit: Limits = None,
    price: Prices = None,
    answer_seconds: AnswerSeconds = 120,
    key_block: KeyBlocks = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Make all games of a line-up; one that fails stops no other."""
    chosen = _chosen(lineup, changes or [], count)
    shift = rotation(chosen, seed, datetime.now(UTC).date())
    games = games_of(chosen, shift, where=lineup.name)
    generation = GenerationConfig(
        output=output.absolute(),
        cache=cache,
        shells=shells,
        **asking_settings(budget, limit, price, answer_seconds, key_block),
    )
    for game in games:
        check_names(game, generation)
    settings = BatchConfig(
        parallel_games=parallel,
        task_runner=runner_name_of(runner),
        deployment=_deployment(deployment),
        gallery=gallery,
    )
    tell_of_batch(
        lambda: _made(chosen, games, generation, settings, shift, verbose=verbose),
        total=len(games),
        as_json=as_json,
    )


def tell_of_batch(make: Callable[[], BatchReport], *, total: int = 0, as_json: bool) -> None:
    """Have a batch made, and tell how that goes and what comes of it.

    Args:
        make: Makes it.
        total: How many games it has, where that is known before.
        as_json: Whether a machine is told.

    Raises:
        BadInput: what was asked for cannot be made.
        typer.Exit: some games are not there.
    """
    begun = time.monotonic()
    progress = BatchProgress(total=total)
    report, failure, code = None, "", 1
    try:
        with watched(progress), shown(progress, plainly=not as_json):
            report = make()
    except BadInput:
        raise
    except BatchFailed as error:
        report = error.report
    except VintageError as error:
        failure = str(error)
    except KeyboardInterrupt:
        failure, code = STOPPED, 130
    seconds = time.monotonic() - begun
    rows = report.games if report else tuple(progress.rows)
    if as_json:
        print(json.dumps(summary(report, rows, failure, seconds)))
    else:
        show(report, rows, progress.total, seconds)
    if failure == STOPPED:
        err.print(f"{STOPPED}; {GOES_ON}")
    elif failure:
        complain(failure)
        err.print(GOES_ON)
    if failure or not (report and not report.failed):
        raise typer.Exit(code)


def _deployment(name: str) -> str:
    """Return a deployment's name, if it can be one and somebody can be asked for it.

    Raises:
        BadInput: it is none, or no server is set.
    """
    if name and (name.count("/") != 1 or not all(name.split("/"))):
        raise BadInput(
            f"{name!r} names no deployment",
            where="--deployment",
            hint="write FLOW/NAME, such as generate-game/generate-game",
        )
    if name and not os.environ.get("PREFECT_API_URL"):
        raise BadInput(
            "no server is set whose workers could make games",
            where="--deployment",
            hint="start one with `vintage up`, and set PREFECT_API_URL as it says",
        )
    return name


def _chosen(path: Path, changes: Sequence[str], count: int | None) -> LineUp:
    """Return the line-up with what the command changes: fields of all its briefs, and how many."""
    lineup = read_lineup(path)
    if changes:
        fields = changed_fields(changes)
        games = [{**game, **fields} for game in lineup.games if isinstance(game, dict)]
        lineup = lineup.model_copy(
            update={"games": tuple(games), "defaults": {**lineup.defaults, **fields}}
        )
        for name in fields:
            if lineup.grid and name in lineup.grid.vary:
                raise BadInput(
                    f"{name!r} varies in the grid", where="--set", hint="change the grid instead"
                )
    if count is None:
        return lineup
    if lineup.grid is None:
        raise BadInput(
            "there is no grid to pick from", where="--count", hint="leave out games in the file"
        )
    return lineup.model_copy(update={"grid": lineup.grid.model_copy(update={"count": count})})


def _made(
    lineup: LineUp,
    games: Sequence[GameConfig],
    generation: GenerationConfig,
    settings: BatchConfig,
    seed: int | None,
    *,
    verbose: bool,
) -> BatchReport:
    """Return the batch: at once if no game of it has to be made, else by the flow.

    Where a server is set in the environment, every run shall be seen on it.
    """
    begun = time.monotonic()
    here = generation.model_copy(update={"output": output_of(lineup, generation, seed)})
    check_batch_place(here.output, gallery=settings.gallery)
    if not os.environ.get("PREFECT_API_URL"):
        store = local_store()
        rows: list[GameRow] = []
        for game in games:
            row = kept_row(game, here, store)
            if row is None:
                break
            rows.append(row)
        else:
            report = BatchReport(
                title=lineup.title,
                seed=seed,
                output=here.output,
                games=tuple(rows),
                seconds=round(time.monotonic() - begun, 2),
            )
            return ended(report, store, gallery=settings.gallery)
    # Prefect reads its settings, and takes a second, when it is imported.
    os.environ.update(prefect_environment(verbose=verbose))
    local = importlib.import_module("flows.local_batch")
    made: BatchReport = local.run_generate_batch(lineup, generation, settings, seed)
    return made
