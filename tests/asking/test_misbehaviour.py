"""What servers do wrong, over real HTTP, in both wire formats."""

from collections.abc import Sequence

import pytest

from tests.asking.clocks import Clock
from tests.desks import CLAUDE, GOOD, GPT, MUDCAT, OLD_CLAUDE, QUESTION, anything, desk
from tests.model_server.replies import (
    CutOff,
    Drips,
    Drops,
    Empty,
    Fills,
    Hangs,
    Huge,
    NoChoices,
    NoUsage,
    Prose,
    Refuses,
    Reply,
    Says,
    Status,
)
from tests.model_server.server import ModelServer
from tests.waiting import ENDLESS
from vintage_game_generator.asking import conversation
from vintage_game_generator.models.credits import Call, Credits, Outcome

pytestmark = pytest.mark.usefixtures("home")
forms = pytest.mark.parametrize("model", [GPT, CLAUDE, OLD_CLAUDE])
wires = pytest.mark.parametrize("model", [GPT, CLAUDE])


def kept(replies: Sequence[Reply], model: str) -> tuple[Credits, ModelServer]:
    with ModelServer(replies) as server:
        beast, credits = desk(server, model).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert credits.author == model
    assert credits.findings == ()
    assert len(server.asked) == len(replies)
    return credits, server


def refused(replies: Sequence[Reply], model: str) -> tuple[Call, ModelServer]:
    """Return the call that was refused before a good answer was kept."""
    credits, server = kept([*replies, GOOD], model)
    assert [call.outcome for call in credits.calls] == [Outcome.REFUSED, Outcome.KEPT]
    assert [call.attempts for call in credits.calls] == [1, 1]
    return credits.calls[0], server


@forms
def test_a_good_answer_is_kept_with_its_tokens(model: str) -> None:
    credits, server = kept([GOOD], model)
    (call,) = credits.calls
    assert (call.model, call.piece, call.attempts) == (model, "hero", 1)
    assert call.outcome is Outcome.KEPT
    assert (call.tokens_asked, call.tokens_answered) == (6, 7)
    assert credits.lasting
    assert server.asked[0].streamed
    schema = server.asked[0].schema
    assert schema is not None and schema["required"] == ["name", "legs"]


@forms
@pytest.mark.parametrize(
    "reply", [Prose({"name": "Mudcat", "legs": 4}), Fills({"name": "Mudcat", "legs": "4"})]
)
def test_prose_around_the_object_and_numbers_as_strings_do(reply: Reply, model: str) -> None:
    kept([reply], model)


@forms
def test_a_wrong_value_is_asked_again_with_the_validators_own_words(model: str) -> None:
    call, server = refused([Fills({"name": "Mudcat", "legs": 400})], model)
    assert call.reason == "legs: Input should be less than or equal to 8"
    *_, before, words = server.asked[1].texts
    assert "- legs: Input should be less than or equal to 8\n" in words
    assert '"legs": 400' in before


@wires
def test_an_answer_to_another_question_names_each_field(model: str) -> None:
    call, _ = refused([Fills({"answer": 1})], model)
    assert "name: Field required" in call.reason
    assert "legs: Field required" in call.reason
    assert "answer: Extra inputs are not permitted" in call.reason


@forms
def test_an_empty_answer_is_called_so(model: str) -> None:
    call, _ = refused([Empty()], model)
    assert "empty" in call.reason


@wires
def test_a_refusal_is_called_so(model: str) -> None:
    call, _ = refused([Refuses()], model)
    assert "declines" in call.reason


@pytest.mark.parametrize("model", [CLAUDE, OLD_CLAUDE])
def test_a_formal_refusal_is_called_so(model: str) -> None:
    call, _ = refused([Refuses(formally=True)], model)
    assert "declined" in call.reason


def test_of_a_formal_refusal_by_openai_litellm_leaves_nothing() -> None:
    call, _ = refused([Refuses(formally=True)], GPT)
    assert "empty" in call.reason


@forms
def test_an_answer_that_was_cut_off_gets_twice_the_room(model: str) -> None:
    call, server = refused([CutOff('{"name": "' + "na" * 600)], model)
    assert call.reason == "the answer was cut off at 256 tokens: say it in fewer"
    assert [one.json["max_tokens"] for one in server.asked] == [256, 512]


def test_room_is_doubled_twice_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "TRIES", 5)
    with ModelServer(CutOff('{"name": "')) as server:
        desk(server).asked(QUESTION, anything)
    assert [one.json["max_tokens"] for one in server.asked] == [256, 512, 1024, 1024, 1024]


@wires
def test_ten_megabytes_are_left_on_the_wire(model: str) -> None:
    call, server = refused([Huge(10)], model)
    assert "too long" in call.reason
    assert len(server.asked[1].prompt) < 5000


@wires
def test_a_short_text_in_very_many_bytes_is_too_long_as_well(model: str) -> None:
    call, _ = refused([Says(" " * 990_000)], model)
    assert "too long" in call.reason or "empty" in call.reason


