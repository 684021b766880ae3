"""Desks: who is asked, what is kept, and what is said of it."""

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import model_validator

from tests.desks import (
    GOOD,
    GPT,
    HASTY,
    MUDCAT,
    QUESTION,
    Beast,
    anything,
    base,
    desk,
    no_snakes,
)
from tests.model_server.asked import Asked
from tests.model_server.replies import Fills, Reply, Says, Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST
from vintage_game_generator.asking.conversation import TRIES
from vintage_game_generator.asking.ledger import Ledger
from vintage_game_generator.asking.listening import OFTEN, listening
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.errors import OutOfStyle
from vintage_game_generator.models.credits import Outcome
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.writer import Limit, Price, Terms, Writer
from vintage_game_generator.settings import settings

pytestmark = pytest.mark.usefixtures("home")
SNAKE = Fills({"name": "Snake", "legs": 0})
OTHER = "openai/other-model"


def test_a_writer_without_models_asks_nobody() -> None:
    beast, credits = desk_of(Writer(), Terms()).asked(QUESTION, anything)
    assert beast is None
    assert (credits.author, credits.calls) == ("procedural", ())


def test_what_is_not_admitted_goes_back_with_the_reasons() -> None:
    with ModelServer([SNAKE, GOOD]) as server:
        beast, credits = desk(server).asked(QUESTION, no_snakes)
    assert beast == MUDCAT
    assert [call.outcome for call in credits.calls] == [Outcome.REFUSED, Outcome.KEPT]
    assert "- a beast with 0 legs cannot jump: give it 2 or more" in server.asked[1].prompt
    assert [turn["role"] for turn in server.asked[1].json["messages"]] == [
        "system",
        "user",
        "assistant",
        "user",
    ]


def test_a_check_of_ours_that_stops_is_a_refusal() -> None:
    def too_strict(beast: Beast) -> None:
        raise OutOfStyle("mud is no colour of this console")

    with ModelServer(GOOD) as server:
        beast, credits = desk(server).asked(QUESTION, too_strict)
    assert beast is None
    assert credits.calls[0].reason == "mud is no colour of this console"


def test_a_draft_at_which_a_maker_stumbles_is_a_refusal(caplog: pytest.LogCaptureFixture) -> None:
    def stumbling(beast: Beast) -> None:
        ["", "one", "two"][beast.legs]

    with ModelServer([GOOD, Fills({"name": "Stork", "legs": 2})]) as server:
        beast, credits = desk(server).asked(QUESTION, stumbling)
    assert beast == Beast(name="Stork", legs=2)
    assert credits.calls[0].reason == "it could not be made: IndexError"
    assert "- it could not be made: IndexError" in server.asked[1].prompt
    (record,) = caplog.records
    assert record.exc_info and record.exc_info[0] is IndexError


class Hollow(Beast):
    """A draft whose own repair stumbles."""

    @model_validator(mode="before")
    @classmethod
    def _repaired(cls, values: dict[str, str]) -> dict[str, str]:
        return {**values, "name": values["nickname"]}


def test_a_draft_that_cannot_even_be_read_is_a_refusal() -> None:
    with ModelServer(GOOD) as server:
        beast, credits = desk(server).asked(replace(QUESTION, shape=Hollow), lambda hollow: None)
    assert beast is None
    assert [call.reason for call in credits.calls] == ["it could not be made: KeyError"] * 3


def test_after_the_tries_the_next_model_is_asked_from_the_start() -> None:
    def answer(asked: object) -> Fills:
        return GOOD if getattr(asked, "model") == "other-model" else SNAKE  # noqa: B009

    with ModelServer(answer) as server:
        beast, credits = desk(server, GPT, OTHER).asked(QUESTION, no_snakes)
    assert beast == MUDCAT
    assert credits.author == OTHER
    assert [call.model for call in credits.calls] == [*[GPT] * TRIES, OTHER]
    assert server.asked[TRIES].json["messages"] == server.asked[0].json["messages"]
    (finding,) = credits.findings
    assert (finding.severity, finding.code, finding.subject) == (
        Severity.INFO,
        "next-author",
        "hero",
    )
    assert credits.lasting


