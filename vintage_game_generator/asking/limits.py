"""Requests and tokens a minute, kept to by all threads and processes of this machine."""

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from vintage_game_generator.asking.database import Database
from vintage_game_generator.asking.stopping import pause
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.writer import Limit
from vintage_game_generator.settings import settings

WINDOW = 60.0  # seconds
ON_ITS_WAY = 15.0  # the longest that a request takes from its turn to the provider's counter
POLL = 1.0  # seconds between looks, since the others' turns may end cheaper than they began
GIVEN_UP = 10.0  # seconds after which whoever has not looked again waits no more

TABLES = (  # ids are never given again: an old turn may be settled after a new one was taken
    "CREATE TABLE IF NOT EXISTS turns ("
    "id INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT, tokens INTEGER, until REAL)",
    "CREATE TABLE IF NOT EXISTS queue ("
    "id INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT, tokens INTEGER, seen REAL)",
)


@dataclass(frozen=True)
class Turn:
    """The permission to send one request.

    It counts for the window that follows the provider's own counting of it, which lies between
    the turn and the answer: until 60 s after `begun` or `settle`, whichever is first, and where
    neither is called until 75 s after the turn.
    """

    number: int | None = None
    pace: "Pace | None" = None

    def begun(self) -> None:
        """Tell that the answer begins to come, so that the provider has counted the request."""
        if self.pace and self.number is not None:
            self.pace._end(self.number, None)

    def settle(self, actual_tokens: int | None) -> None:
        """Replace the estimate by the tokens that were used; none keeps the estimate."""
        if self.pace and self.number is not None:
            self.pace._end(self.number, actual_tokens)

    def give_back(self) -> None:
        """Let somebody else have it: no request was sent."""
        if self.pace and self.number is not None:
            self.pace._remove(self.number)


@dataclass(frozen=True)
class Pace:
    """What providers allow in a minute: in no window of 60 s more than that begins.

    A window slides over the turns that were given. Whoever waits longest goes first: a turn is
    given only if there is room for all who came before as well. A provider without a limit
    costs nothing, and no file.

    Attributes:
        limits: By provider.
        path: The file that all processes share.
        clock: Seconds; the same for all processes, and not set by anybody.
        sleep: Waits so many seconds, unless all asking is stopped.
        window: Seconds that the limits are for.
    """

    limits: Mapping[str, Limit]
    path: Path = field(default_factory=lambda: settings().asking / "limits.db")
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = pause
    window: float = WINDOW

    def wait(self, provider: str, tokens: int) -> Turn:
        """Return the turn for one request, once the provider's limits allow it.

        Args:
            provider: As in `limits`: 'openai'.
            tokens: An estimate of those that are asked and answered. One above the limit waits
                for an empty window, and has it for itself.

        Raises:
            StoreError: the shared file cannot be used.
            Stopped: all asking is stopped.
        """
        limit = self.limits.get(provider)
        if limit is None or (limit.requests is None and limit.tokens is None):
            return Turn()
        if limit.tokens is not None:
            tokens = min(tokens, limit.tokens)
        ticket: int | None = None

        def look(rows: sqlite3.Connection) -> tuple[float | None, int | None]:
            now = self.clock()  # here, since waiting for the others' looks takes time as well
            latest = now + self.window + ON_ITS_WAY
            _forget(rows, now, latest)
            delay = _delay(rows, provider, limit, tokens, ticket, now)
            if delay is None:
                return None, _take(rows, provider, tokens, ticket, latest)
            return delay, _queue(rows, provider, tokens, ticket, now)

        while True:
            delay, number = self._database.transact(look)
            if delay is None:
                return Turn(number, self)
            ticket = number
            self.sleep(min(delay, POLL))

    @property
    def _database(self) -> Database:
        return Database(self.path, TABLES, renewed=True)

    def _end(self, number: int, tokens: int | None) -> None:
        def end(rows: sqlite3.Connection) -> None:
            rows.execute(
                "UPDATE turns SET until = min(until, ?), tokens = coalesce(?, tokens) WHERE id = ?",
                (self.clock() + self.window, tokens, number),
            )

        with suppress(StoreError):  # the turn counts as it was estimated, and for longer
            self._database.transact(end)

    def _remove(self, number: int) -> None:
        def remove(rows: sqlite3.Connection) -> None:
            rows.execute("DELETE FROM turns WHERE id = ?", (number,))

        with suppress(StoreError):  # the turn counts as if it had been used
            self._database.transact(remove)


def _forget(rows: sqlite3.Connection, now: float, latest: float) -> None:
    rows.execute("DELETE FROM turns WHERE until <= ?", (now,))
    # A clock that starts anew, as after a boot, must not keep old turns for ever.
    rows.execute("UPDATE turns SET until = ? WHERE until > ?", (latest, latest))
    rows.execute("DELETE FROM queue WHERE seen NOT BETWEEN ? AND ?", (now - GIVEN_UP, now))


def _delay(
    rows: sqlite3.Connection,
    provider: str,
    limit: Limit,
    tokens: int,
    ticket: int | None,
    now: float,
) -> float | None:
    """Return the seconds until there may be room, or none if there is."""
    turns: list[tuple[int, float]] = rows.execute(
        "SELECT tokens, until FROM turns WHERE provider = ? ORDER BY until", (provider,)
    ).fetchall()
    ahead, their_tokens = rows.execute(
        "SELECT count(*), coalesce(sum(tokens), 0) FROM queue WHERE provider = ? AND id < ?",
        (provider, ticket or 2**62),
    ).fetchone()
    count = len(turns) + ahead + 1
    total = sum(used for used, _ in turns) + their_tokens + tokens
    if _fits(limit, count, total):
        return None
    for used, until in turns:
        count, total = count - 1, total - used
        if _fits(limit, count, total):
            return until - now
    return POLL  # those ahead fill a window of their own


def _fits(limit: Limit, count: int, total: int) -> bool:
    return (limit.requests is None or count <= limit.requests) and (
        limit.tokens is None or total <= limit.tokens
    )


def _take(
    rows: sqlite3.Connection, provider: str, tokens: int, ticket: int | None, until: float
) -> int | None:
    rows.execute("DELETE FROM queue WHERE id = ?", (ticket,))
    return rows.execute(
        "INSERT INTO turns (provider, tokens, until) VALUES (?, ?, ?)",
        (provider, tokens, until),
    ).lastrowid


def _queue(
    rows: sqlite3.Connection, provider: str, tokens: int, ticket: int | None, now: float
) -> int | None:
    return rows.execute(
        "INSERT OR REPLACE INTO queue (id, provider, tokens, seen) VALUES (?, ?, ?, ?)",
        (ticket, provider, tokens, now),
    ).lastrowid
