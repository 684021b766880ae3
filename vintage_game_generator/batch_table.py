"""A batch's games as a table: the same columns in a terminal and in Prefect's UI."""

from vintage_game_generator.models.batch import GameRow
from vintage_game_generator.models.findings import Severity

HEADINGS = ("game", "phase", "findings", "cost", "seconds", "cached", "result")
NUMBERS = ("cost", "seconds", "cached")
PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


def cells(row: GameRow) -> tuple[str, ...]:
    """Return a game's cells, by `HEADINGS`."""
    share = row.cached_share
    return (
        row.name,
        row.phase or "unknown",
        _findings(row) or "none",
        row.cost,
        f"{row.seconds:.1f}",
        "unknown" if share is None else f"{share:.0%}",
        _result(row),
    )


def _findings(row: GameRow) -> str:
    counted = [(level, row.findings.get(level, 0)) for level in Severity]
    return ", ".join(
        f"{count} {PLURALS[level] if count > 1 else level.value}"
        for level, count in counted
        if count
    )


def _result(row: GameRow) -> str:
    again = f" (begun {row.starts} times)" if row.starts > 1 else ""
    if row.error:
        return f"FAILED: {row.error}{again}"
    return f"{row.folder}{' (kept)' if row.kept else ''}{again}"
