"""Models that are asked no more: because the run was stopped."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.asking.clocks import MOMENT
from tests.desks import GOOD, GPT, MUDCAT, QUESTION, Beast, anything, desk
from tests.model_server.replies import Drips, Hangs, Late, Reply, Says, Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST, until
from vintage_game_generator.asking import stopping
from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.asking.retrying import Patience
from vintage_game_generator.asking.stopping import Stopped, stoppable
from vintage_game_generator.models.writer import Limit, Terms, Writer

pytestmark = pytest.mark.usefixtures("home")
SECOND = "openai/another-model"
AGES = 2 * LONGEST  # seconds


@pytest.fixture(autouse=True)
def allowed() -> Iterator[None]:
    yield
    stopping.allow()


def is_stopped(waiting: Callable[[], object], begun: Callable[[], object]) -> None:
    """Check that whoever waits, for longer than this does, leaves when all asking is stopped."""
    with ThreadPoolExecutor(1) as others:
        waiter = others.submit(waiting)
        until(lambda: begun() or waiter.done())
        time.sleep(MOMENT)
        stopping.stop()
        with pytest.raises(Stopped):
            waiter.result(LONGEST)


@pytest.mark.parametrize(
    "reply",
    [
        Late(GOOD, AGES),
        Hangs(AGES),
        Hangs(AGES, 300, Says("mud " * 500)),
        Drips(Says("mud " * 500), 0.3, AGES),
        Status(429, {"Retry-After": str(AGES)}),
    ],
)
def test_whatever_is_waited_for_nobody_waits_on(reply: Reply) -> None:
    with ModelServer(reply) as server:
        writer = Writer(models=(GPT, SECOND), api_base=server.openai_base)
        one = desk_of(writer, Terms(answer_seconds=AGES), Patience(longest_pause=AGES))
        is_stopped(lambda: one.asked(QUESTION, anything), lambda: server.asked)
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
    pace = Pace({"openai": Limit(requests=1)}, tmp_path / "limits.db", window=AGES)
    pace.wait("openai", 1)
    is_stopped(lambda: pace.wait("openai", 1), lambda: True)


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
