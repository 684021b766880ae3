"""Where an author asks: the one call that all kinds of pieces go through."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from vintage_game_generator.asking.question import Admit, PictureQuestion, Question
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Credits

D = TypeVar("D", bound=Model)


class Desk(Protocol):
    """Asks until an answer is admitted, or nobody is left to ask; it never raises for that."""

    def asked(self, question: Question[D], admit: Admit[D]) -> tuple[D | None, Credits]:
        """Return the admitted answer, or none, and what happened.

        Args:
            question: What is asked.
            admit: Raises `Refused` with reasons that a model can act upon.
        """
        ...

    def pictured(
        self, question: PictureQuestion, read: Callable[[bytes], D]
    ) -> tuple[D | None, Credits]:
        """Return what was read in the first picture that does, or none, and what happened.

        Args:
            question: What is asked.
            read: Makes a draft of the picture's bytes, or raises `Refused`.
        """
        ...
