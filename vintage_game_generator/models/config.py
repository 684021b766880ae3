"""What a user asks for: the brief (`GameConfig`) and how to make it (`GenerationConfig`)."""

import re
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from vintage_game_generator.assets.palettes import checked_palette
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.influence import StyleInfluence
from vintage_game_generator.models.task_runner import TaskRunnerName
from vintage_game_generator.models.writer import PROCEDURAL, Limit, Money, Price, Writer

Seed = Annotated[int, Field(ge=0, le=4294967295)]
Again = Annotated[str, Field(pattern=r"^[a-z-]+(:.+)?$", max_length=100)]


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


class Piece(StrEnum):
    """A kind of piece that an author of its own can be named for."""

    STYLE = "style"
    ARCHITECTURE = "architecture"
    DIRECTIONS = "directions"  # what is said to those who draw and compose
    SCRIPT = "script"  # story, quests and dialogue
    LEVELS = "levels"
    SPRITES = "sprites"
    PICTURES = "pictures"  # sprites by an image model
    TILESETS = "tilesets"
    MUSIC = "music"
    FEATURES = "features"  # the code of `custom_features`


GENRE_PERSPECTIVES: dict[Genre, tuple[Perspective, ...]] = {
    Genre.PLATFORMER: (Perspective.SIDE_VIEW,),
    Genre.ACTION_ADVENTURE: (Perspective.TOP_DOWN, Perspective.THREE_QUARTER),
}
MODEL_NAME = re.compile(r"[\w.@+-]+(/[\w.:@+-]+)+")  # as litellm calls models: a provider, a name
MOST_WISHES, LONGEST_WISH = 3, 120
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
    custom_features: tuple[str, ...] = Field(
        default=(),
        max_length=MOST_WISHES,
        description="Features beyond the list, in your own words: a model writes their rules.",
    )
    author: str | tuple[str, ...] = Field(
        default=PROCEDURAL,
        description="Who writes the game: `procedural`, free and offline; or a model as litellm"
        " calls it, or several, each asked where those before it fail.",
    )
    authors: dict[Piece, str | tuple[str, ...]] = Field(
        default_factory=dict, description="Another author for some kinds of pieces."
    )
    api_base: str = Field(
        default="", description="The address of an OpenAI-compatible server, for all models."
    )
    style_influence: StyleInfluence | None = Field(
        default=None, description="The colours of a picture, as `--style-image` reads them."
    )
    palette: str | tuple[str, ...] = Field(
        default="",
        description="Colours that the whole game leans to: a name such as `dusk`, or a list of"
        " colours such as '#3060c8'; none, the game's own.",
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

    @field_validator("custom_features")
    @classmethod
    def _are_wishes(cls, wishes: tuple[str, ...]) -> tuple[str, ...]:
        spelt = tuple(dict.fromkeys(" ".join(wish.split()) for wish in wishes))
        for wish in spelt:
            if not 0 < len(wish) <= LONGEST_WISH or not wish.isprintable():
                raise ValueError(
                    f"{wish[:40]!r} is no wish; write up to {LONGEST_WISH} printable letters"
                    " such as 'a grappling hook'"
                )
        return spelt

    @field_validator("author")
    @classmethod
    def _is_an_author(cls, author: str | tuple[str, ...]) -> str | tuple[str, ...]:
        _check_author(author)
        return author

    @field_validator("authors")
    @classmethod
    def _are_authors(
        cls, authors: dict[Piece, str | tuple[str, ...]]
    ) -> dict[Piece, str | tuple[str, ...]]:
        for author in authors.values():
            _check_author(author)
        return {piece: authors[piece] for piece in Piece if piece in authors}

    @field_validator("api_base")
    @classmethod
    def _is_an_address(cls, address: str) -> str:
        if address and not re.fullmatch(r"https?://[^\s@?#]+", address):
            shown = re.split("[?#]", address.rpartition("@")[2])[0]  # no key that is in it
            raise ValueError(
                f"{shown!r} is no address; write one such as"
                " 'http://127.0.0.1:8080/v1', and keys in the environment"
            )
        return address.rstrip("/")

    @field_validator("palette")
    @classmethod
    def _are_colours(cls, palette: str | tuple[str, ...]) -> str | tuple[str, ...]:
        return checked_palette(palette)

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

    def __hash__(self) -> int:
        return hash(self.model_dump_json())  # a record with a mapping in it has no hash of its own

    @property
    def in_python(self) -> "GameConfig":
        """Return the same brief for Python alone: what all but the other languages depend on.

        Who writes it, and what is wished beyond the rules, is in what they wrote; which colours
        are wished is in the style guide.
        """
        bare = {"author": PROCEDURAL, "authors": {}, "api_base": "", "custom_features": ()}
        colourless = {"palette": "", "style_influence": None}
        return self.model_copy(
            update={"target_languages": (Language.PYTHON,), **bare, **colourless}
        )

    @property
    def in_colour(self) -> "GameConfig":
        """Return the brief for Python with the colours that are wished: for the style guide."""
        wished = {"palette": self.palette, "style_influence": self.style_influence}
        return self.in_python.model_copy(update=wished)

    def writer(self, piece: Piece) -> Writer:
        """Return who writes a kind of piece; pictures are drawn only by who is named for them."""
        default = PROCEDURAL if piece is Piece.PICTURES else self.author
        author = self.authors.get(piece, default)
        models = (author,) if isinstance(author, str) else author
        if models == (PROCEDURAL,):
            return Writer()
        return Writer(models=models, api_base=self.api_base)

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """Return the languages besides Python."""
        return self.target_languages[1:]


def _check_author(author: str | tuple[str, ...]) -> None:
    names = (author,) if isinstance(author, str) else author
    if not names or "" in names:
        raise ValueError("nobody is named; write 'procedural'")
    for number, name in enumerate(names):
        if name in names[:number]:
            raise ValueError(f"{name!r} is named twice; name each model once")
        if name == PROCEDURAL and len(names) > 1:
            raise ValueError(f"{PROCEDURAL!r} writes what no model could, always; leave it out")
        if name != PROCEDURAL and not MODEL_NAME.fullmatch(name):
            raise ValueError(
                f"{name!r} is not an author; write 'procedural', or a model with its provider"
                " such as 'openai/gpt-5-mini' or 'ollama/qwen2.5-coder'"
            )


class GenerationConfig(Model):
    """How to make the game: where to put it and what may be reused."""

    output: Path = Field(
        default=Path("games"), description="Folder in which the game gets its own folder."
    )
    cache: bool = Field(default=True, description="Reuse what earlier runs made.")
    again: tuple[Again, ...] = Field(
        default=(),
        description="Pieces to make again though nothing changed: 'sprite', 'sprite:hero'.",
    )
    parallel_assets: int = Field(
        default=4, ge=1, le=64, description="How many assets are made at the same time."
    )
    task_runner: TaskRunnerName = Field(
        default="threads",
        description="Where assets are made: 'threads', 'processes', 'dask', 'dask@tcp://host:8786'.",
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
    budget: Money | None = Field(
        default=None, description="US dollars that models may cost; then the rules write the rest."
    )
    limits: dict[str, Limit] = Field(
        default_factory=dict,
        description="Requests and tokens a minute, by provider: {openai: {requests: 60}}.",
    )
    prices: dict[str, Price] = Field(
        default_factory=dict,
        description="US dollars for a million tokens of models that litellm knows no price of.",
    )
    answer_seconds: int = Field(
        default=120, ge=1, le=3600, description="The longest wait for one answer of a model."
    )
    key_blocks: dict[str, str] = Field(
        default_factory=dict,
        description="Prefect Secret blocks that hold API keys, by provider: {openai: my-block}.",
    )
