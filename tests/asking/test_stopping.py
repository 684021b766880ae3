"""Models that are asked no more: because the run was stopped."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desks import GOOD, GPT, MUDCAT, QUESTION, Beast, anything, desk
from tests.model_server.replies import Drips, Hangs, Late, Reply, Says, Status
from tests.model_server.server import ModelServer
from vintage_game_generator.asking import stopping
from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.asking.stopping import Stopped, stoppable
from vintage_game_generator.models.writer import Limit

pytestmark = pytest.mark.usefixtures("home")
SECOND = "openai/another-model"


@pytest.fixture(autouse=True)
def allowed() -> Iterator[None]:
    yield
    stopping.allow()


def stopped_once(happened: Callable[[], object]) -> list[float]:
    """Stop asking a moment after something happened; the list gets the time at which."""
    times: list[float] = []

    def watch() -> None:
        while not happened():
            time.sleep(0.02)
        time.sleep(0.3)
        times.append(time.monotonic())
        stopping.stop()

    threading.Thread(target=watch, daemon=True).start()
    return times


@pytest.mark.parametrize(
    "reply",
    [
        Late(GOOD, 20),
        Hangs(20),
        Hangs(20, 300, Says("mud " * 500)),
        Drips(Says("mud " * 500), 0.3, 60),
        Status(429, {"Retry-After": "20"}),
    ],
)
def test_whatever_is_waited_for_nobody_waits_on(reply: Reply) -> None:
    with ModelServer(reply) as server:
        one = desk(server, GPT, SECOND, answer_seconds=60)
        stop = stopped_once(lambda: server.asked)
        with pytest.raises(Stopped):
            one.asked(QUESTION, anything)
        assert time.monotonic() - stop[0] < 1.5
        assert len(server.asked) == 1, "neither again nor another model"


def test_an_answer_that_is_refused_is_not_asked_for_again() -> None:
    def refuse(_: Beast) -> None:
        stopping.stop()
        raise Refused(["not this one"])

    with ModelServer(GOOD) as server:
        with pytest.raises(Stopped):
            desk(server, GPT, SECOND).asked(QUESTION, refuse)
        assert len(server.asked) == 1
        with pytest.raises(Stopped):
            desk(server, SECOND).asked(QUESTION, anything)
        assert len(server.asked) == 1


def test_an_answer_that_is_there_when_all_is_stopped_is_kept() -> None:
    with ModelServer(GOOD) as server:
        beast, _ = desk(server).asked(QUESTION, lambda _: stopping.stop())
    assert beast == MUDCAT


def test_nobody_waits_for_a_turn(tmp_path: Path) -> None:
    pace = Pace({"openai": Limit(requests=1)}, tmp_path / "limits.db")
    pace.wait("openai", 1)
    stop = stopped_once(lambda: True)
    with pytest.raises(Stopped):
        pace.wait("openai", 1)
    assert time.monotonic() - stop[0] < 1


def test_a_run_that_is_interrupted_stops_all_asking_until_another_begins() -> None:
    for interruption in (KeyboardInterrupt, SystemExit):
        with pytest.raises(interruption), stoppable():
            assert not stopping.stopped()
            raise interruption
        assert stopping.stopped()
    with stoppable():
        stopping.pause(0)
        stopping.check()


def test_a_run_that_fails_lets_the_other_answers_come() -> None:
    with pytest.raises(ValueError, match="levels"), stoppable():
        raise ValueError("levels")
    assert not stopping.stopped()
