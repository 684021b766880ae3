"""How a batch is run, and what became of its games."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import Field

from vintage_game_generator.errors import VintageError
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.task_runner import TaskRunnerName

BATCH = "batch.json"  # in the folder of the batch's games


class BatchConfig(Model):
    """How many games at a time, where they are made, and how many may fail."""

    parallel_games: int | None = Field(
        default=None, ge=1, le=64, description="Games at the same time; else as many as cores."
    )
    task_runner: TaskRunnerName = Field(
        default="processes",
        description="What makes games: threads, processes, dask, dask@tcp://host:8786, ray.",
    )
    deployment: str = Field(
        default="",
        pattern=r"^([^/]+/[^/]+)?$",
        description="A deployment of `generate-game`, as 'generate-game/generate-game': each game"
        " is then a run of it, made by whichever worker is free.",
    )
    restarts: int = Field(
        default=2, ge=0, le=10, description="How often a game is begun again whose process died."
    )
    failures_allowed: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="The share of games that may fail before the batch itself counts as failed.",
    )
    gallery: bool = Field(default=True, description="Make a page that shows all games.")


class GameRow(Model):
    """What became of one game of a batch."""

    name: str
    folder: Path
    certified: bool = False
    phase: str = Field(default="", description="The last one reached; `delivered` if all is well.")
    error: str = Field(default="", description="Why there is no game, in one line.")
    seal: str = Field(default="", description="The certificate's seal: the same game, the same.")
    findings: dict[Severity, int] = Field(default_factory=dict)
    executed: int | None = Field(default=None, description="Pieces made; none if not known here.")
    cached: int | None = Field(default=None, description="Pieces that were there already.")
    cost: str = Field(default="0", description="US dollars now: '0.0123', '0.0123 + unknown'.")
    seconds: float = Field(default=0.0, description="From its start to its end.")
    kept: bool = Field(default=False, description="Whether nothing of it had to be made.")
    starts: int = Field(default=1, description="How often it was begun: more than once if it died.")
    flow_run: str = Field(default="", description="The id of its run, if it had one.")

    @property
    def well(self) -> bool:
        """Return whether there is a certified game."""
        return self.certified and not self.error

    @property
    def cached_share(self) -> float | None:
        """Return the share of its pieces that were there already; none if not known."""
        if self.executed is None or self.cached is None or not self.executed + self.cached:
            return None
        return self.cached / (self.executed + self.cached)


class Twins(Model):
    """Two games that are nearly the same."""

    games: tuple[str, str]
    distance: float = Field(ge=0, le=1, description="0 the same, 1 nothing in common.")


class BatchReport(Model):
    """A batch that has ended, however it went."""

    title: str
    seed: int | None = Field(default=None, description="By how much seeds were shifted.")
    output: Path = Field(description="The folder of all games.")
    games: tuple[GameRow, ...]
    twins: tuple[Twins, ...] = Field(default=(), description="Near-duplicates, nearest first.")
    gallery: Path | None = None
    gallery_failure: str = Field(default="", description="Why there is no gallery, if it failed.")
    looked_at: str = Field(default="", description="What near-duplicates were found in: a digest.")
    failures_allowed: float = 0.0
    seconds: float = 0.0

    @property
    def failed(self) -> list[GameRow]:
        """Return the games that there are not."""
        return [row for row in self.games if not row.well]

    @property
    def ok(self) -> bool:
        """Return whether no more games failed than may."""
        # Rounded: 0.29 times 100 is a little less than 29 to a computer.
        return len(self.failed) <= round(self.failures_allowed * len(self.games), 6)

    @property
    def cost(self) -> str:
        """Return what models cost in all, in US dollars."""
        return total_dollars([row.cost for row in self.games])

    @property
    def verdict(self) -> str:
        """Return in one line how it went."""
        kept = sum(row.kept for row in self.games)
        made = len(self.games) - len(self.failed)
        parts = [f"{made} of {len(self.games)} games certified"]
        parts += [f"{kept} of them kept from before"] if kept else []
        parts += [f"{len(self.failed)} FAILED"] if self.failed else []
        parts += [f"{self.cost} US dollars"] if self.cost != "0" else []
        if self.twins:
            parts.append(f"{len(self.twins)} near-duplicate{'' if len(self.twins) == 1 else 's'}")
        return ", ".join(parts)


def total_dollars(costs: Sequence[str]) -> str:
    """Return the sum of costs, parts of which may be unknown: '0.5', '0.5 + unknown'."""
    known, unknown = Decimal(0), False
    for cost in costs:
        amount, plus, _ = cost.partition(" + ")
        try:
            known += Decimal(amount)
            unknown |= bool(plus)
        except InvalidOperation:
            unknown = True
    return f"{known:f}" + (" + unknown" if unknown else "")


class BatchFailed(VintageError):
    """More games of a batch failed than may; the others are there, and kept."""

    def __init__(self, report: BatchReport) -> None:
        self.report = report
        first = report.failed[0]
        super().__init__(f"{report.verdict}; first {first.name!r}: {first.error}")

    def __reduce__(self) -> tuple[object, ...]:
        return BatchFailed, (self.report,)
