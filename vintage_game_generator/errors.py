"""What can go wrong, as one tree.

VintageError
├── BadInput                the user wrote something that cannot be: exit code 2
├── OutOfStyle              an asset breaks a limit of its console or its style guide
├── NotProven               no way through a level was found, after every repair
├── BadGame                 a game's folder is not what its certificate says
├── BudgetSpent             a model could cost more than is left of a run's money (`asking.budget`)
├── PriceUnknown            a budget is set, and nobody knows what a model costs (`asking.budget`)
├── BatchFailed             more games of a batch failed than may (`models.batch`)
├── PiecesFailed            some pieces of a game could not be made; the others are kept
└── StoreError              the store cannot be read or written
"""

from collections.abc import Sequence


class VintageError(Exception):
    """The root of all failures of our own: its text is one line for the user."""


class BadInput(VintageError):
    """What the user wrote cannot be: says what, where, and what to write instead."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(": ".join(filter(None, [where, what])) + (f"; {hint}" if hint else ""))

    def __reduce__(self) -> tuple[object, ...]:
        return _bad_input, (self.what, self.where, self.hint)


def _bad_input(what: str, where: str, hint: str) -> BadInput:
    return BadInput(what, where=where, hint=hint)


class OutOfStyle(VintageError):
    """An asset breaks a limit of its console or its style guide."""


class NotProven(VintageError):
    """A level, or a whole game, was not won by play."""


class BadGame(VintageError):
    """A game's folder lacks something or holds something else than it should."""


class StoreError(VintageError):
    """The store cannot be read or written."""


class PiecesFailed(VintageError):
    """Some pieces of a game could not be made; the others are kept for the next run."""

    def __init__(self, what: str, causes: Sequence[Exception] = ()) -> None:
        self.what = what
        self.causes = tuple(causes)
        super().__init__(what)

    def __reduce__(self) -> tuple[object, ...]:
        return PiecesFailed, (self.what, self.causes)
