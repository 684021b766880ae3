"""A share of all answers replaced by misbehaviour: seeded, so that runs can be compared."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from tests.model_server.asked import Asked
from tests.model_server.replies import (
    CutOff,
    Drops,
    Empty,
    Fills,
    Hangs,
    Huge,
    NoChoices,
    Picture,
    Prose,
    Refuses,
    Reply,
    Says,
    Status,
)
from tests.model_server.server import Answerer
from tests.model_server.words import words_of

Fault: TypeAlias = Callable[[Reply, random.Random], Reply]
SILENCE = 2.0  # seconds that a hang lasts, unless the client gives up before


def slow_down(reply: Reply, rng: random.Random) -> Reply:
    """Return 'too many requests', with a moment to wait for."""
    return Status(429, {"Retry-After": "1"}, "rate_limit_exceeded", "Rate limit reached.")


def broken(reply: Reply, rng: random.Random) -> Reply:
    """Return a server's error."""
    return Status(rng.choice((500, 502, 503, 529)))


def dropped(reply: Reply, rng: random.Random) -> Reply:
    """Return a connection that is lost at once or in the middle."""
    return Drops(rng.choice((0, 400)), rng.choice(("reset", "close", "end")), reply)


def silent(reply: Reply, rng: random.Random) -> Reply:
    """Return an answer that stops."""
    return Hangs(SILENCE, rng.choice((0, 400)), reply)


def cut_off(reply: Reply, rng: random.Random) -> Reply:
    """Return the first part of an answer."""
    text = words_of(reply).text
    return CutOff(text[: rng.randrange(len(text) + 1)])


def empty(reply: Reply, rng: random.Random) -> Reply:
    """Return nothing."""
    return Empty()


def refused(reply: Reply, rng: random.Random) -> Reply:
    """Return a refusal."""
    return Refuses(formally=rng.random() < 0.5)


def chatty(reply: Reply, rng: random.Random) -> Reply:
    """Return the answer amid prose."""
    return Prose(reply.values) if isinstance(reply, Fills) else reply


def stringly(reply: Reply, rng: random.Random) -> Reply:
    """Return the answer with strings where numbers were."""
    return Fills(_as_strings(reply.values)) if isinstance(reply, Fills) else reply


def off_schema(reply: Reply, rng: random.Random) -> Reply:
    """Return an answer to another question."""
    return Fills({"answer": {"thoughts": ["the tide", None], "score": 0.5}})


def no_json(reply: Reply, rng: random.Random) -> Reply:
    """Return something that is nearly JSON."""
    return Says(words_of(reply).text.replace('"', "'")[:-1])


def endless(reply: Reply, rng: random.Random) -> Reply:
    """Return a megabyte of nothing in particular."""
    return Huge(1)


def no_choices(reply: Reply, rng: random.Random) -> Reply:
    """Return an answer without an answer."""
    return NoChoices()


def no_picture(reply: Reply, rng: random.Random) -> Reply:
    """Return bytes that are no picture, or the half of one."""
    whole = reply.png if isinstance(reply, Picture) else b""
    return Picture(whole[: len(whole) // 2] if rng.random() < 0.5 else b"GIF89a")


WIRE_FAULTS: tuple[Fault, ...] = (slow_down, broken, dropped, silent)
TEXT_FAULTS: tuple[Fault, ...] = (
    cut_off,
    empty,
    refused,
    chatty,
    stringly,
    off_schema,
    no_json,
    endless,
    no_choices,
)
PICTURE_FAULTS: tuple[Fault, ...] = (no_picture, empty)


def faulty(
    share: float, seed: int, of: Answerer, faults: Sequence[Fault] | None = None
) -> Answerer:
    """Return an answerer that misbehaves in so many of its answers, from 0 to 1.

    Which ones depends on the seed, the request's content, and how often that content was asked
    before: the order in which requests arrive changes nothing, and every try is drawn anew.
    """
    tries: Counter[str] = Counter()
    lock = threading.Lock()

    def answer(asked: Asked) -> Reply:
        with lock:
            tries[asked.digest] += 1
            nth = tries[asked.digest]
        rng = random.Random(f"{seed}:{asked.digest}:{nth}")
        reply = of(asked)
        if rng.random() >= share:
            return reply
        own = PICTURE_FAULTS if asked.wire == "images" else TEXT_FAULTS
        return rng.choice(faults or (*WIRE_FAULTS, *own))(reply, rng)

    return answer


def _as_strings(value: Any) -> Any:
    match value:
        case dict():
            return {name: _as_strings(one) for name, one in value.items()}
        case list() | tuple():
            return [_as_strings(one) for one in value]
        case bool() | None:
            return value
        case int() | float():
            return str(value)
    return value
