"""What goes over the wire for a reply, how fast, and where it is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from tests.model_server import anthropic_wire, openai_wire
from tests.model_server.asked import Asked
from tests.model_server.replies import Drips, Drops, Empty, Hangs, Late, Picture, Reply, Status
from tests.model_server.words import words_of

How: TypeAlias = Literal["reset", "close", "end"]


@dataclass(frozen=True)
class Cut:
    """How an answer is lost after so many bytes, and after how many seconds of silence."""

    after: int
    how: How
    silence: float = 0.0


@dataclass(frozen=True)
class Sending:
    """Bytes for one answer.

    Attributes:
        status: Of HTTP.
        headers: Besides those that every answer has.
        pieces: The body.
        streamed: Whether it is sent in chunks, as events.
        seconds: How long all of it takes.
        cut: Where it is lost, if it is.
    """

    status: int
    headers: Mapping[str, str]
    pieces: Sequence[bytes]
    streamed: bool = False
    seconds: float = 0.0
    cut: Cut | None = field(default=None)

    @property
    def head(self) -> dict[str, str]:
        """Return all headers."""
        kind = "text/event-stream; charset=utf-8" if self.streamed else "application/json"
        whole = self.kept if self.cut and self.cut.how == "end" else self.pieces
        size = (
            {"Transfer-Encoding": "chunked"}
            if self.streamed
            else {"Content-Length": str(sum(map(len, whole)))}
        )
        return {"Content-Type": kind, **size, **self.headers}

    @property
    def kept(self) -> Sequence[bytes]:
        """Return the pieces that reach the other side."""
        if self.cut is None:
            return self.pieces
        whole = sum(map(len, self.pieces))
        return _first(self.pieces, min(self.cut.after, whole - 1))


def sending(asked: Asked, reply: Reply, seconds: float) -> Sending:
    """Return what is sent for a reply that takes so many seconds."""
    match reply:
        case Late(of, own):
            return sending(asked, of, own)
        case Drops(after, how, of):
            return replace(sending(asked, of, seconds), cut=Cut(after, how))
        case Hangs(silence, after, of):
            return replace(sending(asked, of, seconds), cut=Cut(after, "close", silence))
        case Drips(of, pause, count):
            whole = b"".join((told := sending(asked, of, seconds)).pieces)
            size = -(-len(whole) // count)
            drops = [whole[at : at + size] for at in range(0, len(whole), size)]
            return replace(told, pieces=drops, seconds=pause * len(drops))
        case Status():
            error = anthropic_wire.error if asked.wire == "messages" else openai_wire.error
            return Sending(reply.code, reply.headers, [error(reply)], seconds=seconds)
    return _spoken(asked, reply, seconds)


def _spoken(asked: Asked, reply: Reply, seconds: float) -> Sending:
    if asked.wire == "images":
        pngs = [reply.png] if isinstance(reply, Picture) else []
        if not pngs and not isinstance(reply, Empty):
            raise ValueError(f"{type(reply).__name__} is no picture, which {asked.path} asks for")
        return Sending(200, {}, [openai_wire.pictures(pngs)], seconds=seconds)
    words = words_of(reply)
    if asked.streamed:
        tell = anthropic_wire.stream if asked.wire == "messages" else openai_wire.stream
        return Sending(200, {}, list(tell(asked, words)), streamed=True, seconds=seconds)
    say = anthropic_wire.message if asked.wire == "messages" else openai_wire.completion
    return Sending(200, {}, [say(asked, words)], seconds=seconds)


def _first(pieces: Sequence[bytes], size: int) -> list[bytes]:
    kept: list[bytes] = []
    for piece in pieces:
        if size <= 0:
            break
        kept.append(piece[:size])
        size -= len(piece)
    return kept
