"""What an author makes of a game's description: the fields of a brief that it leaves open."""

import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import (
    LONGEST_WISH,
    MOST_WISHES,
    ArtStyle,
    Feature,
    Genre,
    Perspective,
)
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import Spelt, as_word

LONGEST_TITLE = 30
MOST_GAMES = 3
NOTHING = ("", "none", "null", "n-a", "nothing", "no")


def _listed(value: Any) -> Any:
    """Return a list where one thing, or nothing in words, is plainly meant as one."""
    if isinstance(value, str):
        value = value.split(",")
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        return value
    return [one for one in value if not (isinstance(one, str) and as_word(one) in NOTHING)]


def _spelt(value: Any) -> Any:
    return list(dict.fromkeys(map(as_word, listed))) if (listed := _listed(value)) else listed


def _title(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return " ".join(unicodedata.normalize("NFC", value).strip("\"'“”*# ").split())


Listed = BeforeValidator(_listed)


class BriefDraft(Model):
    """A brief, as an author understands a description."""

    title: Annotated[str, BeforeValidator(_title)] = Field(
        min_length=2,
        max_length=LONGEST_TITLE,
        description="The new game's title: two or three words of the description's world.",
    )
    genre: Annotated[Genre, Spelt]
    perspective: Annotated[Perspective, Spelt]
    art_style: Annotated[ArtStyle, Spelt] = Field(description="The console that fits best.")
    features: Annotated[tuple[Feature, ...], BeforeValidator(_spelt)] = Field(
        max_length=len(Feature), description="Those that the description needs."
    )
    inspirations: Annotated[tuple[str, ...], Listed] = Field(
        max_length=12, description="Classic games that it is most like, by their full names."
    )
    custom_features: Annotated[tuple[str, ...], Listed] = Field(
        max_length=12,
        description="What the description wishes for and no feature covers: 'a grappling hook'.",
    )

    @field_validator("inspirations")
    @classmethod
    def _few_games(cls, games: tuple[str, ...]) -> tuple[str, ...]:
        return games[:MOST_GAMES]

    @field_validator("custom_features")
    @classmethod
    def _few_wishes(cls, wishes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(wish for wish in wishes if len(wish) <= LONGEST_WISH)[:MOST_WISHES]


class DraftedBrief(Drafted[BriefDraft]):
    """A brief's draft, and how it came to be."""
