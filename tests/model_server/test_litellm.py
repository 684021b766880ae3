"""The server through litellm, as the game's makers call it."""

import base64
import io
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from PIL import Image
from pydantic import BaseModel

from tests.model_server.clever import clever
from tests.model_server.faults import faulty
from tests.model_server.replies import CutOff, Drops, Fills, Says, Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST

# Before litellm is imported: it would ask the network for prices and for names of features.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"] = "True"

pytestmark = [  # litellm's own models make pydantic warn
    pytest.mark.filterwarnings("ignore:Item '.*' on TypedDict class"),
    pytest.mark.filterwarnings("ignore::pydantic.PydanticDeprecatedSince211"),
]
TURN = [{"role": "user", "content": "A foe, please."}]
OLDER = "anthropic/claude-3-haiku-20240307"  # answers by a forced tool
NEWER = "anthropic/claude-sonnet-4-5"  # has an output format


class Foe(BaseModel):
    name: str
    speed: int


def ask(server: ModelServer, model: str, **more: Any) -> Any:
    import litellm  # noqa: PLC0415, it takes two seconds

    base = server.openai_base if model.startswith("openai/") else server.anthropic_base
    return litellm.completion(
        model=model,
        messages=TURN,
        api_base=base,
        api_key="canary",
        max_retries=0,
        num_retries=0,
        timeout=LONGEST,
        **more,
    )


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.mark.parametrize("model", ["openai/test-model", OLDER, NEWER])
@pytest.mark.parametrize("stream", [False, True])
def test_structured_answers_arrive(server: ModelServer, model: str, stream: bool) -> None:
    server.script(Fills({"name": "Tide ghost", "speed": 2}))
    answer = ask(server, model, response_format=Foe, stream=stream)
    pieces = [piece.choices[0].delta.content or "" for piece in answer] if stream else []
    text = "".join(pieces) if stream else answer.choices[0].message.content
    assert Foe.model_validate_json(text) == Foe(name="Tide ghost", speed=2)
    assert server.requests[-1].key == "canary"
    assert server.requests[-1].schema is not None
    assert set(server.requests[-1].schema["properties"]) == {"name", "speed"}


@pytest.mark.parametrize("model", ["openai/test-model", OLDER, NEWER])
def test_clever_answers_are_valid(server: ModelServer, model: str) -> None:
    server.script(clever)
    answer = ask(server, model, response_format=Foe)
    Foe.model_validate_json(answer.choices[0].message.content)


@pytest.mark.parametrize("model", ["openai/test-model", OLDER])
def test_tokens_are_told_at_the_end_of_a_stream(server: ModelServer, model: str) -> None:
    server.script(Says("Boo! " * 40))
    answer = ask(server, model, stream=True, stream_options={"include_usage": True})
    usage = [piece.usage for piece in answer if getattr(piece, "usage", None)]
    assert usage[-1].completion_tokens == 50


@pytest.mark.parametrize(
    ("model", "finish"),
    # litellm hides it where a tool is forced: there only the broken object tells
    [("openai/test-model", "length"), (OLDER, "stop"), (NEWER, "length")],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_cut_off_answer_is_known_by_its_finish(
    server: ModelServer, model: str, finish: str, stream: bool
) -> None:
    server.script(CutOff('{"name": "Ti'))
    answer = ask(server, model, response_format=Foe, stream=stream)
    finishes = (
        [piece.choices[0].finish_reason for piece in answer]
        if stream
        else [answer.choices[0].finish_reason]
    )
    assert [one for one in finishes if one] == [finish]


@pytest.mark.parametrize("model", ["openai/test-model", OLDER])
@pytest.mark.parametrize(
    ("code", "name"),
    [(401, "AuthenticationError"), (429, "RateLimitError"), (500, "InternalServerError")],
)
def test_errors_have_their_own_class_and_one_call_is_one_request(
    server: ModelServer, model: str, code: int, name: str
) -> None:
    server.script(Status(code, {"Retry-After": "1"}))
    before = len(server.requests)
    with pytest.raises(Exception, match=name):
        ask(server, model)
    assert len(server.requests) == before + 1


def test_a_picture_arrives(server: ModelServer) -> None:
    import litellm  # noqa: PLC0415, it takes two seconds

    server.script(clever)
    answer = litellm.image_generation(
        model="openai/test-painter",
        prompt="a moth on a grid of 8 x 8",
        size="256x256",
        api_base=server.openai_base,
        api_key="canary",
        max_retries=0,
    )
    assert answer.data
    png = base64.b64decode(str(answer.data[0].b64_json))
    assert Image.open(io.BytesIO(png)).size == (256, 256)


def test_every_fault_is_an_error_or_an_answer_and_never_hangs_for_long(server: ModelServer) -> None:
    server.script(faulty(1.0, 7, of=clever))
    before = len(server.requests)
    for number in range(40):
        with suppress(Exception):
            ask(server, "openai/test-model", seed=number, response_format=Foe, stream=True)
    kinds = {type(asked.reply) for asked in server.requests[before:]}
    assert len(server.requests) == before + 40
    assert {Status, Drops} < kinds
    assert len(kinds) >= 6
