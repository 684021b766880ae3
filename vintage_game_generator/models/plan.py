"""What a run of a brief would do, piece by piece, and why."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from vintage_game_generator.models.base import Model


class Verdict(StrEnum):
    """Whether a piece would be made."""

    KEPT = "kept"  # an earlier run's result is there
    RUNS = "runs"
    FOLLOWS = "follows"  # only if what it waits for comes out otherwise than before


class Asking(Model):
    """What models would be asked for a piece."""

    author: str = Field(description="The first who would be asked.")
    calls: int = Field(ge=0, description="If every first answer is kept.")
    tokens_asked: int = Field(ge=0, description="All that is sent: messages and schemas.")
    tokens_answered: int = Field(ge=0, description="If every first answer is as long as it may be.")
    cost: Decimal | None = Field(
        description="US dollars, if every first answer is kept; none is unknown."
    )


class PlannedPiece(Model):
    """One piece of a game, as a run would find it."""

    phase: str
    piece: str = Field(description="As its task run is called: 'sprite hero'.")
    verdict: Verdict
    because: tuple[str, ...] = Field(
        default=(), description="What changed first: 'the brief's seed', 'source consoles/nes.py'."
    )
    changed: tuple[str, ...] = Field(
        default=(), description="Its own inputs that are not what they were: 'style.hero'."
    )
    waits_for: tuple[str, ...] = Field(
        default=(), description="Pieces that have to be made before its inputs are known."
    )
    seconds: float | None = Field(
        default=None, description="What its making took before, or that of its like; none: unknown."
    )
    asking: Asking | None = None


class Plan(Model):
    """All pieces of a game, as a run would find them."""

    title: str
    finished: bool = Field(description="Whether this very game was finished before.")
    known: bool = Field(description="Whether a game of this name was worked on here before.")
    pieces: tuple[PlannedPiece, ...]
    work: float | None = Field(
        description="Seconds of all tasks together; none where nothing is known of them."
    )
    lasts: float | None = Field(description="Seconds from the start to the end, about.")
    unknown: int = Field(description="Pieces that would be made, of whose seconds nothing is known")

    def of(self, *verdicts: Verdict) -> tuple[PlannedPiece, ...]:
        """Return the pieces of which one of these is true."""
        return tuple(one for one in self.pieces if one.verdict in verdicts)
