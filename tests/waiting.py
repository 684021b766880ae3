"""Waiting in tests, for what comes within seconds here and may take minutes elsewhere.

No test says how long anything takes. What must come is waited for as long as nobody would; what
must not be waited for would last longer still, so that to come to an end at all is the proof.
"""

import time
from collections.abc import Callable
from typing import Literal, TypeVar

LONGEST = 900  # seconds: a game takes ten or twenty, and a crowded machine is thirty times slower
ENDLESS = 10 * LONGEST  # seconds
LOOK = 0.1  # seconds between two looks

T = TypeVar("T")


def until(
    found: Callable[[], T | Literal[False] | None],
    otherwise: Callable[[], object] = lambda: "it never came",
) -> T:
    """Return what is looked for, once there is any of it.

    Args:
        found: Looks for it.
        otherwise: What to say if it never comes.
    """
    deadline = time.monotonic() + LONGEST
    while not (there := found()):
        assert time.monotonic() < deadline, otherwise()
        time.sleep(LOOK)
    return there