@wires
@pytest.mark.parametrize("code", [500, 502, 503, 504, 529])
def test_a_servers_error_is_asked_again(code: int, model: str) -> None:
    credits, _ = kept([Status(code), GOOD], model)
    assert [(call.outcome, call.attempts) for call in credits.calls] == [(Outcome.KEPT, 2)]


@wires
def test_retry_after_is_waited_for(model: str) -> None:
    _, server = kept([Status(429, {"Retry-After": "1"}), GOOD], model)
    assert server.asked[1].begun - server.asked[0].begun >= 1


@forms
@pytest.mark.parametrize("how", ["reset", "close", "end"])
@pytest.mark.parametrize("after", [0, 300])
def test_a_lost_connection_is_asked_again(how: str, after: int, model: str) -> None:
    long = Fills({"name": "Mudcat", "legs": 4, "why": "it swims " * 99})
    drops = Drops(after, how, long)  # type: ignore[arg-type]
    credits, _ = kept([drops, GOOD], model)
    assert [(call.outcome, call.attempts) for call in credits.calls] == [(Outcome.KEPT, 2)]


@wires
@pytest.mark.parametrize(
    "reply",
    [
        Hangs(ENDLESS),
        Hangs(ENDLESS, 300, Says("mud " * 500)),
        Drips(Says("mud " * 500), 0.3, ENDLESS),
    ],
)
def test_a_server_that_hangs_or_drips_is_left_when_its_time_is_over(
    reply: Reply, model: str, clock: Clock
) -> None:
    with ModelServer(clock.running_out([reply, GOOD])) as server:
        beast, credits = desk(server, model).asked(QUESTION, anything)
    assert beast == MUDCAT
    assert [(call.outcome, call.attempts) for call in credits.calls] == [(Outcome.KEPT, 2)]


def test_a_server_that_always_hangs_takes_twice_its_time(clock: Clock) -> None:
    with ModelServer(clock.running_out(Hangs(ENDLESS))) as server:
        beast, credits = desk(server).asked(QUESTION, anything)
    assert beast is None
    (call,) = credits.calls
    assert call.reason.startswith("no whole answer within ")
    assert call.attempts == 2
    assert not credits.lasting


def test_an_answer_without_any_answer_is_asked_again() -> None:
    credits, _ = kept([NoChoices(), GOOD], GPT)
    assert credits.calls[0].attempts == 2


def test_tokens_that_nobody_counted_are_unknown() -> None:
    credits, _ = kept([NoUsage(GOOD)], GPT)
    assert (credits.calls[0].tokens_asked, credits.calls[0].tokens_answered) == (None, None)
    assert credits.calls[0].cost is None


@wires
@pytest.mark.parametrize("code", [400, 401, 403, 404])
def test_what_would_fail_again_is_asked_once(code: int, model: str) -> None:
    with ModelServer(Status(code, message="No such thing.")) as server:
        beast, credits = desk(server, model).asked(QUESTION, anything)
    assert beast is None
    assert len(server.asked) == 1
    (call,) = credits.calls
    assert (call.outcome, call.attempts) == (Outcome.FAILED, 1)
    assert call.reason == f"{code}: No such thing."
    assert not credits.lasting


def test_used_up_quota_is_no_passing_429() -> None:
    with ModelServer(Status(429, error_code="insufficient_quota", message="Pay.")) as server:
        _, credits = desk(server).asked(QUESTION, anything)
    assert len(server.asked) == 1
    assert credits.calls[0].reason == "429: Pay."


@wires
def test_a_passing_429_that_speaks_of_quotas_is_asked_again(model: str) -> None:
    kept([Status(429, message="This request would exceed your quota a minute."), GOOD], model)


@wires
def test_requests_for_one_answer_are_bounded(model: str) -> None:
    with ModelServer(Status(503)) as server:
        _, credits = desk(server, model).asked(QUESTION, anything)
    assert len(server.asked) == 4
    assert [call.attempts for call in credits.calls] == [4]


def test_a_server_without_schemas_is_given_one_in_the_prompt() -> None:
    no = Status(400, message="Unknown parameter: 'response_format'.")
    with ModelServer([no, GOOD, GOOD]) as server:
        one = desk(server, "openai/plain-model")
        beast, _ = one.asked(QUESTION, anything)
        assert beast == MUDCAT
        one.asked(QUESTION, lambda beast: None)
    assert "response_format" in server.asked[0].json
    assert "response_format" not in server.asked[1].json
    assert '"legs"' in server.asked[1].prompt
    assert len(server.asked) == 2  # the second time it was kept


def test_a_wait_that_is_too_long_is_not_waited() -> None:
    with ModelServer(Status(429, {"Retry-After": "3600"})) as server:
        beast, _ = desk(server).asked(QUESTION, anything)
    assert beast is None
    assert len(server.asked) == 1


def test_a_dead_server_is_soon_left_alone() -> None:
    with ModelServer() as server:
        pass
    for _ in range(2):
        _, credits = desk(server).asked(QUESTION, anything)
        assert [call.attempts for call in credits.calls] == [4]
        assert "refused" in credits.calls[0].reason
    _, credits = desk(server).asked(QUESTION, anything)
    assert credits.calls == ()
    assert "left alone" in credits.findings[0].message
    assert not credits.lasting
