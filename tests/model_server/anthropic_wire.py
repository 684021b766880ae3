"""Answers as Anthropic's servers send them.

Structured answers are asked for by a tool that must be called, or by an output format.
"""

import json
from collections.abc import Iterator
from typing import Any

from tests.model_server.asked import Asked
from tests.model_server.replies import Status
from tests.model_server.words import Words

ERRORS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    529: "overloaded_error",
}
FINISHES = {"stop": "end_turn", "length": "max_tokens", "refusal": "refusal"}


def message(asked: Asked, words: Words) -> bytes:
    """Return a whole answer."""
    body = _frame(asked, words)
    body.update(
        content=_blocks(asked, words), stop_reason=_finish(asked, words), stop_sequence=None
    )
    return json.dumps(body).encode()


def stream(asked: Asked, words: Words) -> Iterator[bytes]:
    """Return the same answer as events."""
    yield _event("message_start", message=_frame(asked, words) | {"content": []})
    if words.choices and words.text:
        called = _calls(asked, words)
        block = _tool(asked, {}) if called else {"type": "text", "text": ""}
        yield _event("content_block_start", index=0, content_block=block)
        yield _event("ping")
        for piece in words.pieces:
            delta = (
                {"type": "input_json_delta", "partial_json": piece}
                if called
                else {"type": "text_delta", "text": piece}
            )
            yield _event("content_block_delta", index=0, delta=delta)
        yield _event("content_block_stop", index=0)
    finish = {"stop_reason": _finish(asked, words), "stop_sequence": None}
    spent = {"usage": {"output_tokens": words.tokens}} if words.usage else {}
    yield _event("message_delta", delta=finish, **spent)
    yield _event("message_stop")


def error(status: Status) -> bytes:
    """Return the body of an error."""
    kind = status.error_code or ERRORS.get(status.code, "api_error")
    said = status.message or f"The server says {status.code}."
    body = {"type": "error", "error": {"type": kind, "message": said}, "request_id": "req_1"}
    return json.dumps(body).encode()


def _blocks(asked: Asked, words: Words) -> list[dict[str, Any]]:
    if not words.choices or not words.text:
        return []
    if not _calls(asked, words):
        return [{"type": "text", "text": words.text}]
    try:
        values = json.loads(words.text)
    except ValueError:
        values = {}  # a call that was cut off has no arguments that could be told
    return [_tool(asked, values)]


def _calls(asked: Asked, words: Words) -> bool:
    return words.object and asked.tool is not None


def _tool(asked: Asked, values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "tool_use", "id": "toolu_1", "name": asked.tool, "input": values}


def _finish(asked: Asked, words: Words) -> str:
    if words.finish == "stop" and _calls(asked, words):
        return "tool_use"
    return FINISHES[words.finish]


def _frame(asked: Asked, words: Words) -> dict[str, Any]:
    read = max(1, len(asked.prompt) // 4)
    body: dict[str, Any] = {
        "id": f"msg_{asked.digest[:24]}",
        "type": "message",
        "role": "assistant",
        "model": asked.model,
        "stop_reason": None,
        "stop_sequence": None,
    }
    if words.usage:
        body["usage"] = {"input_tokens": read, "output_tokens": words.tokens}
    return body


def _event(kind: str, **fields: Any) -> bytes:
    body = json.dumps({"type": kind, **fields})
    return f"event: {kind}\ndata: {body}\n\n".encode()
