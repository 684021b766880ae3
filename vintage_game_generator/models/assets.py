"""Made things: bytes in the content-addressed store, named by what they are."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.findings import Finding


class Ref(Model):
    """Bytes in the store."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: int = Field(ge=0)


def _inside(name: str) -> str:
    """Return a file's name that leads nowhere else, on any system."""
    parts = name.split("/")
    if "\\" in name or ":" in name or "\0" in name or {"", ".", ".."} & set(parts):
        raise ValueError(f"{name!r} is no path inside a game's folder")
    return name


# A path in a game's folder, such as `assets/sprites/hero.png`. Records may come from a storage that
# others write to: a name must not lead out of the folder that it is laid out in.
FileName = Annotated[str, AfterValidator(_inside)]


class AssetKind(StrEnum):
    """Which phase made an asset."""

    SPRITE = "sprite"
    TILESET = "tileset"
    TUNE = "tune"
    SOUND = "sound"
    FONT = "font"


class Asset(Model):
    """One finished asset: its files by their path in the game's `assets` folder."""

    kind: AssetKind
    name: str
    files: dict[FileName, Ref]
    findings: tuple[Finding, ...] = ()
