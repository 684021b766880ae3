"""What an answer must look like, and the draft that is found in one."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.models.base import Model

D = TypeVar("D", bound=Model)

DECODER = json.JSONDecoder(strict=False)  # small models break lines inside of strings
MOST_BRACES = 200  # places in a text where an object is looked for
MOST_REASONS = 8
TALK = ("title", "default", "discriminator")  # of a schema, which no answer depends on
NOT_STRICT = ("minLength", "maxLength")  # OpenAI's strict schemas know no such thing
DECLINING = (
    "i'm sorry",
    "i am sorry",
    "i can't",
    "i can’t",
    "i’m sorry",
    "i cannot",
    "i'm unable",
    "i am unable",
    "i won't",
    "i will not",
    "as an ai",
)


@cache
def schema_of(shape: type[Model]) -> dict[str, Any]:
    """Return the JSON schema of a draft: without references, every field required.

    A model that must say everything forgets nothing; who made the draft's class has its
    defaults for those who speak without a schema.
    """
    whole = shape.model_json_schema()
    flat: dict[str, Any] = _flat(whole, whole.get("$defs", {}), ())
    return flat


def for_the_wire(schema: Mapping[str, Any], *, strict: bool) -> dict[str, Any]:
    """Return a schema as a server takes it: a strict one wants no length of strings."""
    found: dict[str, Any] = _without(schema, NOT_STRICT) if strict else dict(schema)
    return found


def _flat(node: Any, known: Mapping[str, Any], above: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_flat(one, known, above) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in above:
            raise ValueError(f"{name} holds itself, which no flat schema says")
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _flat({**known[name], **beside}, known, (*above, name))
    found: dict[str, Any] = {}
    for key, value in node.items():
        if key in (*TALK, "$defs"):
            continue
        if key == "properties":
            found[key] = {name: _flat(one, known, above) for name, one in value.items()}
        else:
            found["anyOf" if key == "oneOf" else key] = _flat(value, known, above)
    if "properties" in found:
        found.update(required=list(found["properties"]), additionalProperties=False)
    return found


def _without(node: Any, unwanted: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_without(one, unwanted) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _without(one, unwanted) for name, one in value.items()}
        if key == "properties"
        else _without(value, unwanted)
        for key, value in node.items()
        if key not in unwanted
    }


def read(text: str, finish: str, shape: type[D], max_tokens: int, used: int | None = None) -> D:
    """Return the draft that a text holds.

    Args:
        text: The answer: the object alone, in a fence, or amid prose.
        finish: Why it ended.
        shape: The draft's class.
        max_tokens: How long it may have been.
        used: How many tokens it had, where that is known.

    Raises:
        Refused: there is none, in words for the model.
    """
    values = first_object(text)
    if values is None or finish == "overlong":
        raise Refused([_why_not(text, finish, max_tokens, used)])
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        raise Refused(_reasons(error)) from None


def was_cut(text: str, finish: str, max_tokens: int, used: int | None) -> bool:
    """Return whether the limit of tokens ended an answer.

    A provider that calls a tool to fill a schema does not say so: then the count tells.
    """
    if finish == "overlong" or first_object(text) is not None:
        return False
    return finish == "length" or (used is not None and used >= max_tokens)


def first_object(text: str) -> dict[str, Any] | None:
    """Return the first whole JSON object in a text; what breaks off at its end is none."""
    thoughts, closed, rest = text.partition("</think>")  # of models that think aloud
    text = rest if closed and "<think>" in thoughts else text
    place = text.find("{")
    for _ in range(MOST_BRACES):
        if place < 0:
            return None
        try:
            value, _ = DECODER.raw_decode(text, place)
        except RecursionError:
            return None
        except json.JSONDecodeError as error:
            if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
                return None  # an object inside of it would be taken for the whole
            place = text.find("{", place + 1)
            continue
        if isinstance(value, dict):
            return value
    return None


def declines(text: str) -> bool:
    """Return whether a text says that its writer will not do it."""
    begin = text.strip().lower()[:200]
    return any(phrase in begin for phrase in DECLINING)


def _why_not(text: str, finish: str, max_tokens: int, used: int | None) -> str:
    if finish == "overlong":
        return "the answer is far too long: no piece needs so much"
    if was_cut(text, finish, max_tokens, used):
        return f"the answer was cut off at {max_tokens} tokens: say it in fewer"
    if finish == "content_filter":
        return "the answer was withheld or declined; this is a harmless game for all ages"
    if not text.strip():
        return "the answer is empty; a JSON object is wanted"
    if declines(text):
        return "the answer declines; this is a harmless game for all ages, so give the JSON object"
    return "there is no whole JSON object in the answer"


def _reasons(error: ValidationError) -> list[str]:
    found = [_reason(one["loc"], one["msg"]) for one in error.errors(include_url=False)]
    more = len(found) - MOST_REASONS
    return found[:MOST_REASONS] + ([f"and {more} more like these"] if more > 0 else [])


def _reason(place: Iterable[int | str], message: str) -> str:
    where = ".".join(str(part) for part in place)
    what = message.removeprefix("Value error, ")
    return f"{where}: {what}" if where else what
