"""A run's money: what is spent and promised never exceeds what the user allows."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from vintage_game_generator.asking.database import Database
from vintage_game_generator.asking.runs import run_file
from vintage_game_generator.errors import StoreError, VintageError

LATE = 30.0  # seconds after its time when a request's process is dead, or was asleep

TABLES = (  # `open_until` is null once it is known what a request cost, or that nobody will know
    "CREATE TABLE IF NOT EXISTS amounts ("
    "id INTEGER PRIMARY KEY, dollars TEXT NOT NULL, open_until REAL)",
)


class BudgetSpent(VintageError):
    """A request could cost more than is left.

    Attributes:
        passing: Whether enough may be left in a moment, since others' requests that are under way
            may cost less than was set aside for them.
    """

    def __init__(
        self, cap: Decimal, spent: Decimal, estimate: Decimal, *, passing: bool = False
    ) -> None:
        self.cap = cap
        self.spent = spent
        self.estimate = estimate
        self.passing = passing
        super().__init__(
            f"the budget of ${cap:f} has ${max(cap - spent, Decimal(0)):f} left, and this may"
            f" cost ${estimate:f}; give more with --budget"
        )

    def __reduce__(self) -> tuple[object, ...]:
        return _budget_spent, (self.cap, self.spent, self.estimate, self.passing)


def _budget_spent(cap: Decimal, spent: Decimal, estimate: Decimal, passing: bool) -> BudgetSpent:
    return BudgetSpent(cap, spent, estimate, passing=passing)


class PriceUnknown(VintageError):
    """With a budget, only models whose price is known can be asked."""

    def __init__(self, model: str) -> None:
        self.model = model
        super().__init__(
            f"what {model} costs is unknown, so it cannot be asked within a budget;"
            f" give --price {model}=IN,OUT in US dollars for a million tokens"
        )

    def __reduce__(self) -> tuple[object, ...]:
        return PriceUnknown, (self.model,)


@dataclass(frozen=True)
class Reservation:
    """Money that is set aside for one request.

    Until it is settled or released it counts as spent, also if its process dies.
    """

    number: int | None = None
    budget: "Budget | None" = None

    def settle(self, actual: Decimal | None) -> None:
        """Pay what the request cost; where that is unknown, what was set aside."""
        if self.budget and self.number is not None:
            self.budget._settle(self.number, actual)

    def release(self) -> None:
        """Give the money back: nothing was answered, so nothing is charged."""
        self.settle(Decimal(0))


@dataclass(frozen=True)
class Budget:
    """The US dollars that all threads and processes of a run may spend together.

    Attributes:
        cap: What may be spent; none is no cap, and no file.
        run: The run's name.
        seconds: The longest that a request takes.
        clock: Seconds; the same for all processes, and not set by anybody.
    """

    cap: Decimal | None
    run: str
    seconds: float = 120.0
    clock: Callable[[], float] = time.monotonic

    def check(self, estimate: Decimal | None, model: str) -> None:
        """Raise what `reserve` would, unless it may pass: then there is something to wait for."""
        if self.cap is None:
            return
        try:
            self._database.transact(lambda rows: self._held(rows, estimate, model))
        except BudgetSpent as spent:
            if not spent.passing:
                raise

    def reserve(self, estimate: Decimal | None, model: str) -> Reservation:
        """Set money aside for one request, which is to be sent now.

        Args:
            estimate: The most that the request can cost; none is unknown.
            model: Who is to be asked.

        Raises:
            BudgetSpent: what is spent and set aside leaves less than that; it says whether that
                may pass.
            PriceUnknown: there is a cap, and no price to hold it with.
            StoreError: the run's file cannot be used, so the cap could not be kept.
        """
        if self.cap is None:
            return Reservation()

        def set_aside(rows: sqlite3.Connection) -> int | None:
            row = self._held(rows, estimate, model)
            return rows.execute(
                "INSERT INTO amounts (dollars, open_until) VALUES (?, ?)", row
            ).lastrowid

        return Reservation(self._database.transact(set_aside), self)

    def spent(self) -> Decimal:
        """Return what is spent and set aside so far; without a cap nothing is counted.

        Raises:
            StoreError: the run's file cannot be used.
        """
        if self.cap is None:
            return Decimal(0)
        return self._database.transact(_spent)

    def _held(
        self, rows: sqlite3.Connection, estimate: Decimal | None, model: str
    ) -> tuple[str, float]:
        """Return the row that sets money aside, if there is enough."""
        if self.cap is None or estimate is None:
            raise PriceUnknown(model)
        now = self.clock()
        longest = now + self.seconds + LATE
        spent = _spent(rows)
        if spent + estimate > self.cap:
            surely = spent - _spent(rows, "WHERE open_until BETWEEN ? AND ?", (now, longest))
            passing = surely + estimate <= self.cap
            raise BudgetSpent(self.cap, spent, estimate, passing=passing)
        return f"{estimate:f}", longest

    def _settle(self, number: int, actual: Decimal | None) -> None:
        known = None if actual is None else f"{actual:f}"

        def pay(rows: sqlite3.Connection) -> None:
            rows.execute(
                "UPDATE amounts SET dollars = coalesce(?, dollars), open_until = NULL WHERE id = ?",
                (known, number),
            )

        with suppress(StoreError):  # what was set aside counts as spent
            self._database.transact(pay)

    @cached_property
    def _database(self) -> Database:
        return Database(run_file(self.run, "db"), TABLES)


def _spent(rows: sqlite3.Connection, where: str = "", bounds: tuple[float, ...] = ()) -> Decimal:
    amounts = rows.execute(f"SELECT dollars FROM amounts {where}", bounds).fetchall()
    try:
        spent = sum((Decimal(dollars) for (dollars,) in amounts), Decimal(0))
    except (InvalidOperation, TypeError):
        spent = Decimal("NaN")
    if not spent.is_finite():
        raise StoreError("what the run has spent cannot be read, so its budget cannot be kept")
    return spent
