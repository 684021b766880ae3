"""A desk at which the clever model sits, without any HTTP between: for what is admitted of it."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from tests.model_server.clever import filled
from tests.model_server.pictures import picture
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Admit, PictureQuestion, Question, Refused
from vintage_game_generator.asking.structured import read, schema_of
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Credits

D = TypeVar("D", bound=Model)
TRIES = 3


class CleverDesk(Desk):
    """A `Desk` that asks the clever model up to three times, and keeps count.

    Attributes:
        kept: how many pieces of a kind were admitted, by the prompt's name.
        refusals: why answers were not, with the prompt's name.
    """

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}
        self.lost: dict[str, int] = {}
        self.refusals: list[tuple[str, str]] = []

    def asked(self, question: Question[D], admit: Admit[D]) -> tuple[D | None, Credits]:
        """Return the first answer that is admitted, or none."""
        schema = schema_of(question.shape)

        def draft(prompt: str) -> D:
            text = json.dumps(filled(schema, prompt))
            found = read(text, "stop", question.shape, question.max_tokens)
            admit(found)
            return found

        return self._first(question.template, question.messages[-1].content, draft)

    def pictured(
        self, question: PictureQuestion, read: Callable[[bytes], D]
    ) -> tuple[D | None, Credits]:
        """Return what is read in the first picture that does, or none."""
        return self._first(
            question.template,
            question.prompt,
            lambda prompt: read(picture(prompt, question.size)),
        )

    def _first(
        self, template: str, prompt: str, draft: Callable[[str], Any]
    ) -> tuple[Any, Credits]:
        for _ in range(TRIES):
            try:
                found = draft(prompt)
            except Refused as refused:
                self.refusals.append((template, str(refused)))
                prompt += f"\n{refused}"
                continue
            self.kept[template] = self.kept.get(template, 0) + 1
            return found, Credits(author="clever")
        self.lost[template] = self.lost.get(template, 0) + 1
        return None, Credits()
