"""For how long a server wants to be left alone, and how long we wait between two requests."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def asked_pause(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds that `Retry-After` asks for, as a number or as a date; none if none.

    https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
    """
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        try:
            date = parsedate_to_datetime(said)
        except ValueError:
            return None
        if date.tzinfo is None:
            date = date.replace(tzinfo=UTC)
        seconds = (date - (now or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if seconds == seconds else None  # noqa: PLR0124, NaN is not itself


def own_pause(first: float, tries: int) -> float:
    """Return the seconds after so many tries: doubling, and never the same for two threads.

    Chance is no part of what is made here: it keeps those who failed together from coming again
    together.
    """
    return first * float(2 ** (tries - 1)) * random.uniform(0.75, 1.25)
