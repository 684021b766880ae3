"""The desk of a writer: its models are asked in order, each until it gave up."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from vintage_game_generator.asking.bases import base_of
from vintage_game_generator.asking.budget import BudgetSpent, PriceUnknown
from vintage_game_generator.asking.conversation import Conversation
from vintage_game_generator.asking.counter import Counter
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.failures import GaveUp
from vintage_game_generator.asking.keyring import scrubbed
from vintage_game_generator.asking.question import Admit, PictureQuestion, Question
from vintage_game_generator.asking.retrying import Patience
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Call, Credits
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.writer import Terms, Writer

D = TypeVar("D", bound=Model)
PATIENCE = Patience()
SPENT = "budget-spent"
MODULES = ("vintage_game_generator.asking.provider", "openai.resources.chat.completions")


def desk_of(writer: Writer, terms: Terms, patience: Patience = PATIENCE) -> Desk:
    """Return the desk at which a writer's models are asked.

    Args:
        writer: The models, in the order in which they are asked.
        terms: How they are asked.
        patience: How long they are waited for.
    """
    return ModelDesk(writer, Counter(terms, patience))


def make_ready() -> None:
    """Begin to import litellm, so that the first question need not wait for all of it."""
    threading.Thread(target=_import_all, daemon=True).start()


def _import_all() -> None:
    with suppress(Exception):  # the first question meets it again, and tells
        for module in MODULES:
            import_module(module)


@dataclass(frozen=True)
class ModelDesk:
    """A `Desk` of models that litellm knows; any number of threads may ask at the same time."""

    writer: Writer
    counter: Counter

    def asked(self, question: Question[D], admit: Admit[D]) -> tuple[D | None, Credits]:
        """Return the first answer that is valid and admitted, or none, and what happened."""
        return self._first(question, lambda told: told.text(question, admit))

    def pictured(
        self, question: PictureQuestion, read: Callable[[bytes], D]
    ) -> tuple[D | None, Credits]:
        """Return what was read in the first picture that does, or none, and what happened."""
        return self._first(question, lambda told: told.picture(question, read))

    def _first(
        self, question: Question[Any] | PictureQuestion, tell: Callable[[Conversation], D]
    ) -> tuple[D | None, Credits]:
        if not self.writer.models:
            return None, Credits()  # nobody was named, so nobody fell back
        calls: list[Call] = []
        findings: list[Finding] = []

        def note(severity: Severity, code: str, message: str) -> None:
            findings.append(
                Finding(severity=severity, code=code, subject=question.piece, message=message)
            )

        why, lasting = "no model is to be asked", True
        for number, model in enumerate(self.writer.models):
            if number:
                note(Severity.INFO, "next-author", f"{model} is asked instead: {why}")
            try:
                base = base_of(model, self.writer.api_base)
                draft = tell(Conversation(model, base, self.counter, calls))
            except GaveUp as gave_up:
                why, lasting = f"{model}: {gave_up}", lasting and gave_up.lasting
            except PriceUnknown as unknown:
                why, lasting = str(unknown), False
            except BudgetSpent as spent:
                why, lasting = str(spent), False
                if all(finding.code != SPENT for finding in findings):
                    note(Severity.INFO, SPENT, why)  # a cheaper model may still be paid for
            except (StoreError, ImportError) as broken:  # of limits or budget; of litellm
                why, lasting = f"{model}: {scrubbed(str(broken))}", False
            else:
                # Where a better one failed for now, it has another try in the next run.
                return draft, Credits(
                    author=model, calls=tuple(calls), findings=tuple(findings), lasting=lasting
                )
        note(Severity.WARNING, "fell-back", f"no answer passed: {why}")
        return None, Credits(calls=tuple(calls), findings=tuple(findings), lasting=lasting)
