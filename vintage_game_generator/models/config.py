"""What a user asks for: the brief (`GameConfig`) and how to make it (`GenerationConfig`)."""

import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from vintage_game_generator.models.base import Model

Seed = Annotated[int, Field(ge=0, le=4294967295)]


class Genre(StrEnum):
    """What kind of game to make."""

    PLATFORMER = "platformer"
    ACTION_ADVENTURE = "action-adventure"


class Perspective(StrEnum):
    """From where the player looks at the world."""

    SIDE_VIEW = "side-view"
    TOP_DOWN = "top-down"
    THREE_QUARTER = "three-quarter"


class ArtStyle(StrEnum):
    """The console whose limits the art and the sound keep to."""

    NES = "nes"
    GAME_BOY = "game-boy"
    SNES = "snes"
    PICO_8 = "pico-8"


class Feature(StrEnum):
    """A part of the game that can be asked for."""

    COMBAT = "combat"
    POWER_UPS = "power-ups"
    KEYS_AND_DOORS = "keys-and-doors"
    BOSSES = "bosses"
    SAVE = "save"
    DASH = "dash"
    DOUBLE_JUMP = "double-jump"
    WALL_JUMP = "wall-jump"


class Language(StrEnum):
    """A language that the game's project is written in."""

    PYTHON = "python"


GENRE_PERSPECTIVES: dict[Genre, tuple[Perspective, ...]] = {
    Genre.PLATFORMER: (Perspective.SIDE_VIEW,),
    Genre.ACTION_ADVENTURE: (Perspective.TOP_DOWN, Perspective.THREE_QUARTER),
}
SIDE_VIEW_FEATURES = (Feature.DOUBLE_JUMP, Feature.WALL_JUMP)


class Inspiration(Model):
    """A classic game, and how much of it the new game takes."""

    game: str = Field(description="A game of the catalog: see `vintage catalog`.")
    weight: float = Field(default=1.0, gt=0, le=100, description="Relative to the others.")


class GameConfig(Model):
    """A brief: the game that is asked for."""

    name: str = Field(
        min_length=1,
        max_length=60,
        description="The game's title: 1 to 60 printable characters, in any script.",
    )
    genre: Genre = Field(description="What kind of game to make.")
    perspective: Perspective = Field(
        description="Side-view for a platformer; top-down or three-quarter for an adventure."
    )
    art_style: ArtStyle = Field(
        default=ArtStyle.NES,
        description="The console whose limits the pictures and the sound keep to.",
    )
    features: tuple[Feature, ...] = Field(
        default=(), description="Parts of the game; double-jump and wall-jump want a side view."
    )
    inspirations: tuple[Inspiration, ...] = Field(
        default=(), description="Classic games of the catalog, with weights."
    )
    custom_description: str = Field(
        default="", max_length=4000, description="The game in your own words."
    )
    target_languages: tuple[Language, ...] = Field(
        default=(Language.PYTHON,), min_length=1, description="Languages to write the game in."
    )
    author: str = Field(default="procedural", description="Who writes: `procedural`.")
    seed: Seed = Field(default=0, description="Chance: another seed makes another game.")


class GenerationConfig(Model):
    """How to make the game: where to put it and what may be reused."""

    output: Path = Field(
        default=Path("games"), description="Folder in which the game gets its own folder."
    )
    cache: bool = Field(default=True, description="Reuse what earlier runs made.")
    parallel_assets: int = Field(
        default=4, ge=1, le=64, description="How many assets are made at the same time."
    )
    style_consistency: bool = Field(
        default=True, description="Check every asset against the style guide."
    )
