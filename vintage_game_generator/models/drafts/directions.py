"""What those are told who draw and compose: prompts that an author wrote for other prompts."""

from typing import Annotated

from pydantic import ConfigDict, Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import PROSE, sentences

LONGEST = 300  # letters
Direction = Annotated[str, Field(max_length=LONGEST), sentences(LONGEST), PROSE]


class DirectionsDraft(Model):
    """A paragraph for each kind of asset; an empty one leaves it to who draws."""

    # Nothing said is a whole draft to those who read it, but not an answer.
    model_config = ConfigDict(json_schema_extra={"required": ["characters", "places", "music"]})

    characters: Direction = Field(
        default="", description="How the hero, the foes and the boss are drawn: shapes, props."
    )
    places: Direction = Field(
        default="", description="How ground, plants, walls and backdrops are drawn: motifs."
    )
    music: Direction = Field(
        default="", description="How it sounds: melodies, rhythms, what the theme is like."
    )


class DraftedDirections(Drafted[DirectionsDraft]):
    """The directions' draft, and how it came to be."""
