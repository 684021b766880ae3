"""How `vintage batch` looks: while it lasts, and at its end."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.live import Live
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from vintage_game_generator.batch_progress import BatchProgress
from vintage_game_generator.batch_table import HEADINGS, NUMBERS, cells
from vintage_game_generator.batches import phase_of
from vintage_game_generator.cli_output import complain, err, out, say, short
from vintage_game_generator.models.batch import BatchReport, GameRow


@contextmanager
def shown(progress: BatchProgress, *, plainly: bool) -> Iterator[None]:
    """Show a batch's progress as long as it lasts: where it goes to a file, a line for each game.

    Args:
        progress: What tells how far it is.
        plainly: Whether to write these lines.
    """
    if not err.is_terminal:
        if plainly:
            progress.ended = lambda row: _tell_of_end(row, progress)
        yield
        return

    def picture() -> Table:
        rows, running = progress.now()
        table = Table.grid(padding=(0, 2))
        failed = sum(not row.well for row in rows)
        told = f"{len(rows)} of {progress.total} games" + (f", {failed} failed" if failed else "")
        if not rows and not running:
            told += ", Prefect is starting"
        table.add_row(Text(told, style="bold"))
        for folder, (name, since) in running.items():
            piece, done, pieces = phase_of(folder)
            counted = f"{done}/{pieces}" if pieces else ""
            seconds = f"{time.monotonic() - since:.0f} s"
            table.add_row(f"  {escape(name)}", counted, Text(piece, style="dim"), seconds)
        return table

    with Live(console=err, refresh_per_second=2, transient=True, get_renderable=picture):
        yield


def _tell_of_end(row: GameRow, progress: BatchProgress) -> None:
    known = "kept from before" if row.kept else f"{row.seconds:.0f} s"
    told = f"failed: {row.error}" if row.error else f"certified, {known}"
    line = f"{len(progress.rows)} of {progress.total}: {row.name}: {told}"
    err.print(line, markup=False, highlight=False, soft_wrap=True)


def show(report: BatchReport | None, rows: Sequence[GameRow], total: int, seconds: float) -> None:
    """Show what became of a batch, of which only some games may be done."""
    if rows:
        out.print(_table(rows))
    for row in rows:
        if row.error:
            complain(f"{row.name}: {row.error}")
    if report is None:
        say(f"{len(rows)} of {total} games are done  ({seconds:.1f} s)")
        return
    say(f"[bold]{escape(report.title)}[/bold]: {report.verdict}  ({seconds:.1f} s)")
    if report.seed is not None:
        say(f"  seeds        shifted by {report.seed}: `--seed {report.seed}` makes these again")
    for twin in report.twins:
        one, other = (escape(name) for name in twin.games)
        say(f"  nearly alike {one} and {other} (distance {twin.distance})")
    say(f"  games        {short(report.output)}")
    if report.gallery_failure:
        complain(f"there is no gallery: {report.gallery_failure}")
    if report.gallery:
        say(f"  gallery      {short(report.gallery)}")


def _table(rows: Sequence[GameRow]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in HEADINGS:
        table.add_column(
            heading,
            justify="right" if heading in NUMBERS else "left",
            overflow="fold",
        )
    for row in rows:
        told = row.model_copy(update={"folder": short(row.folder)})
        *known, result = cells(told)
        result = "FAILED: see below" if row.error else result
        table.add_row(*map(escape, [*known, result]), style=None if row.well else "red")
    return table


def summary(
    report: BatchReport | None, rows: Sequence[GameRow], failure: str, seconds: float
) -> dict[str, Any]:
    """Return what a machine is told of a batch."""
    told: dict[str, Any] = report.model_dump(mode="json", exclude={"looked_at"}) if report else {}
    told["games"] = [row.model_dump(mode="json") for row in rows]
    told["failed"] = sum(not row.well for row in rows)
    told["failure"] = failure
    return told | {"seconds": round(seconds, 2)}
