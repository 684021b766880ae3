"""Money and turns of requests: what is set aside, paid, and told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.desks import GOOD, GPT, MUDCAT, QUESTION, anything, desk
from tests.model_server.replies import Drops, Late, NoUsage, Reply, Status
from tests.model_server.server import ModelServer
from vintage_game_generator.asking import limits as pacing
from vintage_game_generator.asking import stopping
from vintage_game_generator.asking.budget import Budget
from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.models.credits import Outcome
from vintage_game_generator.models.writer import Limit, Price

pytestmark = pytest.mark.usefixtures("home")
ASKED, ANSWERED = 6, 7  # tokens that the server counts
PRICES: dict[str, Any] = {"prices": {GPT: Price(asked=Decimal(0), answered=Decimal(1000))}}
COST = ANSWERED * Decimal(1000) / 1_000_000
QUICK = replace(QUESTION, max_tokens=4 * ANSWERED)


def test_the_budget_waits_for_what_others_leave_of_what_they_set_aside() -> None:
    cap = 9 * COST + 4 * COST  # the tenth must be able to set aside what it may cost
    with ModelServer(Late(GOOD, 0.2)) as server:
        one = desk(server, run="crowd", budget=cap, **PRICES)
        questions = [replace(QUICK, seed=seed) for seed in range(10)]
        with ThreadPoolExecutor(8) as threads:
            told = list(threads.map(lambda question: one.asked(question, anything), questions))
    assert [draft for draft, _ in told] == [MUDCAT] * 10
    assert {call.cost for _, credits in told for call in credits.calls} == {COST}
    assert Budget(cap, "crowd").spent() == 10 * COST
    _, credits = one.asked(replace(QUICK, seed=10), anything)
    assert [finding.code for finding in credits.findings] == ["budget-spent", "fell-back"]


def test_a_limit_on_requests_holds_back_no_money_of_others() -> None:
    limits = {"openai": Limit(requests=1)}
    with ModelServer(GOOD) as server:
        limited = desk(server, run="paced", budget=4 * COST, limits=limits, **PRICES)
        Pace(limits).wait("openai", 1)
        threads = ThreadPoolExecutor(1)
        waiting = threads.submit(limited.asked, QUICK, anything)
        with pytest.raises(TimeoutError):
            waiting.result(1)
        assert Budget(4 * COST, "paced").spent() == 0
        stopping.stop()
        threads.shutdown()
        stopping.allow()


@pytest.mark.parametrize(
    ("replies", "cost"),
    [
        ([Status(503), Status(429), GOOD], COST),
        ([Drops(0), GOOD], COST),
        ([Drops(300, "close", GOOD), GOOD], None),
        ([NoUsage(GOOD)], None),
    ],
)
def test_a_call_costs_what_all_its_requests_did(replies: list[Reply], cost: Decimal | None) -> None:
    with ModelServer(replies) as server:
        _, credits = desk(server, run="sum", budget=100 * COST, **PRICES).asked(QUICK, anything)
    assert [(call.outcome, call.cost) for call in credits.calls] == [(Outcome.KEPT, cost)]


@pytest.mark.parametrize("code", [401, 503])
def test_a_call_that_nobody_answered_was_free(code: int) -> None:
    with ModelServer(Status(code)) as server:
        _, credits = desk(server, **PRICES).asked(QUICK, anything)
    assert [(call.outcome, call.cost) for call in credits.calls] == [(Outcome.FAILED, Decimal(0))]


def test_tokens_of_a_request_that_failed_are_free_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    delays: list[float | None] = []
    delay = pacing._delay

    def noted(*looked_at: Any) -> float | None:
        delays.append(delay(*looked_at))
        return delays[-1]

    monkeypatch.setattr(pacing, "_delay", noted)
    limits = {"openai": Limit(tokens=1000)}
    with ModelServer([Status(503), GOOD]) as server:
        question = replace(QUESTION, max_tokens=900)
        draft, _ = desk(server, limits=limits).asked(question, anything)
    assert draft == MUDCAT
    assert len(server.asked) == 2
    assert delays == [None, None], "nobody waited for a turn"
