"""Each wire format through plain HTTP."""

import base64
import json
from typing import Any

import httpx
import pytest

from tests.model_server import faults
from tests.model_server.replies import (
    CutOff,
    Drips,
    Drops,
    Empty,
    Fills,
    Hangs,
    Huge,
    Late,
    NoChoices,
    NoUsage,
    Picture,
    Prose,
    Refuses,
    Reply,
    Says,
    Status,
)
from tests.model_server.server import ModelServer, script
from tests.waiting import ENDLESS, LONGEST, until

TURN = {"model": "test-model", "messages": [{"role": "user", "content": "A tide ghost?"}]}
TOOL = {"tools": [{"name": "fill", "input_schema": {"type": "object"}}]}
FORCED = TURN | TOOL | {"tool_choice": {"type": "tool", "name": "fill"}, "max_tokens": 99}
HURRIED = httpx.Timeout(LONGEST, read=0.1)


def post(address: str, body: dict[str, Any], **options: Any) -> httpx.Response:
    return httpx.post(address, json=body, **{"timeout": LONGEST, **options})


def chat(server: ModelServer, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = post(f"{server.openai_base}/chat/completions", TURN | more).json()
    return found


def events(server: ModelServer, path: str, body: dict[str, Any]) -> list[Any]:
    body = body | {"stream": True}
    with httpx.stream("POST", server.url + path, json=body, timeout=LONGEST) as answer:
        lines = [line[6:] for line in answer.iter_lines() if line.startswith("data: ")]
    return [json.loads(line) if line != "[DONE]" else line for line in lines]


def test_chat_answers_a_whole_message_with_its_tokens() -> None:
    with ModelServer(Says("Boo.")) as server:
        answer = chat(server)
    assert answer["choices"][0]["message"]["content"] == "Boo."
    assert answer["choices"][0]["finish_reason"] == "stop"
    assert answer["usage"]["total_tokens"] == 3 + 1


def test_a_streamed_chat_says_the_same_and_tells_tokens_only_if_asked() -> None:
    text = "A ghost of the tide, " * 20
    with ModelServer(Says(text)) as server:
        plain = events(server, "/v1/chat/completions", TURN)
        told = events(
            server, "/v1/chat/completions", TURN | {"stream_options": {"include_usage": True}}
        )
    said = "".join(one["choices"][0]["delta"].get("content", "") for one in plain[:-1])
    assert said == text
    assert len(plain) > 5
    assert plain[-1] == told[-1] == "[DONE]"
    assert not any("usage" in one for one in plain[:-1])
    assert told[-2]["usage"]["completion_tokens"] == len(text) // 4


def test_anthropic_calls_the_forced_tool_whole_and_streamed() -> None:
    values = {"name": "Tide Keeper", "levels": [1, 2, 3]}
    with ModelServer(Fills(values)) as server:
        whole = post(f"{server.anthropic_base}/v1/messages", FORCED).json()
        pieces = events(server, "/v1/messages", FORCED)
    assert whole["content"][0]["name"] == "fill"
    assert whole["content"][0]["input"] == values
    assert whole["stop_reason"] == "tool_use"
    deltas = [one["delta"] for one in pieces if one["type"] == "content_block_delta"]
    assert json.loads("".join(delta["partial_json"] for delta in deltas)) == values
    assert pieces[0]["message"]["usage"]["input_tokens"] == 3
    assert [one["type"] for one in pieces[-2:]] == ["message_delta", "message_stop"]


def test_an_object_is_text_where_no_tool_is_forced() -> None:
    with ModelServer(Fills({"a": 1})) as server:
        text = post(f"{server.url}/v1/messages", TURN).json()["content"][0]["text"]
        content = chat(server)["choices"][0]["message"]["content"]
    assert json.loads(text) == json.loads(content) == {"a": 1}


@pytest.mark.parametrize(
    ("reply", "content", "finish"),
    [
        (CutOff('{"name": "Ti'), '{"name": "Ti', "length"),
        (Empty(), "", "stop"),
        (Refuses("No."), "No.", "stop"),
        (Refuses("No.", formally=True), None, "stop"),
    ],
)
def test_chat_ends_as_the_reply_has_it(reply: Reply, content: str | None, finish: str) -> None:
    with ModelServer(reply) as server:
        choice = chat(server)["choices"][0]
    assert choice["message"]["content"] == content
    assert choice["finish_reason"] == finish
    assert choice["message"]["refusal"] == ("No." if content is None else None)


@pytest.mark.parametrize(
    ("reply", "finish"),
    [(CutOff('{"name": "Ti'), "max_tokens"), (Refuses(formally=True), "refusal")],
)
def test_messages_end_as_the_reply_has_it(reply: Reply, finish: str) -> None:
    with ModelServer(reply) as server:
        whole = post(f"{server.url}/v1/messages", FORCED).json()
        pieces = events(server, "/v1/messages", FORCED)
    assert whole["stop_reason"] == pieces[-2]["delta"]["stop_reason"] == finish


def test_prose_hides_a_valid_object_amid_other_braces() -> None:
    with ModelServer(Prose({"a": [1]})) as server:
        content = chat(server)["choices"][0]["message"]["content"]
    assert content.count("{") == 3
    assert json.loads(content.split("```json")[1].split("```")[0]) == {"a": [1]}


def test_a_huge_answer_is_as_big_as_it_says() -> None:
    with ModelServer(Huge(10)) as server:
        assert len(chat(server)["choices"][0]["message"]["content"]) > 10_000_000
        pieces = events(server, "/v1/chat/completions", TURN)
    assert sum(len(one["choices"][0]["delta"].get("content", "")) for one in pieces[:-1]) > 10**7


def test_an_answer_may_have_no_choices_or_no_tokens() -> None:
    with ModelServer([NoChoices(), NoUsage(Says("Boo."))]) as server:
        assert chat(server)["choices"] == []
        assert "usage" not in chat(server)


def test_an_error_has_its_status_headers_and_code() -> None:
    limited = Status(429, {"Retry-After": "2"}, error_code="insufficient_quota")
    with ModelServer([limited, Status(529)]) as server:
        first = post(f"{server.openai_base}/chat/completions", TURN)
        second = post(f"{server.url}/v1/messages", TURN)
    assert (first.status_code, first.headers["retry-after"]) == (429, "2")
    assert first.json()["error"]["code"] == "insufficient_quota"
    assert second.json()["error"]["type"] == "overloaded_error"


@pytest.mark.parametrize("how", ["reset", "close"])
@pytest.mark.parametrize("after", [0, 50])
@pytest.mark.parametrize("stream", [False, True])
def test_a_dropped_connection_is_an_error_of_the_transport(
    how: str, after: int, stream: bool
) -> None:
    with ModelServer(Drops(after, how)) as server, pytest.raises(httpx.TransportError):  # type: ignore[arg-type]
        post(f"{server.openai_base}/chat/completions", TURN | {"stream": stream})


def test_a_stream_can_end_quietly_before_its_time() -> None:
    with ModelServer(Drops(500, "end")) as server:
        answer = post(f"{server.openai_base}/chat/completions", TURN | {"stream": True})
    assert answer.status_code == 200
    assert len(answer.content) == 500
    assert b"[DONE]" not in answer.content


@pytest.mark.parametrize("after", [0, 300])
def test_a_hang_outlasts_the_clients_patience(after: int) -> None:
    with (
        ModelServer(Hangs(ENDLESS, after)) as server,
        pytest.raises(httpx.ReadTimeout),
    ):
        post(f"{server.openai_base}/chat/completions", TURN | {"stream": True}, timeout=HURRIED)


def test_a_server_that_hangs_stops_all_the_same() -> None:
    with ModelServer(Hangs(ENDLESS)) as server:
        with pytest.raises(httpx.ReadTimeout):
            post(f"{server.openai_base}/chat/completions", TURN, timeout=HURRIED)
        (asked,) = until(lambda: server.requests)
        assert asked.ended is None
    assert asked.ended is not None


def test_a_dripping_stream_takes_its_time_and_tears_events_apart() -> None:
    with ModelServer(Drips(Says("Boo."), seconds=0.02, pieces=10)) as server:
        pieces = events(server, "/v1/chat/completions", TURN)
    (asked,) = server.requests
    assert pieces[1]["choices"][0]["delta"]["content"] == "Boo."
    assert asked.ended is not None
    assert asked.ended - asked.begun >= 0.2


def test_pictures_and_models_are_served() -> None:
    with ModelServer(Picture(b"\x89PNG")) as server:
        wish = {"model": "m", "prompt": "a ghost"}
        drawn = post(f"{server.openai_base}/images/generations", wish).json()
        listed = httpx.get(f"{server.openai_base}/models", timeout=LONGEST).json()
    assert base64.b64decode(drawn["data"][0]["b64_json"]) == b"\x89PNG"
    assert listed["data"][0]["id"] == "test-model"


def test_requests_are_recorded_with_headers_and_times() -> None:
    with ModelServer(Late(Says("Boo."), 0.05)) as server:
        bearer = {"Authorization": "Bearer canary"}
        post(f"{server.openai_base}/chat/completions", TURN, headers=bearer)
    (asked,) = server.requests
    assert (asked.path, asked.json, asked.key) == ("/v1/chat/completions", TURN, "canary")
    assert asked.prompt == "A tide ghost?"
    assert asked.ended is not None
    assert asked.ended - asked.begun >= 0.05


def test_a_wrong_key_is_kept_out() -> None:
    with ModelServer(Says("Boo."), key="right") as server:
        wrong = post(f"{server.url}/v1/messages", TURN, headers={"x-api-key": "left"})
        right = post(f"{server.url}/v1/messages", TURN, headers={"x-api-key": "right"})
    assert (wrong.status_code, right.status_code) == (401, 200)


def test_a_script_is_followed_in_order_and_then_what_comes_after() -> None:
    with ModelServer(script([Says("One."), Says("Two.")], then=Says("More."))) as server:
        said = [chat(server)["choices"][0]["message"]["content"] for _ in range(4)]
    assert said == ["One.", "Two.", "More.", "More."]


def test_a_script_that_is_over_says_so() -> None:
    with ModelServer([Says("One.")]) as server:
        chat(server)
        assert "script is over" in chat(server)["error"]["message"]


def test_a_failure_of_the_tests_own_function_is_raised_at_the_end() -> None:
    with (
        pytest.raises(KeyError, match="nobody"),
        ModelServer(lambda asked: Says(asked.json["nobody"])) as server,
    ):
        assert "nobody" in chat(server)["error"]["message"]


def test_faults_come_in_their_share_and_the_same_ones_in_any_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(faults, "SILENCE", 0.0)

    def replies(numbers: list[int]) -> dict[int, str]:
        with ModelServer(faults.faulty(0.3, 1, of=lambda asked: Fills({"n": 1}))) as server:
            client = httpx.Client(timeout=LONGEST)
            for number in numbers:
                try:
                    client.post(f"{server.openai_base}/chat/completions", json=TURN | {"n": number})
                except httpx.TransportError:
                    client.close()
                    client = httpx.Client(timeout=LONGEST)
            client.close()
        return {asked.json["n"]: repr(asked.reply) for asked in server.requests}

    there = replies(list(range(100)))
    back = replies(list(range(99, -1, -1)))
    assert there == back
    assert 15 <= sum(reply != repr(Fills({"n": 1})) for reply in there.values()) <= 45


def test_every_try_of_the_same_request_is_drawn_anew() -> None:
    answers = faults.faulty(
        0.5, 1, of=lambda asked: Says("Boo."), faults=[lambda reply, rng: Empty()]
    )
    with ModelServer(answers) as server:
        for _ in range(20):
            chat(server)
    assert {type(asked.reply) for asked in server.requests} == {Says, Empty}
