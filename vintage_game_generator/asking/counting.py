"""A desk that asks nobody: it notes what would be asked."""

from collections.abc import Callable
from typing import Any, TypeVar

from vintage_game_generator.asking.question import Admit, PictureQuestion, Question
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Credits

D = TypeVar("D", bound=Model)


class CountingDesk:
    """A `Desk` for an estimate: every question is noted, and none is answered."""

    def __init__(self) -> None:
        self.questions: list[Question[Any]] = []
        self.pictures: list[PictureQuestion] = []

    def asked(self, question: Question[D], admit: Admit[D]) -> tuple[D | None, Credits]:
        """Note a question."""
        self.questions.append(question)
        return None, Credits()

    def pictured(
        self, question: PictureQuestion, read: Callable[[bytes], D]
    ) -> tuple[D | None, Credits]:
        """Note a question for a picture."""
        self.pictures.append(question)
        return None, Credits()
