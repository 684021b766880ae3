"""How a flow starts tasks: only those whose results are not there yet."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ParamSpec, Self, TypeVar

from prefect import Task
from prefect.task_runners import TaskRunner
from prefect.utilities.annotations import opaque

from tasks.kept import show_kept
from tasks.outcomes import Started, outcome
from tasks.phase_task import guard_of
from vintage_game_generator.again import is_wanted_again
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.run_state import PieceState
from vintage_game_generator.store.keys import Phase, digests
from vintage_game_generator.store.results import kept_result
from vintage_game_generator.tally import current_tally

Runner = TaskRunner[Any]
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Fan:
    """A task for each of several pieces: some parameters differ, others are the same for all."""

    task: Task[Any, Any]
    each: Mapping[str, Sequence[Any]]
    same: Mapping[str, Any] = field(default_factory=dict)

    def parameters(self) -> list[dict[str, Any]]:
        """Return the parameters of each piece's task, in order."""
        rows = zip(*self.each.values(), strict=True)
        return [dict(zip(self.each, row, strict=True)) | dict(self.same) for row in rows]


class Run:
    """One run's tasks. What an earlier run left is taken as it is, without a task run."""

    def __init__(self, here: Runner, wide: Runner, generation: GenerationConfig) -> None:
        """Take the runner of what waits for a network, and that of what takes a processor."""
        self._here = here
        self._wide = wide
        self._cache = generation.cache
        self._again = generation.again
        self._kept: Counter[Phase] = Counter()

    def begun(self, task: Task[Any, Any], **parameters: Any) -> Started:
        """Start a task in this process, unless its result is there."""
        return self._begun(self._here, task, parameters)

    def one(self, task: Task[Any, Any], **parameters: Any) -> Any:
        """Return the result of a task."""
        return outcome(self.begun(task, **parameters))

    def all(self, fan: Mapping[Phase, Fan]) -> dict[Phase, list[Started]]:
        """Start a task for each piece of every phase, in order, wherever there is room."""
        return {
            phase: [self._begun(self._wide, one.task, each) for each in one.parameters()]
            for phase, one in fan.items()
        }

    def joined(self, quick: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what is made of results so quickly that it is no task."""
        return quick(*args, **kwargs)

    def show(self, tell: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        """Show something of the run to those who follow it."""
        tell(*args, **kwargs)

    def __enter__(self) -> Self:
        """Return the run."""
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        """Show in one line what did not have to be made, unless the run is being stopped."""
        if self._kept and (failure is None or issubclass(failure, Exception)):
            show_kept(", ".join(f"{phase} ({count})" for phase, count in self._kept.items()))

    def _begun(self, runner: Runner, task: Task[Any, Any], parameters: dict[str, Any]) -> Started:
        guard = guard_of(task)
        inputs = guard.inputs(**parameters)
        piece, key = guard.piece(parameters), guard.key(inputs)
        planned = PieceState(phase=guard.phase, piece=piece, key=key)
        new = current_tally().plan(planned, digests(inputs))
        if new and is_wanted_again(self._again, guard.phase, piece):
            task = task.with_options(refresh_cache=True)
            if "terms" in parameters:  # a model shall say something new
                unkept = parameters["terms"].model_copy(update={"cache": False})
                parameters = parameters | {"terms": unkept}
        elif (self._cache or not new) and (kept := kept_result(key)):
            self._kept[guard.phase] += new
            return Started(guard.phase, piece, kept)
        if runner is self._here:  # what travels to other processes may be rebuilt on the way
            parameters = _whole(parameters)
        return Started(guard.phase, piece, runner.submit(task, parameters))


def _whole(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return parameters of which Prefect looks at no part.

    It looks for futures inside every parameter of every task, which for a whole style guide takes
    longer than drawing a sprite.
    """
    return {name: opaque(value) for name, value in parameters.items()}
