"""What is said on the way: one line a level, by somebody of the cast."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.design import FEWEST_LEVELS, MOST_LEVELS
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import PROSE, Name, sentences

LINE = 90  # letters


def _without_remark(value: Any) -> Any:
    """Return a speaker's name alone: 'Wren (the hero)' is 'Wren'."""
    return re.sub(r"\s*[(,:].*", "", value) if isinstance(value, str) else value


Speaker = Annotated[Name, BeforeValidator(_without_remark)]


class SaidLine(Model):
    """A line, and who says it."""

    speaker: Speaker = Field(description="A name of the cast, exactly as it is written there.")
    line: Annotated[str, Field(max_length=LINE), sentences(LINE), PROSE]

    @model_validator(mode="before")
    @classmethod
    def _names_once(cls, value: Any) -> Any:
        """Leave out a speaker's name where it is written before the line as well."""
        if isinstance(value, dict) and isinstance(value.get("line"), str):
            name, colon, said = value["line"].partition(":")
            if colon and name.strip().lower() == str(value.get("speaker")).strip().lower():
                return value | {"line": said}
        return value


class DialogueDraft(Model):
    """What is said in all levels, in their order; what is missing is left to the rules."""

    lines: tuple[SaidLine | None, ...] = Field(
        min_length=FEWEST_LEVELS, max_length=MOST_LEVELS, description="One a level."
    )

    @field_validator("lines", mode="before")
    @classmethod
    def _are_few(cls, lines: Any) -> Any:
        """Take the first of too many."""
        return lines[:MOST_LEVELS] if isinstance(lines, list | tuple) else lines


class DraftedDialogue(Drafted[DialogueDraft]):
    """The dialogue's draft, and how it came to be."""
