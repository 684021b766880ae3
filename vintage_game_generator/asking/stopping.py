"""The end of all asking in this process: whoever stops a run waits for no model.

A thread that waits for an answer, a turn or a server cannot be interrupted from outside, so all
of them look here.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

OFTEN = 0.5  # seconds between two looks of those who wait for something else

_stopped = threading.Event()


class Stopped(Exception):
    """The run is stopped: nobody is asked, and what was being asked came to nothing.

    It is no failure of ours, so that nobody takes it for a bad answer: it ends its task, of which
    nothing is kept.
    """


def stop() -> None:
    """End what is being asked, within about a second, and let nothing more be asked."""
    _stopped.set()


def allow() -> None:
    """Let models be asked again: a new run begins."""
    _stopped.clear()


def stopped() -> bool:
    """Return whether nothing may be asked any more."""
    return _stopped.is_set()


def check() -> None:
    """Raise `Stopped` if nothing may be asked any more."""
    if _stopped.is_set():
        raise Stopped("the run was stopped")


def pause(seconds: float) -> None:
    """Wait so many seconds.

    Raises:
        Stopped: at once when all asking is stopped.
    """
    _stopped.wait(seconds)
    check()


@contextmanager
def stoppable() -> Iterator[None]:
    """Stop all asking if this run is interrupted: by Ctrl-C, by Prefect, but not by a failure.

    What else is being asked when a piece fails is paid for, and of use to the next run. Asking
    stays stopped until another run begins, since threads may outlive this one.
    """
    allow()
    try:
        yield
    except Exception:
        raise
    except BaseException:
        stop()
        raise
