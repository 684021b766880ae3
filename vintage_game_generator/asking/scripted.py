"""A desk at which nobody sits: answers from a list, the rest as with a real model."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from vintage_game_generator.asking.question import Admit, PictureQuestion, Question, Refused
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Call, Credits, Outcome
from vintage_game_generator.models.findings import Finding, Severity

D = TypeVar("D", bound=Model)
MODEL = "scripted"


class ScriptedDesk:
    """A `Desk` that answers from a list, each answer once, and keeps what it was asked."""

    def __init__(self, answers: Iterable[Mapping[str, Any] | bytes]) -> None:
        self.answers = list(answers)
        self.questions: list[Question[Any] | PictureQuestion] = []
        self.refusals: list[tuple[str, ...]] = []

    def asked(self, question: Question[D], admit: Admit[D]) -> tuple[D | None, Credits]:
        """Return the first answer that is valid and admitted."""

        def read(answer: Any) -> D:
            try:
                draft = question.shape.model_validate(answer)
            except ValidationError as error:
                raise Refused([f"{one['loc']}: {one['msg']}" for one in error.errors()]) from error
            admit(draft)
            return draft

        return self._first(question, read)

    def pictured(
        self, question: PictureQuestion, read: Callable[[bytes], D]
    ) -> tuple[D | None, Credits]:
        """Return what was read in the first picture that does."""
        return self._first(question, read)

    def _first(
        self, question: Question[Any] | PictureQuestion, read: Callable[[Any], D]
    ) -> tuple[D | None, Credits]:
        self.questions.append(question)
        calls: list[Call] = []
        while self.answers:
            answer = self.answers.pop(0)
            try:
                draft = read(answer)
            except Refused as refused:
                self.refusals.append(refused.reasons)
                calls.append(_call(question, Outcome.REFUSED, str(refused), answer))
                continue
            calls.append(_call(question, Outcome.KEPT, "", answer))
            return draft, Credits(author=MODEL, calls=tuple(calls))
        why = calls[-1].reason if calls else "no answer is left"
        fell_back = Finding(
            severity=Severity.WARNING,
            code="fell-back",
            subject=question.piece,
            message=f"drawn by rule: {why}",
        )
        return None, Credits(calls=tuple(calls), findings=(fell_back,))


def _call(
    question: Question[Any] | PictureQuestion, outcome: Outcome, reason: str, answer: Any
) -> Call:
    asked = question.prompt if isinstance(question, PictureQuestion) else str(question.messages)
    said = answer.hex() if isinstance(answer, bytes) else json.dumps(answer)
    return Call(
        phase=question.phase,
        piece=question.piece,
        template=question.template,
        prompt=hashlib.sha256(asked.encode()).hexdigest(),
        model=MODEL,
        seed=0,
        tokens_asked=len(asked) // 4,
        tokens_answered=len(said) // 4,
        cost=None,
        attempts=1,
        outcome=outcome,
        reason=reason,
    )