def test_a_model_that_fails_gives_way_at_once() -> None:
    def answer(asked: object) -> Fills | Status:
        return GOOD if getattr(asked, "model") == "other-model" else Status(404)  # noqa: B009

    with ModelServer(answer) as server:
        beast, credits = desk(server, GPT, OTHER).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert [call.outcome for call in credits.calls] == [Outcome.FAILED, Outcome.KEPT]


def test_a_model_that_is_away_for_now_has_another_try_in_the_next_run() -> None:
    away = True

    def answer(asked: Asked) -> Reply:
        return Status(404) if away and asked.model != "other-model" else GOOD

    with ModelServer(answer) as server:
        _, meanwhile = desk(server, GPT, OTHER).asked(QUESTION, anything)
        _, still = desk(server, GPT, OTHER).asked(QUESTION, anything)
        away = False
        _, later = desk(server, GPT, OTHER).asked(QUESTION, anything)
    assert (meanwhile.author, meanwhile.lasting) == (still.author, still.lasting) == (OTHER, False)
    assert (later.author, later.lasting) == (GPT, True)
    assert [asked.model for asked in server.asked] == [
        "test-model",
        "other-model",
        "test-model",  # the other's answer is kept
        "test-model",
    ]


def test_after_the_last_model_the_piece_falls_back_and_says_why() -> None:
    with ModelServer(SNAKE) as server:
        beast, credits = desk(server).asked(QUESTION, no_snakes)
    assert beast is None
    assert len(server.asked) == len(credits.calls) == TRIES
    (finding,) = credits.findings
    assert (finding.severity, finding.code, finding.subject) == (
        Severity.WARNING,
        "fell-back",
        "hero",
    )
    assert finding.message == (
        f"no answer passed: {GPT}: a beast with 0 legs cannot jump: give it 2 or more"
    )
    assert credits.lasting  # it had its say


def test_what_was_asked_once_is_free_and_the_same_again() -> None:
    with ModelServer([SNAKE, GOOD]) as server:
        first = desk(server).asked(QUESTION, no_snakes)
        again = desk(server).asked(QUESTION, no_snakes)
    assert first == again
    assert len(server.requests) == 2


def test_a_kept_answer_that_does_not_do_any_more_is_a_refusal() -> None:
    with ModelServer([SNAKE, GOOD]) as server:
        assert desk(server).asked(QUESTION, anything)[0] == Beast(name="Snake", legs=0)
        beast, credits = desk(server).asked(QUESTION, no_snakes)
    assert beast == MUDCAT
    assert [call.outcome for call in credits.calls] == [Outcome.REFUSED, Outcome.KEPT]
    assert len(server.asked) == 2


def test_failures_are_not_kept() -> None:
    with ModelServer([Status(404), GOOD]) as server:
        assert desk(server).asked(QUESTION, anything)[0] is None
        assert desk(server).asked(QUESTION, anything)[0] == MUDCAT


def test_without_the_cache_a_model_is_asked_again() -> None:
    with ModelServer([GOOD, GOOD]) as server:
        for _ in range(2):
            desk(server, cache=False).asked(QUESTION, anything)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "changed",
    [
        lambda one: replace(one, seed=7),
        lambda one: replace(one, temperature=0.1),
        lambda one: replace(one, max_tokens=300),
        lambda one: replace(one, messages=one.messages[1:]),
    ],
)
def test_all_that_shapes_an_answer_is_asked_anew(
    changed: Callable[[object], object],
) -> None:
    with ModelServer([GOOD, GOOD]) as server:
        desk(server).asked(QUESTION, anything)
        desk(server).asked(changed(QUESTION), anything)  # type: ignore[arg-type]
    assert len(server.asked) == 2


CACHED = """
import sys
from tests.desks import QUESTION, MUDCAT, GPT, anything
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.models.writer import Terms, Writer
desk = desk_of(Writer(models=(GPT,), api_base=sys.argv[1]), Terms())
assert desk.asked(QUESTION, anything)[0] == MUDCAT
print([name for name in ("litellm", "openai", "httpx") if name in sys.modules])
"""


