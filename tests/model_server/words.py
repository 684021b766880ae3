"""What is said in an answer, before a wire format gives it a form."""

import json
from dataclasses import dataclass, replace
from typing import Literal

from tests.model_server.replies import (
    CutOff,
    Empty,
    Fills,
    Huge,
    NoChoices,
    NoUsage,
    Prose,
    Refuses,
    Reply,
    Says,
)

PIECE = 48  # characters that a stream sends at once
MOST_PIECES = 200  # of one answer, however long it is


@dataclass(frozen=True)
class Words:
    """An answer's content.

    Attributes:
        text: What the model says.
        finish: Why it ended.
        object: Whether the text is (the beginning of) the object that a forced tool is called with.
        usage: Whether tokens are told.
        choices: Whether there is any answer in the answer.
    """

    text: str
    finish: Literal["stop", "length", "refusal"] = "stop"
    object: bool = False
    usage: bool = True
    choices: bool = True

    @property
    def pieces(self) -> list[str]:
        """Return the text as a stream has it."""
        size = max(PIECE, len(self.text) // MOST_PIECES)
        return [self.text[at : at + size] for at in range(0, len(self.text), size)]

    @property
    def tokens(self) -> int:
        """Return about how many tokens that are."""
        return max(1, len(self.text) // 4)


def words_of(reply: Reply) -> Words:
    """Return what a reply says; of one that wraps another, what the other says."""
    match reply:
        case Says(text):
            return Words(text)
        case Fills(values):
            return Words(json.dumps(values), object=True)
        case CutOff(text):
            return Words(text, "length", object=text.lstrip().startswith("{"))
        case Empty():
            return Words("")
        case Refuses(text, formally):
            return Words(text, "refusal" if formally else "stop")
        case Prose(values, before, after):
            fenced = f"```json\n{json.dumps(values, indent=2)}\n```"
            return Words(f"{before}\n\n{fenced}\n\n{after}")
        case Huge(megabytes):
            return Words('{"name": "' + "na" * (megabytes * 512 * 1024), "length", object=True)
        case NoChoices():
            return Words("", choices=False)
        case NoUsage(of):
            return replace(words_of(of), usage=False)
        case _:
            raise ValueError(f"{type(reply).__name__} says nothing here")
