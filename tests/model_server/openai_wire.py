"""Answers as OpenAI's servers send them."""

import base64
import json
from collections.abc import Iterator
from typing import Any

from tests.model_server.asked import Asked
from tests.model_server.replies import Status
from tests.model_server.words import Words

CREATED = 1_700_000_000
ERRORS = {
    400: "invalid_request_error",
    401: "invalid_request_error",
    403: "permission_error",
    404: "invalid_request_error",
    429: "rate_limit_error",
}


def completion(asked: Asked, words: Words) -> bytes:
    """Return a whole answer."""
    message: dict[str, Any] = {"role": "assistant", "content": words.text, "refusal": None}
    if words.finish == "refusal":
        message.update(content=None, refusal=words.text)
    elif words.object and asked.tool:
        message.update(content=None, tool_calls=[_call(asked.tool, words.text)])
    choices = [{"index": 0, "message": message, "logprobs": None, "finish_reason": _finish(words)}]
    body = _frame(asked, "chat.completion", choices if words.choices else [])
    return _encoded(body | (_usage(asked, words) if words.usage else {}))


def stream(asked: Asked, words: Words) -> Iterator[bytes]:
    """Return the same answer as events."""
    for delta, finish in _deltas(asked, words) if words.choices else ():
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        yield _event(_frame(asked, "chat.completion.chunk", [choice]))
    wanted = (asked.json.get("stream_options") or {}).get("include_usage")
    if words.usage and wanted:
        yield _event(_frame(asked, "chat.completion.chunk", []) | _usage(asked, words))
    yield b"data: [DONE]\n\n"


def pictures(pngs: list[bytes]) -> bytes:
    """Return an answer that holds pictures."""
    drawn = [{"b64_json": base64.b64encode(png).decode()} for png in pngs]
    return _encoded({"created": CREATED, "data": drawn})


def models(names: list[str]) -> bytes:
    """Return the list of models."""
    listed = [
        {"id": name, "object": "model", "created": CREATED, "owned_by": "us"} for name in names
    ]
    return _encoded({"object": "list", "data": listed})


def error(status: Status) -> bytes:
    """Return the body of an error."""
    kind = ERRORS.get(status.code, "server_error")
    code, said = status.error_code, status.message or f"The server says {status.code}."
    if status.code == 401 and not status.message:
        code, said = "invalid_api_key", "Incorrect API key provided."  # clients look for this
    return _encoded({"error": {"message": said, "type": kind, "param": None, "code": code}})


def _deltas(asked: Asked, words: Words) -> Iterator[tuple[dict[str, Any], str | None]]:
    yield {"role": "assistant", "content": ""}, None
    for place, piece in enumerate(words.pieces):
        if words.finish == "refusal":
            yield {"refusal": piece}, None
        elif words.object and asked.tool:
            call = _call(asked.tool if place == 0 else None, piece)
            yield {"tool_calls": [{"index": 0, **call}]}, None
        else:
            yield {"content": piece}, None
    yield {}, _finish(words)


def _call(tool: str | None, text: str) -> dict[str, Any]:
    if tool is None:
        return {"function": {"arguments": text}}
    return {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": text}}


def _finish(words: Words) -> str:
    return "length" if words.finish == "length" else "stop"


def _frame(asked: Asked, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{asked.digest[:24]}",
        "object": kind,
        "created": CREATED,
        "model": asked.model,
        "choices": choices,
    }


def _usage(asked: Asked, words: Words) -> dict[str, Any]:
    read = max(1, len(asked.prompt) // 4)
    total = read + words.tokens
    spent = {"prompt_tokens": read, "completion_tokens": words.tokens, "total_tokens": total}
    return {"usage": spent}


def _event(body: dict[str, Any]) -> bytes:
    return b"data: " + _encoded(body) + b"\n\n"


def _encoded(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode()
