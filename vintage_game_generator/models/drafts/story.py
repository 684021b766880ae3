"""The story of a game, in plain sentences; rules lay them out in lines for its screen."""

from typing import Annotated

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import PROSE, sentences

TAGLINE, INTRO, ENDING = 48, 260, 180  # letters


class StoryDraft(Model):
    """What is told before and after the play; an empty part is left to the rules."""

    tagline: Annotated[str, Field(max_length=TAGLINE), sentences(TAGLINE), PROSE] = Field(
        description="Under the title: a promise in a few words."
    )
    intro: Annotated[str, Field(max_length=INTRO), sentences(INTRO), PROSE] = Field(
        description="What has happened, and why the hero sets out."
    )
    ending: Annotated[str, Field(max_length=ENDING), sentences(ENDING), PROSE] = Field(
        description="What the world is like when all is won."
    )
    defeat: Annotated[str, Field(max_length=ENDING), sentences(ENDING), PROSE] = Field(
        description="What is said when the hero falls."
    )


class DraftedStory(Drafted[StoryDraft]):
    """A story's draft, and how it came to be."""
