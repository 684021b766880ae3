"""The style guide: what every picture and sound of one game keeps to, checkable by machine."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import ArtStyle

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Outline(StrEnum):
    """How characters are set off from the backdrop."""

    DARK = "dark"  # a closed line in the palette's darkest colour
    SELECTIVE = "selective"  # each edge in a darker shade of the colour it closes


class Light(StrEnum):
    """Where the light comes from, for all shading."""

    TOP_LEFT = "top-left"
    TOP = "top"
    TOP_RIGHT = "top-right"


class Terrain(StrEnum):
    """What the ground of a biome is made of; the tile artist draws each differently."""

    GRASS = "grass"
    STONE = "stone"
    ICE = "ice"
    SAND = "sand"
    METAL = "metal"
    BRICK = "brick"
    CORAL = "coral"
    SWAMP = "swamp"


class SubPalette(Model):
    """The colours that one sprite or one tile may use, as ramps of materials.

    On an NES this is a hardware sub-palette of three colours, so several materials share
    colours; on an SNES it holds fifteen. Transparency is not listed.
    """

    name: str
    ramps: dict[str, tuple[Colour, ...]] = Field(
        description="Material to colours, dark to light; each ramp has one to five colours."
    )

    @property
    def colours(self) -> tuple[Colour, ...]:
        """Return the distinct colours of all ramps, in order of first appearance."""
        return tuple(dict.fromkeys(colour for ramp in self.ramps.values() for colour in ramp))


class Biome(Model):
    """The look of one kind of place: a terrain and its four tile palettes."""

    name: str = Field(description="For people: 'moss caves'.")
    terrain: Terrain
    backdrop: Colour = Field(description="The shared background colour (sky, void or floor).")
    ground: SubPalette
    accent: SubPalette
    scenery: SubPalette
    sky: SubPalette

    @property
    def palettes(self) -> tuple[SubPalette, ...]:
        """Return the tile palettes in hardware order."""
        return (self.ground, self.accent, self.scenery, self.sky)


class SoundGuide(Model):
    """What the composer and the synthesiser keep to."""

    tempo: int = Field(ge=50, le=220, description="Beats a minute of a level's tune.")
    scale: str = Field(description="A mode's name: ionian, dorian, phrygian, lydian, ...")
    root: int = Field(ge=36, le=71, description="MIDI note of the tonic.")
    swing: int = Field(ge=0, le=40, description="Percent by which off-beats come late.")
    voices: tuple[str, ...] = Field(
        description="The console's channels: pulse, pulse, triangle, noise, wave, sample ..."
    )


class StyleGuide(Model):
    """The look and sound of one game."""

    console: ArtStyle
    mood: str
    screen: tuple[int, int] = Field(description="Width and height in pixels.")
    tile: int = Field(description="Edge of a map cell in pixels: 16, or 8 on a PICO-8.")
    hud: int = Field(description="Height of the status bar at the top, in pixels.")
    hero_frame: tuple[int, int] = Field(description="Width and height of a character's frame.")
    boss_frame: tuple[int, int]
    outline: Outline
    light: Light
    dither: bool = Field(description="Whether backdrops may use a 4x4 Bayer dither.")
    ink: Colour = Field(description="Colour of text.")
    paper: Colour = Field(description="Colour behind text, and of the status bar.")
    hero: SubPalette
    foe: SubPalette
    menace: SubPalette = Field(description="For bosses, shots and the fiercer foes.")
    treasure: SubPalette = Field(description="For items and effects.")
    biomes: tuple[Biome, ...]
    sound: SoundGuide

    @property
    def view(self) -> tuple[int, int]:
        """Return how many whole map cells fit the screen below the status bar: columns, rows."""
        return self.screen[0] // self.tile, (self.screen[1] - self.hud) // self.tile

    @property
    def colourless(self) -> dict[str, Any]:
        """Return all of it but the colours: what plans, levels, words and music are made from."""
        places = {"biomes": {"__all__": {"name", "terrain"}}}
        colours = {"ink", "paper", "hero", "foe", "menace", "treasure", "biomes"}
        rest: dict[str, Any] = self.model_dump(mode="json", exclude=colours)
        return rest | self.model_dump(mode="json", include=places)

    @property
    def sprite_palettes(self) -> tuple[SubPalette, ...]:
        """Return the sprite palettes in hardware order."""
        return (self.hero, self.foe, self.menace, self.treasure)
