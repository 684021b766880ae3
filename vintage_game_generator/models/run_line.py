"""What `vintage runs` and `vintage show` tell of runs: the same words in every version."""

from pathlib import Path
from typing import Any

from pydantic import Field

from vintage_game_generator.models.base import Model


class RunLine(Model):
    """One run in a list."""

    id: str = Field(description="Prefect's id of the flow run.")
    name: str
    flow: str = Field(description="'generate-game' or 'generate-batch'.")
    game: str = Field(description="The game's title, or the batch's name.")
    state: str = Field(
        description="In small letters as Prefect names it, such as 'running', 'completed',"
        " 'awaitingretry'; or 'lost': its process was killed and could not say so."
    )
    started: str = Field(default="", description="UTC: '2026-11-28T01:25:00Z'; empty: not yet.")
    seconds: float | None = Field(default=None, description="How long it took so far.")
    made: int = Field(default=0, description="Pieces made in its last try; of a batch, games.")
    kept: int = Field(default=0, description="Pieces that earlier tries and runs had made.")
    failed: int = Field(default=0, description="Pieces that failed in its last try.")
    cost: str | None = Field(default=None, description="US dollars for models, if any were asked.")
    tries: int = Field(default=0, description="How often the run was started.")
    deployed: bool = Field(default=False, description="Whether a worker runs it.")


class PhaseLine(Model):
    """What was done in one phase."""

    phase: str
    made: int = 0
    kept: int = 0
    failed: int = 0
    running: int = 0


class RunView(RunLine):
    """All that is known of one run. There are no secrets in it: blocks are named, never read."""

    phase: str = Field(default="", description="The first phase that is not over, or the last.")
    done: int = 0
    planned: int | None = Field(
        default=None, description="Pieces that are planned so far; none: not known from here."
    )
    current: tuple[str, ...] = Field(default=(), description="What is being made.")
    completed: tuple[str, ...] = Field(default=(), description="What is done, as far as named.")
    errors: tuple[str, ...] = Field(default=(), description="A line each.")
    assets: tuple[str, ...] = Field(default=(), description="Sprites, tilesets, tunes and such.")
    phases: tuple[PhaseLine, ...] = ()
    folder: Path | None = Field(default=None, description="The game's; relative: of its worker.")
    url: str | None = Field(default=None, description="Its page on the server, if one is set.")
    brief: dict[str, Any] | None = Field(default=None, description="Of a game: its `GameConfig`.")
    generation: dict[str, Any] | None = None
