"""Who plays each genre, and the buttons that they press."""

from itertools import groupby
from typing import Protocol

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.cartridge import Presses
from vintage_game_generator.models.config import Genre
from vintage_game_generator.playtest import adventure, platformer


class Player(Protocol):
    """Plays one genre, without a screen."""

    def solve(self, step: kernel.Step, world: kernel.World) -> list[int] | None:
        """Return the buttons that clear the level from here, or nothing if none were found."""
        ...

    def lose(self, step: kernel.Step, world: kernel.World) -> list[int]:
        """Return buttons with which the session is lost from here."""
        ...


PLAYERS: dict[Genre, Player] = {
    Genre.PLATFORMER: platformer,
    Genre.ACTION_ADVENTURE: adventure,
}


def runs_of(buttons: list[int]) -> Presses:
    """Return button presses as runs of (buttons, ticks)."""
    return tuple((held, len(list(run))) for held, run in groupby(buttons))


def buttons_of(runs: Presses) -> list[int]:
    """Return the buttons of each tick."""
    return [held for held, ticks in runs for _ in range(ticks)]