def test_a_kept_answer_needs_neither_a_server_nor_litellm() -> None:
    with ModelServer(GOOD) as server:
        desk(server).asked(QUESTION, anything)
    run = subprocess.run(
        [sys.executable, "-c", CACHED, base(server, GPT)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == "[]", run.stderr


def test_a_spent_budget_stops_before_the_request() -> None:
    prices = {GPT: Price(asked=Decimal(1), answered=Decimal(1))}
    cap = Decimal("0.0005")
    with ModelServer([GOOD, GOOD]) as server:
        terms = {"budget": cap, "prices": prices, "run": "poor", "cache": False}
        first, _ = desk(server, **terms).asked(QUESTION, anything)
        dear = replace(QUESTION, max_tokens=600)
        second, credits = desk(server, **terms).asked(dear, anything)
    assert (first, second) == (MUDCAT, None)
    assert len(server.asked) == 1
    assert [finding.code for finding in credits.findings] == ["budget-spent", "fell-back"]
    assert "budget" in credits.findings[1].message
    assert not credits.lasting


def test_a_cheaper_model_is_asked_where_a_dear_one_costs_too_much() -> None:
    dear, cheap = (Price(asked=Decimal(one), answered=Decimal(one)) for one in (100, 1))
    terms = {"budget": Decimal("0.0005"), "run": "modest"}
    prices = {GPT: dear, "openai/dear": dear, OTHER: cheap}
    with ModelServer(GOOD) as server:
        one = desk(server, GPT, "openai/dear", OTHER, prices=prices, **terms)
        beast, credits = one.asked(QUESTION, anything)
    assert beast == MUDCAT
    assert credits.author == OTHER
    assert [asked.model for asked in server.asked] == ["other-model"]
    codes = [finding.code for finding in credits.findings]
    assert codes == ["budget-spent", "next-author", "next-author"]
    assert not credits.lasting  # with more money it would be the first one's


def test_limits_that_cannot_be_kept_to_are_no_end_of_a_game() -> None:
    place = settings().asking
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("no folder")
    with ModelServer(GOOD) as server:
        beast, credits = desk(server, limits={"openai": Limit(requests=60)}).asked(
            QUESTION, anything
        )
    assert beast is None
    assert server.asked == []
    assert [finding.code for finding in credits.findings] == ["fell-back"]
    assert not credits.lasting


UNFIT = """
import sys, threading
from tests.desks import QUESTION, GPT, anything
from vintage_game_generator.asking.opening import desk_of, make_ready
from vintage_game_generator.models.writer import Terms, Writer
sys.modules["litellm"] = None
make_ready()
for thread in threading.enumerate()[1:]:
    thread.join()
desk = desk_of(Writer(models=(GPT,), api_base="http://127.0.0.1:9/v1"), Terms())
beast, credits = desk.asked(QUESTION, anything)
print(beast, credits.lasting, credits.findings[0].message)
"""


def test_without_a_fit_litellm_the_piece_falls_back_and_says_so(home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", UNFIT],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout.startswith(f"None False no answer passed: {GPT}: litellm cannot be used: ")


@pytest.mark.parametrize("name", ["OPENAI_BASE_URL", "OPENAI_API_BASE"])
def test_an_environments_address_is_part_of_what_is_asked(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-a-test")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # away: nobody is asked by mistake
    one = desk_of(Writer(models=("openai/gpt-4o-mini",)), Terms(answer_seconds=LONGEST), HASTY)
    with ModelServer(GOOD) as server, ModelServer(GOOD) as other:
        monkeypatch.setenv(name, server.openai_base)
        mine, credits = one.asked(QUESTION, anything)
        again, _ = one.asked(QUESTION, anything)
        monkeypatch.setenv(name, other.openai_base)
        others, _ = one.asked(QUESTION, anything)
        monkeypatch.delenv(name)
        nobodys, _ = one.asked(QUESTION, anything)
    assert mine == again == others == MUDCAT
    assert credits.calls[0].cost is None, "what OpenAI takes is not what this server takes"
    assert nobodys is None, "what another server said is not OpenAI's answer"
    assert (len(server.asked), len(other.asked)) == (1, 1)


def test_within_a_budget_a_model_without_a_price_is_not_asked() -> None:
    with ModelServer(GOOD) as server:
        beast, credits = desk(server, budget=Decimal(1), run="rich").asked(QUESTION, anything)
    assert beast is None
    assert server.asked == []
    assert "unknown" in credits.findings[0].message


def test_what_failed_for_nothing_costs_nothing() -> None:
    prices = {GPT: Price(asked=Decimal(1), answered=Decimal(1))}
    terms = {"budget": Decimal("0.0006"), "prices": prices, "run": "thrifty"}
    with ModelServer([Status(503), Status(503), GOOD]) as server:
        beast, credits = desk(server, **terms).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert credits.calls[0].cost == Decimal("0.000013")


def test_the_ledger_knows_what_this_run_sent() -> None:
    with ModelServer([Status(503), GOOD]) as server:
        _, credits = desk(server, run="first").asked(QUESTION, anything)
        desk(server, run="second").asked(QUESTION, anything)
    (call,) = credits.calls
    assert Ledger("first").requests() == {(call.prompt, GPT): 2}
    assert Ledger("second").requests() == {}


def test_a_missing_key_is_named_and_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    beast, credits = desk_of(Writer(models=("openai/gpt-5-mini",)), Terms()).asked(
        QUESTION, anything
    )
    assert beast is None
    assert credits.calls == ()
    (finding,) = credits.findings
    assert "OPENAI_API_KEY is not set" in finding.message
    assert not credits.lasting


def test_a_name_that_nobody_knows_is_named() -> None:
    _, credits = desk_of(Writer(models=("nonsense",)), Terms()).asked(QUESTION, anything)
    assert "nonsense" in credits.findings[0].message
    assert "PROVIDER/NAME" in credits.findings[0].message


@pytest.mark.parametrize("model", ["ollama/llama", "ollama_chat/llama"])
def test_ollama_is_asked_once_for_an_answer(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServer(GOOD) as server:
        monkeypatch.setenv("OLLAMA_API_BASE", server.url)
        beast, _ = desk_of(Writer(models=(model,)), Terms(), HASTY).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert [asked.path for asked in server.requests] == ["/v1/chat/completions"]
    assert server.asked[0].model == "llama"


@pytest.mark.parametrize("model", ["test-model", "Qwen/Qwen2.5-Coder"])
def test_a_server_of_the_users_needs_no_providers_name(model: str) -> None:
    with ModelServer(GOOD) as server:
        beast, _ = desk(server, model).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert server.asked[0].model == model


class Ticking:
    """A clock on which so much time passes from one look to the next, and none else."""

    def __init__(self, step: float) -> None:
        self.step = step
        self.looks = 0

    def monotonic(self) -> float:
        self.looks += 1
        return self.step * self.looks


def test_a_long_answer_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Ticking(OFTEN / 4)
    monkeypatch.setattr("vintage_game_generator.asking.listening.time", clock)
    told: list[tuple[str, str, int]] = []
    with ModelServer(Says('{"name": "Mudcat", ' + " " * 9000 + '"legs": 4}')) as server:
        with listening(lambda *report: told.append(report)):
            desk(server).asked(replace(QUESTION, max_tokens=4000), anything)
        parts = clock.looks
        desk(server).asked(replace(QUESTION, max_tokens=4001), anything)  # nobody listens now
    assert {report[:2] for report in told} == {("sprite", "hero")}
    lengths = [report[2] for report in told]
    assert lengths == sorted(lengths)
    assert parts > 20
    assert parts / 6 < len(lengths) < parts / 3, "not of every part"


def test_many_threads_ask_at_the_same_time() -> None:
    met = threading.Barrier(8)

    def answered(_: Asked) -> Reply:
        """Answer nobody before all threads have asked."""
        met.wait(LONGEST)
        return GOOD

    with ModelServer(answered) as server:
        one = desk(server)
        with ThreadPoolExecutor(8) as pool:
            questions = [replace(QUESTION, seed=seed) for seed in range(24)]
            found = list(pool.map(lambda question: one.asked(question, anything)[0], questions))
    assert found == [MUDCAT] * 24
    assert server.most_at_once == 8
    assert len(server.asked) == 24
