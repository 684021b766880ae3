"""How much random programs are to prove.

By default sixty programs run for three thousand ticks each. More of them, other ones, or one alone
that failed, are asked for in the environment:

    PARITY_PROGRAMS=1000 PARITY_FIRST=60 .venv/bin/pytest tests/parity/test_random_programs.py
    PARITY_PROGRAMS=1 PARITY_FIRST=417 PARITY_TICKS=20000 .venv/bin/pytest tests/parity ...
"""

import os
from collections.abc import Iterator
from itertools import chain, islice

import pytest

from tests.parity.cases import Case, edge_case, random_case

PROGRAMS, TICKS, BATCH = 60, 3000, 30


@pytest.fixture(scope="session")
def programs() -> range:
    """Return the seeds of the programs to try."""
    first = int(os.environ.get("PARITY_FIRST", "0"))
    return range(first, first + int(os.environ.get("PARITY_PROGRAMS", str(PROGRAMS))))


@pytest.fixture(scope="session")
def ticks() -> int:
    """Return for how many ticks each program is played."""
    return int(os.environ.get("PARITY_TICKS", str(TICKS)))


@pytest.fixture(scope="module")
def batches(programs: range, ticks: int) -> list[list[Case]]:
    """Return the programs, recorded by Python, in handfuls that are built together."""
    drawn: Iterator[Case] = (random_case(seed, ticks) for seed in programs)
    cases = chain([edge_case(ticks)], drawn)
    return list(iter(lambda: list(islice(cases, BATCH)), []))
