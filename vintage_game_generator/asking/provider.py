"""One request to a model, by litellm: the reply, or why there is none.

Importing this module imports litellm: see `library`.
"""

import base64
import binascii
import json
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from prompts import rendered
from vintage_game_generator.asking import wire
from vintage_game_generator.asking.bases import is_private
from vintage_game_generator.asking.complaints import failure_of
from vintage_game_generator.asking.failures import FormRefused, Hopeless, NoAnswer
from vintage_game_generator.asking.keyring import SECRETIVE, lent_key, scrubbed
from vintage_game_generator.asking.library import LITELLM, PROVIDERS
from vintage_game_generator.asking.structured import first_object, for_the_wire
from vintage_game_generator.asking.wanted import Reply, Wanted, WantedPicture, WantedText

LONGEST_TEXT = 1_000_000  # characters
BEGINNING = 4000  # characters that are kept of a text that was too long
LARGEST_PNG = 32 * 2**20  # bytes
LAST_WORDS = 2.0  # seconds for what comes after the answer: its tokens
DUMMY_KEY = "none"  # for servers that want none
OLLAMA = ("ollama", "ollama_chat")
OLLAMA_BASE = "http://localhost:11434"
WITHHELD = "; no key was sent, for its address is neither https nor on this machine"
NO_ENTRY = (401, 403)


_no_schema: set[tuple[str, str]] = set()  # models whose servers refused one
_lock = threading.Lock()


@dataclass(frozen=True)
class Access:
    """Who serves a model, and the key to it, which is told to nobody.

    Attributes:
        provider: litellm's name.
        key: Nothing where litellm takes it from the environment.
        withheld: Whether no key of the user's is sent, since others could read it on the way.
    """

    provider: str
    key: str | None = field(repr=False)
    withheld: bool = False


def access_to(wanted: Wanted) -> Access:
    """Return the way to a model.

    Raises:
        Hopeless: litellm knows no such provider, or its key is not there.
    """
    provider = _provider(wanted.model, wanted.api_base)
    if wanted.api_base and not is_private(wanted.api_base):
        return Access(provider, DUMMY_KEY, withheld=True)
    lent = lent_key(provider)
    if lent:
        return Access(provider, lent)
    known = LITELLM.validate_environment(f"{provider}/{wanted.model}")["missing_keys"]
    missing = [name for name in known if SECRETIVE.search(name)]
    if not missing:
        return Access(provider, None)  # litellm reads the environment
    if wanted.api_base:
        return Access(provider, DUMMY_KEY)
    raise Hopeless(f"{' or '.join(missing)} is not set", attempts=0)


def answered(
    wanted: Wanted,
    access: Access,
    seconds: float,
    begun: Callable[[], None],
    heard: Callable[[int], None],
) -> Reply:
    """Return the reply to one request.

    Args:
        wanted: What is asked.
        access: The way to the model.
        seconds: The longest wait for the whole answer.
        begun: Called when it begins to come.
        heard: Called with the number of characters that are there.

    Raises:
        NoAnswer: there is none, or no whole one.
    """
    common = {
        "model": wanted.model,
        "custom_llm_provider": access.provider,
        "api_base": wanted.api_base or None,
        "api_key": access.key,
        **_in_openais_way(wanted, access),
        "timeout": float(ceil(seconds)),  # litellm keeps a client for each; the wire knows better
        "max_retries": 0,
        "num_retries": 0,
        "drop_params": True,
    }
    structured = isinstance(wanted, WantedText) and _takes_schema(wanted, access.provider)
    failure: NoAnswer
    with wire.watched(seconds, wanted.most_bytes, begun) as watch:
        told: list[str] = []
        try:
            if isinstance(wanted, WantedPicture):
                return _picture(wanted, common)
            return _text(wanted, common, structured, watch, told, heard)
        except NoAnswer as known:
            failure = known
        except (Exception, wire.Ended) as error:  # litellm's errors have no common root
            if watch.overlong:
                return Reply(_beginning(told), finish="overlong")
            if first_object("".join(told)) is not None:  # only what comes after it is lost
                return Reply(scrubbed("".join(told)))
            failure = failure_of(error, watch, structured, seconds)
            if access.withheld and watch.status in NO_ENTRY:
                failure.reason += WITHHELD
    if isinstance(failure, FormRefused):
        with _lock:
            _no_schema.add((wanted.model, wanted.api_base))
    raise failure  # outside, so that no error with a request's headers hangs on it


def _in_openais_way(wanted: Wanted, access: Access) -> dict[str, str]:
    """Return what else is said for a server of ollama's: it speaks OpenAI's wire format too.

    For its own one litellm first asks what the server can do: at its usual address, whatever
    else is said, and with a request for each answer.
    """
    if access.provider not in OLLAMA:
        return {}
    base = (wanted.api_base or OLLAMA_BASE).rstrip("/").removesuffix("/v1")
    return {
        "model": wanted.model.partition("/")[2],
        "custom_llm_provider": "openai",
        "api_base": f"{base}/v1",
        "api_key": access.key or os.environ.get("OLLAMA_API_KEY") or DUMMY_KEY,
    }


