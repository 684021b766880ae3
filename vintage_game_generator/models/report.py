"""How a run went."""

from pathlib import Path

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.standalone import Built


class RunReport(Model):
    """A finished run: where the game is, and what it took."""

    folder: Path
    executed: int
    cached: int
    certificate: Certificate
    standalone: tuple[Built, ...] = ()
    models: tuple[dict[str, str], ...] = Field(
        default=(),
        description="What was asked of models and what it cost: a row a phase, then all.",
    )


def report_of(game: PackagedGame, folder: Path, *, executed: int = 0, cached: int = 0) -> RunReport:
    """Return the report of a game that was laid out in a folder."""
    return RunReport(folder=folder, executed=executed, cached=cached, certificate=game.certificate)
