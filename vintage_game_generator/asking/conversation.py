"""One model, asked for one piece until its answer passes or its tries are used up."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from prompts import rendered
from vintage_game_generator.asking import structured
from vintage_game_generator.asking.answers import KeptAnswer
from vintage_game_generator.asking.counter import Counter
from vintage_game_generator.asking.failures import GaveUp, NoAnswer
from vintage_game_generator.asking.listening import Report
from vintage_game_generator.asking.question import (
    Admit,
    Message,
    PictureQuestion,
    Question,
    Refused,
)
from vintage_game_generator.asking.stopping import Stopped
from vintage_game_generator.asking.wanted import Wanted, WantedPicture, WantedText
from vintage_game_generator.errors import VintageError
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Call, Outcome

D = TypeVar("D", bound=Model)
T = TypeVar("T")

logger = logging.getLogger(__name__)

TRIES = 3  # how often one model is asked for one piece
LONGEST_QUOTE = 2000  # characters of an answer that its writer is shown again
LONGEST_REASON = 300
TURNS = 2  # refused answers that are shown again: the last ones
LONGER = 4  # times as many tokens as were planned, after two answers that were cut off


@dataclass
class Conversation:
    """One model on one piece.

    Attributes:
        model: litellm's name.
        api_base: Another server than the provider's, as `base_of` says.
        counter: Where answers come from.
        calls: What was asked so far, other models included.
    """

    model: str
    api_base: str
    counter: Counter
    calls: list[Call] = field(default_factory=list)

    def text(self, question: Question[D], admit: Admit[D]) -> D:
        """Return the first draft that is valid and admitted.

        Raises:
            GaveUp: there is none.
        """
        turns: list[Message] = []
        most = question.max_tokens
        schema = structured.schema_of(question.shape)

        def draft_of(answer: KeptAnswer) -> D:
            cut = most, answer.tokens_answered
            draft = _refusing(
                lambda: structured.read(answer.text, answer.finish_reason, question.shape, *cut)
            )
            _refusing(lambda: admit(draft))
            return draft

        for _ in range(TRIES):
            messages = (*question.messages, *turns[-2 * TURNS :])
            wanted = WantedText(
                self.model,
                self.api_base,
                messages,
                schema,
                most,
                question.temperature,
                question.seed,
            )
            answer = self._answer(question, wanted)
            try:
                return self._judged(question, wanted, answer, draft_of)
            except Refused as refused:
                reasons = refused.reasons
            if structured.was_cut(answer.text, answer.finish_reason, most, answer.tokens_answered):
                most = min(2 * most, LONGER * question.max_tokens)
            quote = answer.text.strip()[:LONGEST_QUOTE] or "(nothing)"
            turns += [
                Message("assistant", quote),
                Message("user", rendered("again", reasons=reasons)),
            ]
        raise GaveUp(_line(reasons), lasting=True)

    def picture(self, question: PictureQuestion, read: Callable[[bytes], D]) -> D:
        """Return what was read in the first picture that does.

        Raises:
            GaveUp: there is none.
        """
        description = question.prompt

        def draft_of(answer: KeptAnswer) -> D:
            if not answer.picture:
                long = answer.finish_reason == "overlong"
                raise Refused(["the picture is far too large" if long else "there is no picture"])
            return _refusing(lambda: read(answer.picture))

        for _ in range(TRIES):
            wanted = WantedPicture(self.model, self.api_base, description, question.size)
            answer = self._answer(question, wanted)
            try:
                return self._judged(question, wanted, answer, draft_of)
            except Refused as refused:
                reasons = refused.reasons
            description = rendered("redrawn", prompt=question.prompt, reasons=reasons)
        raise GaveUp(_line(reasons), lasting=True)

    def _answer(self, question: Question[Any] | PictureQuestion, wanted: Wanted) -> KeptAnswer:
        try:
            return self.counter.answer(wanted, Report(question.phase, question.piece))
        except NoAnswer as failure:
            if failure.attempts:
                self._note(question, wanted, Outcome.FAILED, failure.reason, failure)
            raise GaveUp(failure.reason, lasting=False) from None

    def _judged(
        self,
        question: Question[Any] | PictureQuestion,
        wanted: Wanted,
        answer: KeptAnswer,
        draft_of: Callable[[KeptAnswer], D],
    ) -> D:
        try:
            draft = draft_of(answer)
        except Refused as refused:
            reason = _line(refused.reasons)
            self._note(question, wanted, Outcome.REFUSED, reason, answer)
            raise
        self._note(question, wanted, Outcome.KEPT, "", answer)
        return draft

    def _note(
        self,
        question: Question[Any] | PictureQuestion,
        wanted: Wanted,
        outcome: Outcome,
        reason: str,
        came: KeptAnswer | NoAnswer,
    ) -> None:
        answer = came if isinstance(came, KeptAnswer) else None
        self.calls.append(
            Call(
                phase=question.phase,
                piece=question.piece,
                template=question.template,
                prompt=wanted.prompt,
                model=wanted.model,
                seed=wanted.seed,
                tokens_asked=answer.tokens_asked if answer else None,
                tokens_answered=answer.tokens_answered if answer else None,
                cost=came.cost,
                attempts=came.attempts,
                outcome=outcome,
                reason=reason,
            )
        )


def _refusing(make: Callable[[], T]) -> T:
    """Return what is made; a draft at which a maker or a check of ours stops is refused.

    So is one at which it stumbles: no draft, however hostile, ends a game. What stumbled is ours
    to mend, so it is logged.
    """
    try:
        return make()
    except (Refused, Stopped):
        raise
    except (VintageError, ValidationError) as error:
        raise Refused([str(error)]) from error
    except Exception as error:
        logger.exception("a draft that a model wrote could not be made")
        raise Refused([f"it could not be made: {type(error).__name__}"]) from error


def _line(reasons: tuple[str, ...]) -> str:
    line = " ".join("; ".join(reasons).split())
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "..."
