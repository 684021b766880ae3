"""What a model draws of a character: one pose, a letter a pixel, and what is put onto it."""

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import Field, create_model, field_validator, model_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.letters import CLEAR, DIGITS, LARGEST, rows_meant

Row = Annotated[str, Field(pattern=rf"^[.{DIGITS}]{{1,{LARGEST}}}$")]
EXPLAINED = (
    "One string a row, from the top down; one letter a pixel: '.' is transparent, a digit is a"
    " colour of the list, 0 the darkest."
)


class Topping(StrEnum):
    """What rules put onto a head."""

    AS_DRAWN = "as-drawn"  # small models like to write none
    HORNS = "horns"
    EARS = "ears"
    FEELERS = "feelers"
    PLUME = "plume"
    CROWN = "crown"
    SPIKES = "spikes"


class Marking(StrEnum):
    """What rules put onto a body."""

    AS_DRAWN = "as-drawn"
    SPOTS = "spots"
    STRIPES = "stripes"
    BANDS = "bands"
    BELLY = "belly"


NOTHING_ELSE = ("none", "plain", "null", "as drawn")
ON_HEAD = "What rules put onto the head; as-drawn where the rows have it."
ON_BODY = "What rules put onto the body; as-drawn where the rows have it."


class SpriteDraft(Model):
    """A character in one pose; the colours are its palette's, counted from dark to light."""

    grid: ClassVar[tuple[int, int] | None] = None  # columns and rows, where they are known
    colours: ClassVar[int] = len(DIGITS)

    topping: Topping = Field(default=Topping.AS_DRAWN, description=ON_HEAD)
    marking: Marking = Field(default=Marking.AS_DRAWN, description=ON_BODY)
    rows: tuple[Row, ...] = Field(min_length=4, max_length=LARGEST, description=EXPLAINED)

    @model_validator(mode="before")
    @classmethod
    def _has_all(cls, answer: Any) -> Any:
        if not isinstance(answer, dict):
            return answer
        shown = {}
        for name in ("topping", "marking"):
            said = answer.get(name) or "as-drawn"
            word = said.strip().lower() if isinstance(said, str) else said
            shown[name] = "as-drawn" if word in NOTHING_ELSE else word
        return answer | shown

    @field_validator("rows", mode="before")
    @classmethod
    def _plainly_meant(cls, rows: Any) -> Any:
        return rows_meant(rows, cls.grid, cls.colours)

    @field_validator("rows")
    @classmethod
    def _is_a_picture(cls, rows: tuple[str, ...]) -> tuple[str, ...]:
        if len({len(row) for row in rows}) > 1:
            raise ValueError("rows differ in length")
        if not any(row.strip(CLEAR) for row in rows):
            raise ValueError("nothing is drawn: every letter is '.'")
        return rows


@lru_cache(maxsize=64)
def sprite_draft_of(columns: int, rows: int, colours: int) -> type[SpriteDraft]:
    """Return the draft whose schema wants a grid of exactly this size, and these colours alone."""
    letters = rf"^[.{DIGITS[:colours]}]{{{columns}}}$"
    shape = create_model(
        f"SpriteDraft{columns}x{rows}",
        __base__=SpriteDraft,
        topping=(Topping, Field(description=ON_HEAD)),
        marking=(Marking, Field(description=ON_BODY)),
        rows=(
            tuple[Annotated[str, Field(pattern=letters)], ...],
            Field(min_length=rows, max_length=rows, description=EXPLAINED),
        ),
    )
    shape.grid = (columns, rows)
    shape.colours = colours
    return shape


class DraftedSprite(Drafted[SpriteDraft]):
    """A character's picture as a model drew it, or none."""
