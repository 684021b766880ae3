"""How far the making of a game is, and what its pieces were made of."""

from enum import StrEnum

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig, GenerationConfig

STATE = "state.json"  # in the game's folder, for as long as the game is being made
STOPPED = "stopped; what is done is kept"  # by Ctrl-C, `vintage down`, or who cancelled it


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
    run: str = Field(pattern=r"^[\w-]{0,64}$", description="Prefect's id of the flow run.")
    phase: str = Field(default="", description="The first phase that is not over.")
    done: int = Field(default=0, description="How many pieces are done.")
    planned: int = Field(
        default=0, description="How many there are, so far: a plan of the game adds most of them."
    )
    next: tuple[str, ...] = Field(
        default=(), description="The pieces that are not done: what failed or runs comes first."
    )
    errors: tuple[str, ...] = Field(
        default=(), description="Why pieces failed, a line each: 'sprite coin: too shiny'."
    )
    error: str = Field(default="", description="Why the run ended, if it did.")
    config: GameConfig = Field(description="The brief.")
    generation: GenerationConfig
    pieces: tuple[PieceState, ...] = ()
    drafts: dict[str, str] = Field(
        default_factory=dict,
        description="What models wrote so far, as JSON by its key: nobody need ask them again.",
    )

    def at(self, pieces: tuple[PieceState, ...], error: str = "") -> "RunState":
        """Return the state in which these are the pieces, in the order of a run."""
        left = [one for one in pieces if one.status not in DONE]
        waiting = [one.piece for one in left if one.status is Status.WAITING]
        begun = [one.piece for one in left if one.status is not Status.WAITING]
        told = {
            "phase": left[0].phase if left else pieces[-1].phase if pieces else "",
            "done": len(pieces) - len(left),
            "planned": len(pieces),
            "next": (*begun, *waiting),
            "errors": tuple(said(one) for one in pieces if one.error),
            "error": error,
            "pieces": pieces,
        }
        return self.model_copy(update=told)


def said(piece: PieceState) -> str:
    """Return why a piece failed, in one line that names it once."""
    why = piece.error.partition("\n")[0]
    return why if why.startswith(piece.piece) else f"{piece.piece}: {why}"


class MadePiece(Model):
    """What a piece's result was made of."""

    phase: str
    key: str
    code: str = Field(description="Digest of all that made it: source, prompts and libraries.")
    inputs: dict[str, str] = Field(description="Input to a short digest: 'style.palettes'.")
    seconds: float | None = None


class Made(Model):
    """What all pieces of a game were made of when it was last worked on."""

    config: GameConfig
    versions: dict[str, str] = Field(
        description="Source file, prompt and library to a digest or version."
    )
    pieces: dict[str, MadePiece]
