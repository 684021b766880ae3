"""What a reference picture lends a game."""

from pydantic import Field

from vintage_game_generator.models.base import Model


class StyleInfluence(Model):
    """What a game takes from a reference picture: the statistics of its colours in Oklab.

    All in thousandths. The picture itself, and where it was, are no part of a game.
    """

    lightness: int = Field(ge=0, le=1000, description="The mean: 0 black, 1000 white.")
    a: int = Field(ge=-500, le=500, description="The mean from green to red.")
    b: int = Field(ge=-500, le=500, description="The mean from blue to yellow.")
    lightness_spread: int = Field(ge=0, le=1000, description="Standard deviations of the same.")
    a_spread: int = Field(ge=0, le=500)
    b_spread: int = Field(ge=0, le=500)
    manner: tuple[int, ...] = Field(
        default=(),
        max_length=100,
        description="How it is painted, in thousandths, for the neural transfer; none, for none.",
    )
