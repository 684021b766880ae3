"""What a model server answers: well, badly, or not at all.

A reply is a small frozen record. Those with an `of` wrap another one: `Drops(of=Fills({...}))`
loses its connection in the middle of a good answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

LOREM = "The tide keeps its own hours, and the lamp keeps the tide. " * 20


@dataclass(frozen=True)
class Says:
    """A text, ended by the model itself."""

    text: str


@dataclass(frozen=True)
class Fills:
    """A JSON object: by a call of the tool where one is forced, else as the text."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class CutOff:
    """A text that the limit on tokens ended."""

    text: str


@dataclass(frozen=True)
class Empty:
    """Not one word."""


@dataclass(frozen=True)
class Refuses:
    """No help: as the wire format has it (OpenAI's `refusal`), or just in words."""

    text: str = "I'm sorry, but I can't help with that."
    formally: bool = False


@dataclass(frozen=True)
class Prose:
    """A JSON object in a fence, with chatter before and after it."""

    values: Mapping[str, Any]
    before: str = "Sure! Here is the {JSON} that you asked for:"
    after: str = "Let me know if you'd like any {changes}."


@dataclass(frozen=True)
class Huge:
    """A text of so many megabytes that never comes to a point."""

    megabytes: int = 10


@dataclass(frozen=True)
class Status:
    """An HTTP error, in the wire format's own words."""

    code: int
    headers: Mapping[str, str] = field(default_factory=dict)
    error_code: str | None = None
    message: str = ""


@dataclass(frozen=True)
class NoChoices:
    """A complete answer in which there is none."""


@dataclass(frozen=True)
class Picture:
    """A picture, for requests that ask for one."""

    png: bytes


@dataclass(frozen=True)
class NoUsage:
    """Another reply, without a word of how many tokens it took."""

    of: "Reply"


@dataclass(frozen=True)
class Drops:
    """Another reply whose connection is lost after so many bytes of the body; 0: at once.

    A shorter body loses its last byte.

    `reset` tears the connection (RST), `close` ends it too early, and `end` is the sly one: the
    transfer is complete as HTTP has it, only the rest of the answer is missing.
    """

    after: int = 0
    how: Literal["reset", "close", "end"] = "reset"
    of: "Reply" = Says(LOREM)


@dataclass(frozen=True)
class Hangs:
    """Another reply that stops after so many bytes, stays silent, and then drops."""

    seconds: float
    after: int = 0
    of: "Reply" = Says(LOREM)


@dataclass(frozen=True)
class Drips:
    """Another reply of which a piece comes every so many seconds, if it is streamed."""

    of: "Reply"
    seconds: float = 0.1
    pieces: int = 10


@dataclass(frozen=True)
class Late:
    """Another reply that takes so many seconds, whatever the server's own pace is."""

    of: "Reply"
    seconds: float


Reply: TypeAlias = (
    Says
    | Fills
    | CutOff
    | Empty
    | Refuses
    | Prose
    | Huge
    | Status
    | NoChoices
    | Picture
    | NoUsage
    | Drops
    | Hangs
    | Drips
    | Late
)
