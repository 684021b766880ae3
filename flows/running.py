"""How a flow starts tasks: one after the other, or many at the same time."""

from typing import Any

from prefect import unmapped
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque

from tasks.outcomes import outcome
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import current_tally


class Run:
    """One run's tasks, all on one runner of as many threads as assets are made at a time."""

    def __init__(self, runner: ThreadPoolTaskRunner[Any]) -> None:
        self._runner = runner

    def begun(self, task: Any, **parameters: Any) -> PrefectFuture[Any]:
        """Start a task."""
        return self._runner.submit(task, searched(parameters))

    def one(self, phase: Phase, task: Any, **parameters: Any) -> Any:
        """Return the result of a task."""
        return outcome(phase, self.begun(task, **parameters))

    def all(self, fan: dict[Phase, tuple[Any, dict[str, Any]]]) -> dict[Phase, Any]:
        """Start a task for each piece of every phase, in the order given."""
        futures = {
            phase: self._runner.map(task, parameters) for phase, (task, parameters) in fan.items()
        }
        for phase, started in futures.items():
            current_tally().plan(phase, len(started))
        return futures


def shared(value: Any) -> Any:
    """Return what all tasks of a fan-out get alike.

    Prefect looks for futures inside every parameter of every task, which for a whole style guide
    takes longer than drawing a sprite: `opaque` has it look at the value alone.
    """
    return unmapped(opaque(value))


def searched(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return parameters in which Prefect sees whole results, and looks no deeper."""
    return {
        name: [opaque(one) for one in value] if isinstance(value, list) else opaque(value)
        for name, value in parameters.items()
    }
