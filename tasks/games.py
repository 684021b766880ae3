"""One game of a batch, as a task: in another process, or on another machine."""

from typing import Protocol

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from vintage_game_generator.models.batch import GameRow
from vintage_game_generator.models.config import GameConfig, GenerationConfig


class Maker(Protocol):
    """Whoever makes a game: what fails is said in the row, and not raised."""

    def __call__(self, config: GameConfig, generation: GenerationConfig) -> GameRow:
        """Return what became of the game of a brief."""


@task(name="game", task_run_name="{config.name}", cache_policy=NO_CACHE, persist_result=False)
def make_game(config: GameConfig, generation: GenerationConfig, maker: Maker) -> State[GameRow]:
    """Return what became of a game: the task failed if it did."""
    row = maker(config, generation)
    if not row.well:
        return Failed(message=row.error, data=row)
    return Completed(message=f"{row.phase}: {row.folder}", data=row)
