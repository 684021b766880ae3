"""A request that reached the server, and what it asks for."""

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.model_server.replies import Reply

Wire = Literal["chat", "messages", "images", "other"]
WIRES: dict[str, Wire] = {
    "/v1/chat/completions": "chat",
    "/v1/messages": "messages",
    "/v1/images/generations": "images",
}


@dataclass
class Asked:
    """One request over HTTP, as it was recorded.

    Attributes:
        path: Without the query.
        headers: By name in lower case.
        json: The body; empty where there was none.
        begun: When it was read, in seconds of the monotonic clock.
        ended: When the last of the answer was about to be sent, or it was given up; none before.
        reply: What was answered.
    """

    path: str
    headers: Mapping[str, str]
    json: dict[str, Any]
    begun: float = field(default_factory=time.monotonic)
    ended: float | None = None
    reply: Reply | None = None

    @property
    def wire(self) -> Wire:
        """Return the format of the request."""
        return WIRES.get(self.path, "other")

    @property
    def model(self) -> str:
        """Return the model's name."""
        return str(self.json.get("model", ""))

    @property
    def streamed(self) -> bool:
        """Return whether the answer is to come in pieces."""
        return bool(self.json.get("stream"))

    @property
    def key(self) -> str:
        """Return the key that was shown."""
        bearer = self.headers.get("authorization", "").removeprefix("Bearer ")
        return self.headers.get("x-api-key", bearer)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the text of each turn, the system's first."""
        if self.wire == "images":
            return (str(self.json.get("prompt", "")),)
        turns = [
            self.json.get("system"),
            *(one["content"] for one in self.json.get("messages", ())),
        ]
        return tuple(_text(turn) for turn in turns if turn)

    @property
    def prompt(self) -> str:
        """Return all that was asked, as one text."""
        return "\n".join(self.texts)

    @property
    def tool(self) -> str | None:
        """Return the name of the tool that must be called."""
        choice = self.json.get("tool_choice")
        if not isinstance(choice, dict):
            return None
        named = choice.get("name") or choice.get("function", {}).get("name")
        return str(named) if named else None

    @property
    def schema(self) -> dict[str, Any] | None:
        """Return the JSON schema that the answer must fill.

        It is the response format's, the forced tool's, or the first one that a prompt quotes.
        """
        for found in (*self._asked_schemas(), *_quoted_schemas(self.prompt)):
            return found
        return None

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the request's content, the same whenever it is asked."""
        body = json.dumps(self.json, sort_keys=True)
        return hashlib.sha256(f"{self.path}\n{body}".encode()).hexdigest()

    def _asked_schemas(self) -> Iterator[dict[str, Any]]:
        wanted = self.json.get("response_format") or {}
        if isinstance(wanted.get("json_schema"), dict):
            named = wanted["json_schema"]
            yield {"title": named.get("name", ""), **named.get("schema", {})}
        for holder in (self.json, self.json.get("output_config") or {}):
            form = holder.get("output_format") or holder.get("format")
            if isinstance(form, dict) and isinstance(form.get("schema"), dict):
                yield form["schema"]
        for tool in self.json.get("tools") or ():
            function = tool.get("function", tool)
            if self.tool in (None, function.get("name")):
                yield function.get("input_schema") or function.get("parameters") or {}


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))


def _quoted_schemas(prompt: str) -> Iterator[dict[str, Any]]:
    decoder, place = json.JSONDecoder(), prompt.find("{")
    while place >= 0:
        try:
            value, end = decoder.raw_decode(prompt, place)
        except ValueError:
            end = place + 1
        else:
            if isinstance(value, dict) and isinstance(value.get("properties"), dict):
                yield value
        place = prompt.find("{", end)
