"""What became of a text: a brief, and for each part of it where it comes from."""

from collections.abc import Iterable

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import Credits


class Part(Model):
    """One value of a brief: `art_style: game-boy <- "Game Boy"`.

    What was understood quotes the text; what was guessed has a reason.
    """

    field: str
    value: str
    words: tuple[str, ...] = ()
    why: str = ""

    @property
    def source(self) -> str:
        """Return the words or the reason."""
        quoted = ", ".join(f'"{one}"' for one in self.words)
        return " ".join(
            filter(None, [quoted, f"({self.why})" if quoted and self.why else self.why])
        )

    def __str__(self) -> str:
        return f"{self.field}: {self.value} <- {self.source}"


class Understanding(Model):
    """A brief made of a text."""

    config: GameConfig
    understood: tuple[Part, ...] = Field(description="What the text says, with its words.")
    guessed: tuple[Part, ...] = Field(description="What it leaves open, with the reason.")
    settled: tuple[str, ...] = Field(
        default=(), description="Conflicts, and how they were settled."
    )
    unwanted: tuple[str, ...] = Field(default=(), description="Features and classics said no to.")
    credits: Credits = Credits()


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts in the order of a brief's fields, the rest after them."""
    order = list(GameConfig.model_fields)
    return tuple(sorted(parts, key=lambda part: [*order, part.field].index(part.field)))
