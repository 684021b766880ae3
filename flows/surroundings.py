"""What is around the tasks of one game's run: who makes them, who waits, what is kept of it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from prefect import get_run_logger
from prefect.runtime import flow_run
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, temporary_settings

from flows.lending import keys_of_blocks
from flows.runners import runner_of
from flows.running import Run
from tasks.watching import rounded_off
from vintage_game_generator.asking.listening import listening
from vintage_game_generator.asking.stopping import stoppable
from vintage_game_generator.cores import cores
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.writer import Terms
from vintage_game_generator.run_states import kept_state
from vintage_game_generator.store.keys import game_key
from vintage_game_generator.store.locks import alone
from vintage_game_generator.tally import Tally, counted


def terms_of(generation: GenerationConfig) -> Terms:
    """Return how models are asked in this run: a retry of it goes on with the same budget."""
    return Terms(
        run=run_id(),
        budget=generation.budget,
        limits=generation.limits,
        prices=generation.prices,
        answer_seconds=generation.answer_seconds,
        cache=generation.cache,
    )


def run_id() -> str:
    """Return Prefect's id of the flow run that this is in; nothing outside of any."""
    return str(flow_run.id or "")


@contextmanager
def one_at_a_time(config: GameConfig, folder: Path) -> Iterator[None]:
    """Have no other run of this home make this game, or one in this folder, meanwhile."""
    with (
        alone(f"a game in {folder.resolve()}", partial(_say_waiting, "a game in this folder")),
        alone(game_key(config), partial(_say_waiting, "this very game")),
    ):
        yield


@contextmanager
def making(config: GameConfig, generation: GenerationConfig, folder: Path) -> Iterator[Tally]:
    """Have what is made counted and its state kept, with the keys and the cache that are set."""
    refresh = {PREFECT_TASKS_REFRESH_CACHE: not generation.cache}
    lent = keys_of_blocks(generation.key_blocks)
    with (
        counted() as tally,
        listening(tally.hear),
        lent,
        temporary_settings(refresh),
        kept_state(folder, config, generation, run_id(), tally),
        rounded_off(tally),
    ):
        yield tally


@contextmanager
def running(generation: GenerationConfig) -> Iterator[Run]:
    """Have a run that starts tasks, in the runners that are asked for."""
    with ExitStack() as runners:
        here = runners.enter_context(runner_of("threads", generation.parallel_assets))
        wide = here
        if generation.task_runner != "threads":  # another process only pays where a core is free
            workers = min(generation.parallel_assets, cores())
            wide = runners.enter_context(runner_of(generation.task_runner, workers))
        runners.enter_context(stoppable())  # this ends before the runners wait for their tasks
        yield runners.enter_context(Run(here, wide, generation))


def _say_waiting(what: str) -> None:
    get_run_logger().info("another run is making %s: waiting for it", what)
