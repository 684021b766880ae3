"""The one layer that asks again: see `docs/decisions/one-layer-retries.md`."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from vintage_game_generator.asking.failures import FormRefused, NoAnswer, Passing
from vintage_game_generator.asking.pauses import own_pause
from vintage_game_generator.asking.stopping import check
from vintage_game_generator.asking.stopping import pause as paused

R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True)
class Patience:
    """How long a model is waited for, and how often it is asked the same.

    Attributes:
        requests: At most, for one answer.
        first_pause: Seconds between the first two; it doubles.
        longest_pause: Seconds; a server that wants a longer one is not asked again.
        answers: How many whole `answer_seconds` all requests for one answer take together,
            pauses included, and waiting for a turn not.
    """

    requests: int = 4
    first_pause: float = 0.5
    longest_pause: float = 60.0
    answers: float = 2.0


@dataclass
class Standing:
    """Whether a server deserves to be waited for: shared by all who ask it.

    After two questions in a row that cost all patience in vain, nobody waits for it again until
    a while has passed: a dead server costs a game minutes, not minutes a piece.
    """

    rest: float = 60.0
    failures: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, server: tuple[str, str]) -> None:
        """Raise `NoAnswer` if a server is left alone for now."""
        with self.lock:
            count, since = self.failures.get(server, (0, 0.0))
            if count < 2:
                return
            if time.monotonic() - since >= self.rest:
                self.failures[server] = (1, since)  # one more chance
                return
        raise NoAnswer("it did not answer before, and is left alone for a while", attempts=0)

    def note(self, server: tuple[str, str], answered: bool) -> None:
        """Note what came of a question."""
        with self.lock:
            count, _ = self.failures.get(server, (0, 0.0))
            if answered:
                self.failures.pop(server, None)
            else:
                self.failures[server] = (count + 1, time.monotonic())


def persistent(
    turn: Callable[[], T], send: Callable[[T, float], R], seconds: float, patience: Patience
) -> tuple[R, int]:
    """Return what came, and how many requests that took.

    Args:
        turn: Waits until a request is allowed, which takes nobody's patience.
        send: Sends one request, and waits for so many seconds at most.
        seconds: The longest wait for one answer.
        patience: How often, and how long.

    Raises:
        NoAnswer: nothing came; it says how many requests were sent.
        Stopped: all asking is stopped.
    """
    left = seconds * patience.answers
    sent = 0
    while True:
        allowed = turn()
        begun = time.monotonic()
        try:
            return send(allowed, min(seconds, left)), sent + 1
        except NoAnswer as failure:
            check()
            sent += failure.attempts
            failure.attempts = sent
            if isinstance(failure, FormRefused):
                continue  # without the form, which is left out from now on
            left -= time.monotonic() - begun
            if not isinstance(failure, Passing) or sent >= patience.requests:
                raise
            pause = max(own_pause(patience.first_pause, sent), failure.pause or 0.0)
            left -= pause
            if pause > patience.longest_pause or left <= 0:
                raise
        paused(pause)