def _provider(model: str, api_base: str) -> str:
    prefix = model.partition("/")[0]
    if prefix in PROVIDERS:
        return prefix
    if api_base:
        return "openai"
    try:
        return str(LITELLM.get_llm_provider(model=model)[1])
    except Exception:
        reason = f"{model} is no name that litellm knows; write PROVIDER/NAME"
    raise Hopeless(reason, attempts=0)


def _text(
    wanted: WantedText,
    common: dict[str, Any],
    structured: bool,
    watch: wire.Watch,
    told: list[str],
    heard: Callable[[int], None],
) -> Reply:
    stream = LITELLM.completion(
        **common,
        messages=_messages(wanted, structured),
        max_tokens=wanted.max_tokens,
        temperature=wanted.temperature,
        seed=wanted.seed,
        response_format=_response_format(wanted) if structured else None,
        stream=True,
        stream_options={"include_usage": True},
    )
    size = 0
    for chunk in stream:
        if not chunk.choices:
            continue
        said = chunk.choices[0].delta.content or ""
        size += len(said)
        if size > LONGEST_TEXT:
            return Reply(_beginning(told), finish="overlong")
        told.append(said)
        heard(size)
        if chunk.choices[0].finish_reason:
            break
    asked, answered = _tokens(stream, watch)
    # litellm itself says 'stop' where a stream just ends.
    finish = stream.received_finish_reason or ""
    return Reply(scrubbed("".join(told)), b"", finish, asked, answered)


def _beginning(told: Sequence[str]) -> str:
    return scrubbed("".join(told))[:BEGINNING]  # a key that is cut is not known any more


def _messages(wanted: WantedText, structured: bool) -> list[dict[str, str]]:
    messages = [{"role": one.role, "content": one.content} for one in wanted.messages]
    if not structured:
        messages[-1]["content"] += "\n" + rendered("schema", schema=json.dumps(wanted.schema))
    return messages


def _response_format(wanted: WantedText) -> dict[str, Any]:
    schema = for_the_wire(wanted.schema, strict=not wanted.api_base)
    return {
        "type": "json_schema",
        "json_schema": {"name": "draft", "schema": schema, "strict": True},
    }


def _takes_schema(wanted: WantedText, provider: str) -> bool:
    with _lock:
        if (wanted.model, wanted.api_base) in _no_schema:
            return False
    # litellm's list is older than many models, and it would ask an ollama server itself.
    if wanted.api_base or provider in ("openai", *OLLAMA):
        return True
    return bool(LITELLM.supports_response_schema(wanted.model, provider))


def _tokens(stream: Any, watch: wire.Watch) -> tuple[int | None, int | None]:
    """Return the tokens that the provider counted; litellm's own count is a guess.

    What follows the answer is read past litellm, which would count and copy all of it, and so
    that the connection can be used again.
    """
    counts = [getattr(chunk, "usage", None) for chunk in stream.chunks]
    watch.end(LAST_WORDS)
    with suppress(Exception, wire.Ended):  # the answer is here: only its count may be lost
        for rest in stream.completion_stream:
            counts.append(getattr(rest, "usage", None))
    asked = [getattr(count, "prompt_tokens", None) or 0 for count in counts]
    answered = [getattr(count, "completion_tokens", None) or 0 for count in counts]
    return max(asked, default=0) or None, max(answered, default=0) or None


def _picture(wanted: WantedPicture, common: dict[str, Any]) -> Reply:
    form: dict[str, Any] = {}
    if "gpt-image" not in wanted.model:  # those know no other form
        form["response_format"] = "b64_json"
        if wanted.api_base:  # litellm drops it for models that it does not know
            form["extra_body"] = {"response_format": "b64_json"}
    result = LITELLM.image_generation(
        **common, prompt=wanted.description, size=wanted.size, n=1, **form
    )
    first: Any = (result.data or [None])[0]
    coded = getattr(first, "b64_json", None) or ""
    link = getattr(first, "url", None) or ""
    if not coded and link.startswith("data:"):
        coded = link.partition("base64,")[2]
    if not coded and link:
        raise Hopeless("the picture is on another server, which is not asked", charged=True)
    try:
        png = base64.b64decode(coded, validate=True)
    except binascii.Error:
        png = b""
    usage = getattr(result, "usage", None)
    return Reply(
        picture=png if len(png) <= LARGEST_PNG else b"",
        finish="stop" if len(png) <= LARGEST_PNG else "overlong",
        tokens_asked=getattr(usage, "input_tokens", None) or None,
        tokens_answered=getattr(usage, "output_tokens", None) or None,
    )
