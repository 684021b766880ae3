"""What a batch makes: briefs one by one, and a grid of them."""

from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import Seed

MOST_GAMES = 500
ROTATING = "rotating"


class Grid(Model):
    """All combinations of some values, or so many of them, spread evenly.

    Any field of a brief is a field of it, with a list of values: `genre: [platformer]`.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, list[Any]]

    name: str = Field(
        default="",
        description="The games' titles, as '{genre} {art_style} {seed}'; else titles are made up.",
    )
    exclude: tuple[dict[str, Any], ...] = Field(
        default=(), description="What is left out: each matches by all the fields that it names."
    )
    count: int | None = Field(
        default=None, ge=1, le=MOST_GAMES, description="How many are made; else all."
    )

    @model_validator(mode="after")
    def _has_values(self) -> "Grid":
        for field, values in self.vary.items():
            if not values:
                raise ValueError(f"{field}: has no values; write `{field}: [..., ...]`")
        return self

    @property
    def vary(self) -> dict[str, list[Any]]:
        """Return the fields that vary, each with its values."""
        return self.__pydantic_extra__


class LineUp(Model):
    """The games of a batch."""

    title: str = Field(
        default="Batch", min_length=1, max_length=60, description="What the batch is called."
    )
    seed: Seed | Literal["rotating"] | None = Field(
        default=None,
        description="Shifts all games' seeds: `rotating` by the day that the run was scheduled for,"
        " so that every night makes other games.",
    )
    defaults: dict[str, Any] = Field(
        default_factory=dict, description="Fields of every brief that does not say otherwise."
    )
    games: tuple[dict[str, Any] | str, ...] = Field(
        default=(),
        max_length=MOST_GAMES,
        description="Briefs, or paths of their files from where the line-up is.",
    )
    grid: Grid | None = Field(default=None, description="A grid of games, after those.")
