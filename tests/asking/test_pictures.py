"""Image models, over real HTTP."""

import pytest

from tests.asking.clocks import Clock
from tests.desks import Beast, desk
from tests.model_server.replies import Drops, Empty, Hangs, Picture, Reply, Status
from tests.model_server.server import ModelServer
from tests.waiting import ENDLESS
from vintage_game_generator.asking.conversation import TRIES
from vintage_game_generator.asking.question import PictureQuestion, Refused
from vintage_game_generator.models.credits import Outcome

pytestmark = pytest.mark.usefixtures("home")
PAINTER = "openai/test-painter"
PNG = b"\x89PNG" + bytes(range(200))
QUESTION = PictureQuestion("sprite", "hero", "sprite-picture", "A red beast.", "512x512")
RED = Beast(name="Red", legs=4)


def seen(png: bytes) -> Beast:
    if png != PNG:
        raise Refused(["it is no PNG"])
    return RED


def test_a_picture_is_asked_for_as_bytes_and_kept() -> None:
    with ModelServer(Picture(PNG)) as server:
        first = desk(server, PAINTER).pictured(QUESTION, seen)
        again = desk(server, PAINTER).pictured(QUESTION, seen)
    assert first == again
    beast, credits = first
    assert beast == RED
    assert credits.author == PAINTER
    (asked,) = server.asked
    assert asked.json["prompt"] == "A red beast."
    assert asked.json["size"] == "512x512"
    assert asked.json["response_format"] == "b64_json"
    assert (credits.calls[0].template, credits.calls[0].seed) == ("sprite-picture", None)


@pytest.mark.parametrize(
    ("reply", "reason"), [(Picture(b"GIF89a"), "it is no PNG"), (Empty(), "there is no picture")]
)
def test_a_picture_that_does_not_do_is_drawn_again_with_the_reason(
    reply: Reply, reason: str
) -> None:
    with ModelServer([reply, Picture(PNG)]) as server:
        beast, credits = desk(server, PAINTER).pictured(QUESTION, seen)
    assert beast == RED
    assert [call.outcome for call in credits.calls] == [Outcome.REFUSED, Outcome.KEPT]
    assert f"- {reason}" in server.asked[1].prompt


@pytest.mark.parametrize(
    "reply",
    [
        Status(503),
        Status(429, {"Retry-After": "0"}),
        Drops(0, "reset", Picture(PNG)),
        Drops(60, "close", Picture(PNG)),
        Hangs(ENDLESS, 0, Picture(PNG)),
    ],
)
@pytest.mark.parametrize("model", [PAINTER, "openai/gpt-image-1"])
def test_one_failure_is_one_more_request(reply: Reply, model: str, clock: Clock) -> None:
    with ModelServer(clock.running_out([reply, Picture(PNG)])) as server:
        beast, credits = desk(server, model).pictured(QUESTION, seen)
    assert beast == RED
    assert len(server.asked) == 2
    assert [call.attempts for call in credits.calls] == [2]


def test_a_wrong_request_is_sent_once() -> None:
    with ModelServer(Status(400, message="No.")) as server:
        beast, credits = desk(server, PAINTER).pictured(QUESTION, seen)
    assert beast is None
    assert len(server.asked) == 1
    assert [finding.code for finding in credits.findings] == ["fell-back"]


def test_a_picture_at_which_its_reader_stumbles_is_a_refusal() -> None:
    def stumbling(png: bytes) -> Beast:
        return [RED][len(png)]

    with ModelServer(Picture(PNG)) as server:
        beast, credits = desk(server, PAINTER).pictured(QUESTION, stumbling)
    assert beast is None
    assert credits.calls[0].reason == "it could not be made: IndexError"


def test_a_painter_that_never_does_falls_back() -> None:
    with ModelServer(Picture(b"GIF89a")) as server:
        beast, credits = desk(server, PAINTER).pictured(QUESTION, seen)
    assert beast is None
    assert len(credits.calls) == TRIES
    assert len(server.asked) == 2, "the third is asked the same as the second, which is kept"
    assert credits.lasting
