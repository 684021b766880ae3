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
    RUST = "rust"
    RUBY = "ruby"
    WEB = "web"

    @property
    def emitter(self) -> str:
        """Return how the modules are called that print rules in it: `rust`, `rust_syntax`."""
        return "javascript" if self is Language.WEB else self.value


GENRE_PERSPECTIVES: dict[Genre, tuple[Perspective, ...]] = {
    Genre.PLATFORMER: (Perspective.SIDE_VIEW,),
    Genre.ACTION_ADVENTURE: (Perspective.TOP_DOWN, Perspective.THREE_QUARTER),
}
JOINERS = "\u200c\u200d"  # not printable alone, but Persian, Hindi and emoji are spelt with them
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
        default=(Language.PYTHON,),
        min_length=1,
        description="Languages to write the game in; Python, in which it is proven, is always one.",
    )
    author: str = Field(
        default="procedural", description="Who writes the game; `procedural` is free and offline."
    )
    seed: Seed = Field(default=0, description="Chance: another seed makes another game.")

    @field_validator("name", mode="before")
    @classmethod
    def _is_text(cls, name: Any) -> Any:
        if isinstance(name, int | float) and not isinstance(name, bool):
            return str(name)  # 1942 is a fine title, and YAML reads it as a number
        return unicodedata.normalize("NFC", name).strip() if isinstance(name, str) else name

    @field_validator("name")
    @classmethod
    def _is_a_title(cls, name: str) -> str:
        if "/" in name or "\\" in name or not name.strip("."):
            raise ValueError(f"{name!r} reads like a path; write a title such as 'Tide Keeper'")
        strange = [letter for letter in name if not (letter.isprintable() or letter in JOINERS)]
        if strange:
            raise ValueError(f"character {strange[0]!r} cannot be printed; leave it out")
        return name

    @field_validator("inspirations", mode="before")
    @classmethod
    def _accepts_bare_names(cls, inspirations: Any) -> Any:
        if isinstance(inspirations, list | tuple):
            return [{"game": one} if isinstance(one, str) else one for one in inspirations]
        return inspirations

    @field_validator("features", "target_languages")
    @classmethod
    def _are_a_set(cls, values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(set(values)))

    @field_validator("target_languages")
    @classmethod
    def _begin_with_python(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        others = [language for language in Language if language in languages]
        return tuple(dict.fromkeys((Language.PYTHON, *others)))

    @field_validator("author")
    @classmethod
    def _is_an_author(cls, author: str) -> str:
        if author != "procedural":
            raise ValueError(f"{author!r} is not an author; write 'procedural'")
        return author

    @model_validator(mode="after")
    def _fits_together(self) -> "GameConfig":
        allowed = GENRE_PERSPECTIVES[self.genre]
        if self.perspective not in allowed:
            raise ValueError(
                f"perspective: a game of genre {self.genre} is not seen {self.perspective};"
                f" write {' or '.join(allowed)}"
            )
        for feature in self.features:
            if feature in SIDE_VIEW_FEATURES and self.perspective != Perspective.SIDE_VIEW:
                raise ValueError(
                    f"features: {feature} needs a side view, this game is {self.perspective};"
                    f" leave it out, or write 'dash'"
                )
        return self

    @property
    def in_python(self) -> "GameConfig":
        """Return the same brief for Python alone: what all but the other languages depend on."""
        return self.model_copy(update={"target_languages": (Language.PYTHON,)})

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """Return the languages besides Python."""
        return self.target_languages[1:]


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
    shells: bool = Field(
        default=True,
        description="Build and look at the windows of other languages too, where it is possible.",
    )
    standalone: bool = Field(
        default=False,
        description="Also build what runs without anything installed, for this kind of machine.",
    )
