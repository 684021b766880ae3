"""A run's money: what is spent and promised never exceeds what the user allows."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from vintage_game_generator.asking.database import Database
from vintage_game_generator.asking.runs import run_file
from vintage_game_generator.errors import StoreError, VintageError

TABLES = ("CREATE TABLE IF NOT EXISTS amounts (id INTEGER PRIMARY KEY, dollars TEXT NOT NULL)",)


class BudgetSpent(VintageError):
    """A request could cost more than is left."""

    def __init__(self, cap: Decimal, spent: Decimal, estimate: Decimal) -> None:
        self.cap = cap
        self.spent = spent
        self.estimate = estimate
        super().__init__(
            f"the budget of ${cap:f} has ${max(cap - spent, Decimal(0)):f} left, and this may"
            f" cost ${estimate:f}; give more with --budget"
        )

    def __reduce__(self) -> tuple[object, ...]:
        return BudgetSpent, (self.cap, self.spent, self.estimate)


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
        if self.budget and self.number is not None and actual is not None:
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
    """

    cap: Decimal | None
    run: str

    def reserve(self, estimate: Decimal | None, model: str) -> Reservation:
        """Set money aside for one request.

        Args:
            estimate: The most that the request can cost; none is unknown.
            model: Who is to be asked.

        Raises:
            BudgetSpent: what is spent and set aside leaves less than that.
            PriceUnknown: there is a cap, and no price to hold it with.
            StoreError: the run's file cannot be used, so the cap could not be kept.
        """
        if self.cap is None:
            return Reservation()
        if estimate is None:
            raise PriceUnknown(model)
        cap, most = self.cap, estimate

        def set_aside(rows: sqlite3.Connection) -> int | None:
            spent = _spent(rows)
            if spent + most > cap:
                raise BudgetSpent(cap, spent, most)
            added = rows.execute("INSERT INTO amounts (dollars) VALUES (?)", (f"{most:f}",))
            return added.lastrowid

        return Reservation(self._database.transact(set_aside), self)

    def spent(self) -> Decimal:
        """Return what is spent and set aside so far; without a cap nothing is counted.

        Raises:
            StoreError: the run's file cannot be used.
        """
        if self.cap is None:
            return Decimal(0)
        return self._database.transact(_spent)

    def _settle(self, number: int, actual: Decimal) -> None:
        def pay(rows: sqlite3.Connection) -> None:
            rows.execute("UPDATE amounts SET dollars = ? WHERE id = ?", (f"{actual:f}", number))

        with suppress(StoreError):  # what was set aside counts as spent
            self._database.transact(pay)

    @cached_property
    def _database(self) -> Database:
        return Database(run_file(self.run, "db"), TABLES)


def _spent(rows: sqlite3.Connection) -> Decimal:
    amounts = rows.execute("SELECT dollars FROM amounts").fetchall()
    try:
        spent = sum((Decimal(dollars) for (dollars,) in amounts), Decimal(0))
    except (InvalidOperation, TypeError):
        spent = Decimal("NaN")
    if not spent.is_finite():
        raise StoreError("what the run has spent cannot be read, so its budget cannot be kept")
    return spent
