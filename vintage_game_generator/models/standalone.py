"""What became of a game that shall run where nothing is installed."""

from pathlib import Path

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import Language


class Built(Model):
    """A game built in one language for this kind of machine, or why it was not."""

    language: Language
    place: Path | None = Field(description="The folder of the build; none if there is none.")
    why: str = Field(default="", description="'pyinstaller not found; install ...'.")

    def __str__(self) -> str:
        return f"{self.language}: {self.place or f'not built ({self.why})'}"
