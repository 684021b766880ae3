"""What a game inherits from its inspirations, each trait with its source."""

from pydantic import Field

from vintage_game_generator.models.base import Model


class Trait(Model):
    """One inherited trait: `mechanic: wall jump <- Some Game`."""

    kind: str
    value: str
    source: str = Field(description="The game it comes from, or 'the brief' or 'the genre'.")

    def __str__(self) -> str:
        return f"{self.kind}: {self.value} <- {self.source}"


class Blend(Model):
    """The traits of a game as numbers that style, design and music read."""

    traits: tuple[Trait, ...]
    mechanics: tuple[str, ...] = Field(description="Catalog mechanics, strongest first.")
    mood: str
    hue: int = Field(ge=0, le=359, description="Dominant hue in degrees.")
    saturation: int = Field(ge=0, le=100)
    brightness: int = Field(ge=0, le=100, description="0 night, 100 broad daylight.")
    tempo: int = Field(ge=50, le=220, description="Beats a minute.")
    scale: str
    pace: int = Field(ge=0, le=100, description="How fast the hero moves.")
    airiness: int = Field(ge=0, le=100, description="Heavy (0) to floaty (100) jumps.")
    danger: int = Field(ge=0, le=100, description="How many foes and hazards.")
    verticality: int = Field(ge=0, le=100, description="Flat runs (0) to climbs (100).")
