"""How far the making of a game is, and what its pieces were made of."""

from enum import StrEnum

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig, GenerationConfig

STATE = "state.json"  # in the game's folder, for as long as the game is being made


class Status(StrEnum):
    """How far a piece is."""

    WAITING = "waiting"
    RUNNING = "running"
    MADE = "made"
    KEPT = "kept"  # an earlier run had made it
    FAILED = "failed"


DONE = (Status.MADE, Status.KEPT)


class PieceState(Model):
    """One piece of a game: a task run, or what an earlier one left."""

    phase: str
    piece: str = Field(description="As its task run is called: 'sprite hero'.")
    key: str = Field(default="", description="Of its result, in the folder of results.")
    status: Status = Status.WAITING
    seconds: float | None = Field(
        default=None, description="What its making took; none where that is not known here."
    )
    error: str = ""


class RunState(Model):
    """A game that is not finished: enough to go on with it, here or on another machine."""

    generator: str = Field(description="The generator's version.")
    run: str = Field(description="Prefect's id of the flow run.")
    config: GameConfig
    generation: GenerationConfig
    pieces: tuple[PieceState, ...] = ()
    error: str = Field(default="", description="Why the run failed, if it did.")


class MadePiece(Model):
    """What a piece's result was made of."""

    phase: str
    key: str
    inputs: dict[str, str] = Field(description="Input to a short digest: 'style.palettes'.")
    seconds: float | None = None


class Made(Model):
    """What all pieces of a game were made of when it was last worked on."""

    config: GameConfig
    versions: dict[str, str] = Field(
        description="Source file, prompt and library to a digest or version."
    )
    pieces: dict[str, MadePiece]
