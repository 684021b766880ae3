"""A clock on which the time for an answer goes by as soon as nobody answers."""

import threading
import time
from collections.abc import Iterable

from tests.model_server.asked import Asked
from tests.model_server.replies import Drips, Hangs, Reply
from tests.model_server.server import Answerer, script
from tests.waiting import LONGEST

MOMENT = 0.3  # seconds in which the first bytes arrive, on most machines


class Clock:
    """What `time` is for those who wait for answers: good ones have all the time of the world."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    def running_out(self, replies: Iterable[Reply] | Reply) -> Answerer:
        """Give each reply in order, or one always; `LONGEST` passes while one hangs or drips."""
        answers = script((), replies) if isinstance(replies, Reply) else script(replies)

        def answer(asked: Asked) -> Reply:
            reply = answers(asked)
            if isinstance(reply, Hangs | Drips):
                threading.Timer(MOMENT, self._pass).start()
            return reply

        return answer

    def _pass(self) -> None:
        self.ahead += LONGEST
