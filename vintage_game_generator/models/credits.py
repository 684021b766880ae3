"""How a piece came to be: who was asked, what came of it, and what it cost."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.findings import Finding
from vintage_game_generator.models.writer import PROCEDURAL


class Outcome(StrEnum):
    """What became of a call."""

    KEPT = "kept"  # its answer is in the game
    REFUSED = "refused"  # it was answered, and the answer did not pass
    FAILED = "failed"  # there was no answer


class Call(Model):
    """One question to one model, with its answer: a line of `provenance.jsonl`."""

    phase: str
    piece: str = Field(description="'hero', 'level 2', 'style guide'.")
    template: str = Field(description="The prompt's name: 'sprite'.")
    prompt: str = Field(description="SHA-256 of all that was asked, schema included.")
    model: str
    seed: int | None
    tokens_asked: int | None = Field(description="None where the provider does not say.")
    tokens_answered: int | None
    cost: Decimal | None = Field(description="US dollars; none is unknown, never free.")
    attempts: int = Field(ge=1, description="Requests until the answer was there.")
    outcome: Outcome
    reason: str = Field(default="", description="Why it was not kept.")


class Credits(Model):
    """Who wrote a piece, and every call on the way to it."""

    author: str = Field(default=PROCEDURAL, description="Whose piece it is in the end.")
    calls: tuple[Call, ...] = ()
    findings: tuple[Finding, ...] = ()
    # `store.results` never keeps a record that says `lasting: false`.
    lasting: bool = Field(
        default=True, description="Whether asking again soon would come to the same."
    )


def merged(*credits: Credits) -> Credits:
    """Return the credits of a piece for which several were asked; who wrote last is its author."""
    authors = [one.author for one in credits if one.author != PROCEDURAL]
    return Credits(
        author=authors[-1] if authors else PROCEDURAL,
        calls=tuple(call for one in credits for call in one.calls),
        findings=tuple(finding for one in credits for finding in one.findings),
        lasting=all(one.lasting for one in credits),
    )
