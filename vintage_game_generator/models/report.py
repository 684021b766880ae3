"""How a run went."""

from pathlib import Path

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.certificate import Certificate


class RunReport(Model):
    """A finished run: where the game is, and what it took."""

    folder: Path
    archive: Path
    executed: int
    cached: int
    certificate: Certificate
