"""Made things: bytes in the content-addressed store, named by what they are."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.findings import Finding


class Ref(Model):
    """Bytes in the store."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: int = Field(ge=0)


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
    files: dict[str, Ref]
    findings: tuple[Finding, ...] = ()
