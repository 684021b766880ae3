"""What an author says of a level: its parts from left to right, or its rooms one after another."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import as_word, within

LONGEST = 20  # cells of a part
FEWEST_PARTS, MOST_PARTS = 8, 30
FEWEST_ROOMS, MOST_ROOMS = 2, 12
MOST_FOES_A_ROOM = 4
SAID_IN_WORDS = re.compile(r"^\W*([a-z][a-z -]*?)\W*(\d+)?\W*$", re.IGNORECASE)


class PartKind(StrEnum):
    """One thing after another on the hero's way from left to right."""

    RUN = "run"
    COINS = "coins"
    GAP = "gap"
    WATER = "water"
    SPIKES = "spikes"
    STEP_UP = "step-up"
    STEP_DOWN = "step-down"
    WALL = "wall"
    LEDGES = "ledges"
    PILLARS = "pillars"
    LIFT = "lift"
    LIFT_UP = "lift-up"
    LADDER = "ladder"
    SPRING = "spring"
    CLIMB = "climb"
    SHAFT = "shaft"
    TUNNEL = "tunnel"
    CRATES = "crates"
    CANOPY = "canopy"
    TREASURE = "treasure"
    SECRET = "secret"
    WALKER = "walker"
    HOPPER = "hopper"
    FLYER = "flyer"
    SHOOTER = "shooter"
    CHASER = "chaser"
    CHARGER = "charger"
    KEY = "key"
    DOOR = "door"
    CHECKPOINT = "checkpoint"


SIZELESS = (PartKind.TREASURE, PartKind.SECRET, PartKind.DOOR, PartKind.CHECKPOINT)


class RoomKind(StrEnum):
    """How a room is furnished."""

    OPEN = "open"
    PILLARS = "pillars"
    BLOCKS = "blocks"
    CROSS = "cross"
    WINDING = "winding"
    ALCOVES = "alcoves"
    COLUMNS = "columns"
    PLAZA = "plaza"
    HEDGES = "hedges"
    GARDEN = "garden"
    GROVE = "grove"
    POND = "pond"
    POOLS = "pools"
    RIVER = "river"
    MOAT = "moat"
    CRATES = "crates"
    CAMP = "camp"
    SPIKES = "spikes"
    ALTAR = "altar"
    SHRINE = "shrine"


class Holding(StrEnum):
    """What there is to take in a room."""

    NOTHING = "nothing"
    COINS = "coins"
    HEART = "heart"
    POWER_UP = "power-up"
    LIFE = "life"
    KEY = "key"
    CHECKPOINT = "checkpoint"


def _one_of(kinds: type[StrEnum]) -> BeforeValidator:
    """Return what reads a word of a list however it is written: 'Step Up', 'walkers'."""
    words = {kind.value for kind in kinds}

    def read(value: Any) -> Any:
        word = as_word(value)
        if not isinstance(word, str):
            return value
        meant = [one for one in (word, f"{word}s", word.removesuffix("s")) if one in words]
        return meant[0] if meant else word

    return BeforeValidator(read)


class Part(Model):
    """One part of a course."""

    part: Annotated[PartKind, _one_of(PartKind)] = Field(description="What comes next.")
    size: Annotated[int, within(1, LONGEST)] = Field(
        default=3,
        ge=1,
        le=LONGEST,
        description="Columns wide, rows high, or how many, as the list of parts says.",
    )

    @model_validator(mode="before")
    @classmethod
    def _may_be_in_words(cls, value: Any) -> Any:
        if isinstance(value, str) and (said := SAID_IN_WORDS.match(value)):
            value = {"part": said[1]} | ({"size": said[2]} if said[2] else {})
        elif isinstance(value, dict) and len(value) == 1 and "part" not in value:
            ((word, size),) = value.items()
            value = {"part": word, "size": size}
        if isinstance(value, dict) and as_word(value.get("part")) in tuple(Behaviour):
            return {"size": 1} | value
        return value

    def __str__(self) -> str:
        return self.part.value if self.part in SIZELESS else f"{self.part} {self.size}"


def _at_most(count: int) -> BeforeValidator:
    """Return what cuts a list that a grammar let run on."""
    return BeforeValidator(
        lambda value: value[:count] if isinstance(value, list | tuple) else value
    )


class PlatformerDraft(Model):
    """A level as a course: the start, the boss and the exit are laid around it by rule."""

    parts: Annotated[tuple[Part, ...], _at_most(MOST_PARTS)] = Field(
        min_length=FEWEST_PARTS,
        max_length=MOST_PARTS,
        description="From left to right, in the order in which the hero comes to them.",
    )

    @model_validator(mode="before")
    @classmethod
    def _has_its_ends_by_rule(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("parts"), list | tuple):
            inner = [
                one for one in value["parts"] if _word_of(one) not in ("start", "exit", "boss")
            ]
            return value | {"parts": inner}
        return value


def _word_of(part: Any) -> Any:
    word = part.get("part") if isinstance(part, dict) else part
    return as_word(word)


class Room(Model):
    """One room of a route."""

    room: Annotated[RoomKind, _one_of(RoomKind)] = Field(description="How it is furnished.")
    foes: Annotated[
        tuple[Annotated[Behaviour, _one_of(Behaviour)], ...], _at_most(MOST_FOES_A_ROOM)
    ] = Field(default=(), max_length=MOST_FOES_A_ROOM, description="Who waits in it.")
    holds: Annotated[Holding, _one_of(Holding)] = Field(
        default=Holding.NOTHING, description="What there is to take in it."
    )
    side: bool = Field(
        default=False, description="A dead end beside the room before it, not on the way on."
    )
    locked: bool = Field(default=False, description="Its door wants a key that was found before.")


class AdventureDraft(Model):
    """A level as a route through rooms: the first, the boss's and the last are laid by rule."""

    rooms: Annotated[tuple[Room, ...], _at_most(MOST_ROOMS)] = Field(
        min_length=FEWEST_ROOMS,
        max_length=MOST_ROOMS,
        description="In the order in which the hero comes to them.",
    )


LevelDraft = PlatformerDraft | AdventureDraft


class DraftedLevel(Drafted[LevelDraft]):
    """What an author said of a level."""
