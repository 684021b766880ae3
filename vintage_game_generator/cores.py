"""How many processors are there for what is made here."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LENT: ContextVar[int | None] = ContextVar("cores", default=None)


def cores() -> int:
    """Return how many processors may be used: those lent, else all that this process may use."""
    lent = _LENT.get()
    if lent is not None:
        return lent
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def lent_cores(count: int) -> Iterator[None]:
    """Have what is made in this block use so many processors, where others are at work too."""
    token = _LENT.set(count)
    try:
        yield
    finally:
        _LENT.reset(token)
