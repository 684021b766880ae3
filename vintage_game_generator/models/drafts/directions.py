"""What those are told who draw and compose: prompts that an author wrote for other prompts."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import PROSE, SENTENCE, sentences
from vintage_game_generator.models.drafts.style import COLOURS

LONGEST = 300  # letters
COLOUR = re.compile(rf"\b(?:{'|'.join(COLOURS)}|colours?|colors?)\b", re.IGNORECASE)


def _without_colours(text: str) -> str:
    """Return a text without the sentences that name a colour: the palette is set already."""
    said = SENTENCE.findall(text) or [text]
    return "".join(one for one in said if not COLOUR.search(one)).strip()


Direction = Annotated[str, Field(max_length=LONGEST), sentences(LONGEST), PROSE]
Picture = Annotated[Direction, AfterValidator(_without_colours)]


class DirectionsDraft(Model):
    """A paragraph for each kind of asset; an empty one leaves it to who draws."""

    # Nothing said is a whole draft to those who read it, but not an answer.
    model_config = ConfigDict(json_schema_extra={"required": ["characters", "places", "music"]})

    characters: Picture = Field(
        default="", description="How the hero, the foes and the boss are drawn: shapes, props."
    )
    places: Picture = Field(
        default="", description="How ground, plants, walls and backdrops are drawn: motifs."
    )
    music: Direction = Field(
        default="", description="How it sounds: melodies, rhythms, what the theme is like."
    )


class DraftedDirections(Drafted[DirectionsDraft]):
    """The directions' draft, and how it came to be."""
