"""A game as it comes together: proven levels, its project's files, the finished whole."""

from typing import Annotated

from pydantic import Field

from vintage_game_generator.models.assets import FileName, Ref
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.certificate import Certificate, LanguageProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.level import Level

Presses = Annotated[
    tuple[tuple[int, int], ...], Field(description="Buttons held, and for how many ticks.")
]


class ProvenLevel(Model):
    """A level, and the buttons that were found to clear it."""

    level: Level
    solution: Presses
    attempts: int = Field(ge=1, description="Levels built until one was proven.")
    credits: Credits = Field(
        default=Credits(), description="Whose level it is, and what was asked to get it won."
    )


class Cartridge(Model):
    """A game's project in one language: its files by their path in the game's folder."""

    language: Language
    package: str
    files: dict[FileName, Ref]


class CertifiedGame(Model):
    """A cartridge with its recordings, screenshots and certificate among its files."""

    package: str
    files: dict[FileName, Ref]
    certificate: Certificate


class Port(Model):
    """A certified game in one more language, and how it fares there."""

    cartridge: Cartridge
    proof: LanguageProof


class PackagedGame(Model):
    """A certified game, and all of it in one archive."""

    package: str
    files: dict[FileName, Ref]
    archive: Ref
    certificate: Certificate
    lasting: bool = Field(
        default=True, description="Whether another try on this machine would say the same."
    )
