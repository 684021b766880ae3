"""What is asked, and how an answer is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vintage_game_generator.models.base import Model

D = TypeVar("D", bound=Model)
Admit = Callable[[D], None]  # raises `Refused`


@dataclass(frozen=True)
class Message:
    """One turn of the conversation."""

    role: str  # system, user or assistant
    content: str


@dataclass(frozen=True)
class Question(Generic[D]):
    """One piece that is asked for.

    Attributes:
        phase: The phase's name: 'sprite'.
        piece: What is asked for, as people call it: 'hero', 'level 2'.
        template: The prompt's name: 'sprite'.
        messages: The rendered prompt.
        shape: The draft that the answer must fill.
        max_tokens: How long an answer may be; doubled, twice at most, when one is cut off.
        temperature: 0 to 2.
        seed: For providers that take one; part of the answer's cache key for all.
    """

    phase: str
    piece: str
    template: str
    messages: tuple[Message, ...]
    shape: type[D]
    max_tokens: int = 1024
    temperature: float = 0.7
    seed: int = 0


@dataclass(frozen=True)
class PictureQuestion:
    """One picture that is asked of an image model: a PNG of `size`, WIDTHxHEIGHT pixels."""

    phase: str
    piece: str
    template: str
    prompt: str
    size: str = "1024x1024"


class Refused(Exception):
    """An answer does not do: its reasons go back to the model, word by word."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(self.reasons))
