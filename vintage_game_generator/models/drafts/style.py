"""What a game shall look and sound like: wishes that the painters fulfil within the console."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from vintage_game_generator.catalog.classic import Mode, Mood
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import (
    Name,
    Percent,
    Spelt,
    as_word,
    within,
)
from vintage_game_generator.models.style import Light, Terrain

MOST_PLACES = 3
# What people call scales, and words for colours: a model may say them instead.
SCALES = {"major": "ionian", "minor": "aeolian", "natural-minor": "aeolian"}
COLOURS = {
    "red": "#d03030", "orange": "#e07828", "yellow": "#e8c830", "gold": "#d8a830",
    "green": "#38a048", "teal": "#289898", "cyan": "#30b8c8", "blue": "#3060c8",
    "indigo": "#4838a8", "purple": "#8038b0", "violet": "#8848c8", "magenta": "#c838a0",
    "pink": "#e878a8", "brown": "#885030", "white": "#f0f0f0", "grey": "#888890",
    "gray": "#888890", "silver": "#b0b8c0", "black": "#202028",
}  # fmt: skip


class SkyKind(StrEnum):
    """What is behind a place, and so its light."""

    DAY = "day"
    DAWN = "dawn"
    MIST = "mist"
    DUSK = "dusk"
    NIGHT = "night"
    CAVE = "cave"
    FORGE = "forge"
    DEEP = "deep"
    LAGOON = "lagoon"


def _as_scale(value: Any) -> Any:
    return SCALES.get(as_word(value), value) if isinstance(value, str) else value


def _as_colour(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    if found := re.fullmatch(r"#?([0-9a-f]{6})", text):
        return f"#{found[1]}"
    if found := re.fullmatch(r"#?([0-9a-f])([0-9a-f])([0-9a-f])", text):
        return "#" + "".join(2 * digit for digit in found.groups())
    named = [COLOURS[word] for word in re.findall(r"[a-z]+", text) if word in COLOURS]
    if named:
        return named[-1]  # 'yellow-green' is a green
    raise ValueError(f"{value[:20]!r} is no colour; write one such as '#3060c8' or 'blue'")


Wish = Annotated[
    str,
    BeforeValidator(_as_colour),
    Field(max_length=7, description="As #rrggbb. The console's nearest that stands out is taken."),
]


class PlaceWish(Model):
    """One kind of place that the game leads through."""

    terrain: Annotated[Terrain, Spelt]
    sky: Annotated[SkyKind, Spelt]
    name: Name = Field(description="For people, two words: an unusual one, and what it is.")


class StyleDraft(Model):
    """The look and sound of a game; the blend of its inspirations decides what is not here."""

    mood: Annotated[Mood, Spelt]
    hue: Annotated[int, within(0, 359)] = Field(
        ge=0, le=359, description="25 red, 55 orange, 100 yellow, 145 green, 260 blue, 300 violet."
    )
    saturation: Percent
    brightness: Percent = Field(description="0 night, 100 broad daylight.")
    light: Annotated[Light, Spelt]
    tempo: Annotated[int, within(60, 190)] = Field(ge=60, le=190, description="Beats a minute.")
    scale: Annotated[Mode, Spelt, BeforeValidator(_as_scale)]
    swing: Annotated[int, within(0, 40)] = Field(
        ge=0, le=40, description="Percent by which off-beats come late; 0 is straight."
    )
    places: tuple[PlaceWish, ...] = Field(min_length=1, max_length=MOST_PLACES)
    hero_colour: Wish
    foe_colour: Wish
    boss_colour: Wish

    @field_validator("places", mode="before")
    @classmethod
    def _are_few(cls, places: Any) -> Any:
        """Take the first of too many."""
        return places[:MOST_PLACES] if isinstance(places, list | tuple) else places

    @field_validator("places")
    @classmethod
    def _are_different(cls, places: tuple[PlaceWish, ...]) -> tuple[PlaceWish, ...]:
        """Keep the first of a terrain: each is drawn once, and named by it."""
        kept: dict[Terrain, PlaceWish] = {}
        for place in places:
            kept.setdefault(place.terrain, place)
        names = [place.name for place in kept.values()]
        if len(set(names)) < len(names):
            raise ValueError(f"two places are called {names[0]!r}; name each")
        return tuple(kept.values())


class DraftedStyle(Drafted[StyleDraft]):
    """A style guide's draft, and how it came to be."""
