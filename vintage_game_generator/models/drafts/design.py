"""Who is in a game, where it leads, and how it feels: an author's plan that rules complete."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import (
    LONGEST_NAME,
    Name,
    Percent,
    Spelt,
    as_word,
    within,
)

FEWEST_FOES, MOST_FOES = 2, len(Behaviour)  # that are asked for
FEWEST_LEVELS, MOST_LEVELS = 3, 4
MOST_PLACES = 4
# Each archetype of an enemy acts in one way only.
BEHAVIOURS = {archetype: one for one in Behaviour for archetype in ARCHETYPES[one]}


class Length(StrEnum):
    """How long a level is."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


def _as_archetype(words: Sequence[str]) -> BeforeValidator:
    """Return what reads an archetype: 'Rhino Beetles' is a 'rhino-beetle'."""

    def read(value: Any) -> Any:
        word = as_word(value)
        single = word.removesuffix("s") if isinstance(word, str) else word
        return single if single in words else word

    return BeforeValidator(read)


def _is_drawn(words: Sequence[str]) -> AfterValidator:
    def check(word: str) -> str:
        if word not in words:
            raise ValueError(f"nobody draws a {word!r}; write one of {', '.join(words)}")
        return word

    return AfterValidator(check)


def _drawn(words: Sequence[str]) -> Any:
    return Field(json_schema_extra={"enum": list(words)})


HEROES, BOSSES, FOES = ARCHETYPES["hero"], ARCHETYPES["boss"], tuple(BEHAVIOURS)


class FoeWish(Model):
    """One kind of enemies."""

    archetype: Annotated[str, _drawn(FOES), _as_archetype(FOES), _is_drawn(FOES)]
    name: Name = Field(description="Two words of your own: an unusual one, and what it is.")

    @property
    def behaviour(self) -> Behaviour:
        """Return how it acts."""
        return BEHAVIOURS[self.archetype]


class LevelWish(Model):
    """One level."""

    name: Name = Field(description="What the place is called: two or three words.")
    place: Annotated[int, Field(ge=1, le=MOST_PLACES), within(1, MOST_PLACES)] = Field(
        description="The number of the place where it lies."
    )
    difficulty: Percent
    verticality: Percent = Field(description="0 flat runs, 100 climbs.")
    length: Annotated[Length, Spelt]


class DesignDraft(Model):
    """The cast, the levels and the feel of a game."""

    hero_name: Name
    hero: Annotated[str, _drawn(HEROES), _as_archetype(HEROES), _is_drawn(HEROES)]
    foes: tuple[FoeWish, ...] = Field(
        min_length=1, max_length=MOST_FOES, json_schema_extra={"minItems": FEWEST_FOES}
    )
    boss_name: Name
    boss: Annotated[str, _drawn(BOSSES), _as_archetype(BOSSES), _is_drawn(BOSSES)]
    levels: tuple[LevelWish, ...] = Field(min_length=FEWEST_LEVELS, max_length=MOST_LEVELS)
    pace: Percent = Field(description="How fast the hero moves.")
    airiness: Percent = Field(description="0 heavy and low jumps, 100 floaty and high ones.")
    danger: Percent = Field(description="How many foes and hazards.")

    @field_validator("foes", "levels", mode="before")
    @classmethod
    def _are_few(cls, values: Any, field: ValidationInfo) -> Any:
        """Take the first of too many."""
        most = MOST_FOES if field.field_name == "foes" else MOST_LEVELS
        return values[:most] if isinstance(values, list | tuple) else values

    @field_validator("foes")
    @classmethod
    def _act_differently(cls, foes: tuple[FoeWish, ...]) -> tuple[FoeWish, ...]:
        """Keep the first foe of each behaviour, which names its sprite; rules add the others."""
        kept: dict[Behaviour, FoeWish] = {}
        for foe in foes:
            kept.setdefault(foe.behaviour, foe)
        return tuple(kept.values())

    @field_validator("levels")
    @classmethod
    def _are_numbered(cls, levels: tuple[LevelWish, ...]) -> tuple[LevelWish, ...]:
        """Number levels of one name, as games do: 'Crystal Cavern', 'Crystal Cavern II'."""
        told: list[LevelWish] = []
        for level in levels:
            before = sum(one.name.lower() == level.name.lower() for one in levels[: len(told)])
            numeral = f" {'I' * (before + 1)}" if before else ""
            name = level.name[: LONGEST_NAME - len(numeral)].rstrip() + numeral
            told.append(level.model_copy(update={"name": name}))
        return tuple(told)

    @model_validator(mode="after")
    def _is_told_apart(self) -> "DesignDraft":
        names = [self.hero_name, self.boss_name]
        names += [foe.name for foe in self.foes]
        names += [level.name for level in self.levels]
        twice = [name for name, count in Counter(map(str.lower, names)).items() if count > 1]
        if twice:
            raise ValueError(f"{', '.join(twice)}: a name must be given once only; invent others")
        if len({level.place for level in self.levels}) == 1:
            raise ValueError(f"all levels lie in place {self.levels[0].place}; use two or more")
        return self


class DraftedDesign(Drafted[DesignDraft]):
    """An architecture's draft, and how it came to be."""
