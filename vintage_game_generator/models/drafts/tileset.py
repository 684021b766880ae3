"""What an author says of a place's tiles: a texture, an edge, what lies about, what is behind."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import Spelt, as_word

GRAIN = 8
"""Edge of a texture in pixels."""

_TONES = {".": "2", "-": "2"} | {str(n): str(min(n, 4)) for n in range(10)}


class Edge(StrEnum):
    """What lies on the ground where it is open above."""

    BLADES = "blades"  # a fringe that hangs in points: grass, icicles, moss
    DRIFTS = "drifts"  # a soft, rounded cover: snow, sand
    SLABS = "slabs"  # a straight cap with joints: stones, plates
    KERB = "kerb"  # a straight cap


class Decoration(StrEnum):
    """What grows, stands or lies about."""

    BARREL = "barrel"
    BLOSSOMS = "blossoms"
    BONES = "bones"
    BUSH = "bush"
    CACTUS = "cactus"
    CLOVER = "clover"
    COLUMN = "column"
    CRYSTAL = "crystal"
    FAN = "fan"
    FLOWER = "flower"
    LAMP = "lamp"
    MUSHROOM = "mushroom"
    PEBBLES = "pebbles"
    PINE = "pine"
    PIPE = "pipe"
    REEDS = "reeds"
    SHARD = "shard"
    SHELL = "shell"
    SIGN = "sign"
    TREE = "tree"
    TUFT = "tuft"
    URN = "urn"
    WEED = "weed"


class Density(StrEnum):
    """How much lies about."""

    SPARSE = "sparse"
    USUAL = "usual"
    RICH = "rich"


class Scene(StrEnum):
    """What stands on the horizon."""

    HILLS = "hills"
    PEAKS = "peaks"
    SNOW_PEAKS = "snow-peaks"
    MESAS = "mesas"
    WOODS = "woods"
    TALL_TREES = "tall-trees"
    HALLS = "halls"
    CASTLES = "castles"
    CORAL = "coral"
    CAVE = "cave"


def _as_rows(value: Any) -> Any:
    """Return eight rows of eight tones, from rows that are too few, short, or numbers."""
    if isinstance(value, str):
        value = value.split()
    if not isinstance(value, list | tuple) or not value:
        return value
    rows = []
    for number, row in enumerate(value[:GRAIN], start=1):
        text = "".join(map(str, row)) if isinstance(row, list | tuple) else str(row)
        text = text.strip("\"'[],|").replace(",", "").replace(" ", "")
        if strange := next((letter for letter in text if letter not in _TONES), ""):
            raise ValueError(f"row {number} has {strange!r}: write {GRAIN} digits from 0 to 4")
        if not text:
            raise ValueError(f"row {number} is empty: write {GRAIN} digits from 0 to 4")
        rows.append("".join(_TONES[text[at % len(text)]] for at in range(GRAIN)))
    return tuple(rows[at % len(rows)] for at in range(GRAIN))


def _known(value: Any) -> Any:
    """Return the first of each decoration, those that nobody can draw left out."""
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if not isinstance(value, Iterable):
        return value
    words = [word for one in value if (word := _singular(as_word(one))) in set(Decoration)]
    if not words:
        raise ValueError(f"none of {value} can be drawn: choose from {', '.join(Decoration)}")
    return list(dict.fromkeys(words))[:6]


def _singular(word: Any) -> Any:
    if not isinstance(word, str) or word in set(Decoration):
        return word
    return next((short for short in (word[:-1], word[:-2], f"{word}s") if short in set(Decoration)),
                word)  # fmt: skip


class TilesetDraft(Model):
    """The look of a place, within its terrain and its colours."""

    texture: Annotated[
        tuple[Annotated[str, Field(min_length=GRAIN, max_length=GRAIN)], ...],
        BeforeValidator(_as_rows),
    ] = Field(
        min_length=GRAIN,
        max_length=GRAIN,
        description="Eight rows of eight digits: 2 is the ground's colour, 0 and 1 are darker, "
        "3 and 4 lighter. It repeats.",
    )
    decorations: Annotated[tuple[Decoration, ...], BeforeValidator(_known)] = Field(
        min_length=1, max_length=6, description="What lies about most comes first."
    )
    density: Annotated[Density, Spelt] = Density.USUAL
    edge: Annotated[Edge, Spelt] | None = Field(
        default=None, description="What lies on the ground where it is open above."
    )
    far: Annotated[Scene, Spelt] | None = Field(default=None, description="On the horizon.")
    near: Annotated[Scene, Spelt] | None = Field(default=None, description="In front of that.")

    @field_validator("edge", "far", "near", mode="before")
    @classmethod
    def _left_open(cls, value: Any) -> Any:
        return None if value in ("", "none", "null", "auto") else value


class DraftedTileset(Drafted[TilesetDraft]):
    """What an author said of a place's tiles."""
