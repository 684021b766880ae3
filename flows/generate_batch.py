"""From a line-up to many finished games, a table of them, and a page to look at them."""

import time
from collections.abc import Generator
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger
from prefect.runtime import flow_run

from flows.game_makers import NOT_SEEN, ByDeployment, made_here
from flows.lanes import Lanes, Lost, at_once
from flows.surroundings import run_id
from tasks import batch_artifacts
from tasks.games import Maker, make_game
from tasks.outcomes import reason
from vintage_game_generator.batch_progress import BatchProgress, current_batch
from vintage_game_generator.batches import (
    NOT_BEGUN,
    check_batch_place,
    delivered_row,
    ended,
    failed_row,
    kept_row,
    output_of,
)
from vintage_game_generator.cores import cores
from vintage_game_generator.errors import BadGame, VintageError
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import read_lineup, with_briefs_read
from vintage_game_generator.lineups.rotation import rotation
from vintage_game_generator.models.batch import BatchConfig, BatchFailed, BatchReport, GameRow
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Seed
from vintage_game_generator.models.lineup import LineUp
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.shipped import shipped
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.marks import under_way

GENERATION = GenerationConfig()
BATCH = BatchConfig()


def run_name() -> str:
    """Return the name of a batch's run: its line-up's title, or its file's."""
    lineup = flow_run.parameters.get("lineup")
    if isinstance(lineup, str):
        return f"batch {Path(lineup).stem}"
    return str(lineup.get("title", "Batch") if isinstance(lineup, dict) else lineup.title)


@flow(name="generate-batch", flow_run_name=run_name)
def generate_batch(
    lineup: LineUp | str,
    generation: GenerationConfig = GENERATION,
    batch: BatchConfig = BATCH,
    seed: Seed | None = None,
) -> BatchReport:
    """Make all games of a line-up; one that fails stops no other.

    Args:
        lineup: Which games: a line-up, or the path of its file.
        generation: Where they go, and how each is made.
        batch: How many at a time, where they are made, and how many may fail.
        seed: Shifts all seeds; else the line-up says what does, such as the day of the run.
    """
    with under_way(run_id()):
        return _batch(lineup, generation, batch, seed)


def _batch(
    lineup: LineUp | str, generation: GenerationConfig, batch: BatchConfig, seed: Seed | None
) -> BatchReport:
    """Return the report of a batch.

    Raises:
        BatchFailed: more games failed than may.
    """
    begun = time.monotonic()
    lineup, where = _read(lineup)
    day = (flow_run.scheduled_start_time or datetime.now(UTC)).astimezone(UTC).date()
    seed = rotation(lineup, seed, day)
    games = games_of(lineup, seed, where=where)
    given = generation.model_copy(update={"output": output_of(lineup, generation, seed)})
    here = given.model_copy(update={"output": given.output.absolute()})
    check_batch_place(here.output, gallery=batch.gallery)
    progress = current_batch()
    progress.total = len(games)
    rows = _kept(games, here, progress)
    missing = [game for game in games if game.name not in rows]
    if missing:
        with closing(_made(missing, here, given, batch, progress)) as made:
            rows |= {row.name: row for row in made}
    report = ended(
        BatchReport(
            title=lineup.title,
            seed=seed,
            output=here.output,
            games=tuple(rows[game.name] for game in games),
            failures_allowed=batch.failures_allowed,
            seconds=round(time.monotonic() - begun, 2),
        ),
        local_store(),
        gallery=batch.gallery,
    )
    batch_artifacts.show_batch(report)
    if report.gallery_failure:
        get_run_logger().warning("there is no gallery: %s", report.gallery_failure)
    get_run_logger().info("%s: %s", report.title, report.verdict)
    if not report.ok:
        raise BatchFailed(report)
    return report


def _read(lineup: LineUp | str) -> tuple[LineUp, str]:
    """Return the line-up with its briefs, and what to call it."""
    if isinstance(lineup, LineUp):
        return with_briefs_read(lineup, Path.cwd(), lineup.title), lineup.title
    path = Path(lineup)
    if not path.exists() and shipped(lineup).exists():  # a worker is in a folder of its own
        path = shipped(lineup)
    return read_lineup(path), path.name


def _kept(
    games: tuple[GameConfig, ...], generation: GenerationConfig, progress: BatchProgress
) -> dict[str, GameRow]:
    """Return the games that were finished before, and those whose place is taken, by name."""
    rows: dict[str, GameRow] = {}
    store = local_store()
    for game in games:
        try:
            row = kept_row(game, generation, store)
        except VintageError as error:
            row = failed_row(game, generation.output, reason(error), phase=NOT_BEGUN)
        if row:
            rows[game.name] = row
            progress.end(row)
    kept = sum(row.kept for row in rows.values())
    if kept:
        get_run_logger().info("Cached: %d of %d games were finished before", kept, len(games))
    return rows


def _made(
    games: list[GameConfig],
    here: GenerationConfig,
    given: GenerationConfig,
    batch: BatchConfig,
    progress: BatchProgress,
) -> Generator[GameRow, None, None]:
    """Yield what became of each game, as they end.

    Args:
        games: Their briefs.
        here: Where they go.
        given: The same, where paths may be relative to a worker's folder.
        batch: How many at a time, and where they are made.
        progress: Who watches.
    """
    lanes = min(batch.parallel_games or cores(), len(games))
    # Last in, first out: whoever makes games hears first that the batch is stopped, then their
    # processes are ended, and then there is nothing left for the lanes' threads to wait for.
    with ExitStack() as ending:
        do = ending.enter_context(at_once(lanes))
        running = ending.enter_context(
            Lanes("threads" if batch.deployment else batch.task_runner, lanes)
        )
        maker: Maker = partial(made_here, gallery=batch.gallery)
        if batch.deployment:
            workers = ByDeployment(batch.deployment, run_id(), batch.restarts, given)
            maker = ending.enter_context(workers)
        shown = batch_artifacts.Shown(progress)
        for row in do(partial(_one, running, here, batch, maker, progress), games):
            progress.end(row)
            shown.update()
            yield row


def _one(
    lanes: Lanes,
    generation: GenerationConfig,
    batch: BatchConfig,
    maker: Maker,
    progress: BatchProgress,
    config: GameConfig,
) -> GameRow:
    """Return what became of a game, begun again if its process died."""
    parameters: dict[str, Any] = {"config": config, "generation": generation, "maker": maker}
    why = ""
    with progress.making(config.name, generation.output / folder_name(config)):
        for start in range(1, batch.restarts + 2):
            try:
                row = lanes.run(make_game, parameters)
            except Lost as error:
                why = str(error)
                if lanes.stopped:
                    break
                continue
            if isinstance(row, GameRow):
                row = _brought_here(row, config, generation)
                return row.model_copy(update={"starts": max(start, row.starts)})
            why = reason(row) if isinstance(row, Exception) else str(row)
            break
    row = failed_row(config, generation.output, why)
    return row.model_copy(update={"starts": start})


def _brought_here(row: GameRow, config: GameConfig, generation: GenerationConfig) -> GameRow:
    """Return the row of a game whose folder is here, though another machine may have made it."""
    if not row.well:
        return row
    with suppress(BadGame):
        if read_certificate(row.folder).seal == row.seal:
            return row
    try:
        delivered = delivered_row(config, generation, local_store(), row.seconds)
    except VintageError as error:
        return failed_row(config, generation.output, reason(error), seconds=row.seconds)
    if delivered is None or delivered.seal != row.seal:
        return failed_row(config, generation.output, NOT_SEEN, seconds=row.seconds)
    return row.model_copy(update={"folder": delivered.folder})
