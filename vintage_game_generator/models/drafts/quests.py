"""What there is to do: one goal a level, in a few words."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.design import FEWEST_LEVELS, MOST_LEVELS
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import PROSE, as_letters

LONGEST = 70  # letters
COUNTED = re.compile(r"^(?:[\s\"]*(?:(?:level|goal|quest|stage)\s*)?\d+\s*[:.)-])+", re.IGNORECASE)


def _as_goal(value: Any) -> Any:
    """Return a goal without number and full stop: '1. Wake the bell.' is 'Wake the bell'."""
    text = as_letters(value)
    if not isinstance(text, str):
        return text
    text = COUNTED.sub("", text).strip('" ').rstrip('". ')
    return text[:1].upper() + text[1:]


Goal = Annotated[str, Field(max_length=LONGEST), BeforeValidator(_as_goal), PROSE]


class QuestsDraft(Model):
    """The goals of all levels, in their order; an empty one is left to the rules."""

    goals: tuple[Goal, ...] = Field(
        min_length=FEWEST_LEVELS,
        max_length=MOST_LEVELS,
        description="One a level: a verb, and what it is done to.",
    )

    @field_validator("goals", mode="before")
    @classmethod
    def _are_few(cls, goals: Any) -> Any:
        """Take the first of too many."""
        return goals[:MOST_LEVELS] if isinstance(goals, list | tuple) else goals


class DraftedQuests(Drafted[QuestsDraft]):
    """The goals' draft, and how it came to be."""
