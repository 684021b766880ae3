"""A row of the table of measures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measure; a row without a promise is there to explain another."""

    what: str
    figure: str
    promise: str = ""
    met: bool | None = None
