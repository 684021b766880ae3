"""The calls of a game and what they cost: its provenance, and a table of it."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from vintage_game_generator.asking.runs import run_file
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.credits import Call, Credits, Outcome
from vintage_game_generator.store.keys import Phase

UNKNOWN = "unknown"
WHOLE_GAME = "whole game"
PHASES = {phase.value: number for number, phase in enumerate(Phase)}

Sent = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Ledger:
    """The requests that a run has sent, whichever of its processes sent them.

    Whether an answer was kept from an earlier run is a fact of the run, not of the game: so it
    stands here, and not in the game's provenance.
    """

    run: str

    def sent(self, prompt: str, model: str) -> None:
        """Note a request that is about to be sent: the digest of `Call.prompt`, and to whom."""
        line = json.dumps({"prompt": prompt, "model": model}, sort_keys=True) + "\n"
        with suppress(OSError, StoreError):  # then the table says that it was kept
            handle = os.open(
                run_file(self.run, "jsonl"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600
            )
            try:
                os.write(handle, line.encode())  # at once, so that no other line comes between
            finally:
                os.close(handle)

    def requests(self) -> Sent:
        """Return how many requests were sent, by prompt and model."""
        try:
            lines = run_file(self.run, "jsonl").read_bytes().splitlines()
        except (OSError, StoreError):
            return Counter()
        found: Sent = Counter()
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):  # a line that is cut off
                row = json.loads(line)
                found[row["prompt"], row["model"]] += 1
        return found


def provenance(pieces: Iterable[Credits]) -> bytes:
    """Return `provenance.jsonl`: every call, by phase and piece, in the order of asking.

    The same calls give the same bytes, whichever piece was finished first.
    """
    return "".join(_line(call) + "\n" for call in _calls(pieces)).encode()


def totals(pieces: Iterable[Credits], sent: Sent | None = None) -> list[dict[str, str]]:
    """Return a table: a row a phase, in the order of a run, and one of the whole game.

    Args:
        pieces: Who wrote each piece, and how.
        sent: What this run has sent; without it nothing is said of kept answers.
    """
    calls = _calls(pieces)
    phases = sorted({call.phase for call in calls}, key=_place)
    table = [_row(phase, [call for call in calls if call.phase == phase], sent) for phase in phases]
    return [*table, _row(WHOLE_GAME, calls, sent)]


def total_cost(calls: Iterable[Call]) -> str:
    """Return dollars, where what is unknown stays so: '0.0123', '0.0123 + unknown', 'unknown'."""
    return _total([call.cost for call in calls])


def _row(phase: str, calls: Sequence[Call], sent: Sent | None) -> dict[str, str]:
    row = {
        "phase": phase,
        "calls": str(len(calls)),
        "kept": str(sum(call.outcome is Outcome.KEPT for call in calls)),
        "refused": str(sum(call.outcome is Outcome.REFUSED for call in calls)),
        "failed": str(sum(call.outcome is Outcome.FAILED for call in calls)),
        "attempts": str(sum(call.attempts for call in calls)),
        "tokens asked": _total([call.tokens_asked for call in calls]),
        "tokens answered": _total([call.tokens_answered for call in calls]),
        "cost": total_cost(calls),
    }
    if sent is not None:
        fresh = [call for call in calls if (call.prompt, call.model) in sent]
        row["cached"] = str(len(calls) - len(fresh))
        row["cost of this run"] = total_cost(fresh)
    return row


def _total(numbers: Sequence[int | Decimal | None]) -> str:
    known = [number for number in numbers if number is not None]
    if numbers and not known:
        return UNKNOWN
    text = f"{sum(known, Decimal(0)):f}"
    return text if len(known) == len(numbers) else f"{text} + {UNKNOWN}"


def _calls(pieces: Iterable[Credits]) -> list[Call]:
    asked = [credits.calls for credits in pieces if credits.calls]
    return [call for calls in sorted(asked, key=_order) for call in calls]


def _order(calls: Sequence[Call]) -> tuple[tuple[int, str], str, list[str]]:
    return _place(calls[0].phase), calls[0].piece, [_line(call) for call in calls]


def _place(phase: str) -> tuple[int, str]:
    return PHASES.get(phase, len(PHASES)), phase


def _line(call: Call) -> str:
    row = call.model_dump(mode="json")
    row["cost"] = UNKNOWN if call.cost is None else f"{call.cost:f}"
    for tokens in ("tokens_asked", "tokens_answered"):
        row[tokens] = UNKNOWN if row[tokens] is None else row[tokens]
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
