"""A phase as a Prefect task: retried, cached by content, timed out, and counted."""

import errno
import functools
import inspect
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.client.schemas.objects import State, TaskRun
from prefect.context import TaskRunContext
from prefect.tasks import exponential_backoff

from tasks.result_storage import result_storage
from tasks.telling import told
from vintage_game_generator.errors import StoreError
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase, content_key
from vintage_game_generator.store.results import drop_if_unsound
from vintage_game_generator.tally import current_tally

# Prefect says for every task in a thread that its timeout cannot interrupt it. All of ours are
# such, and what they run is bounded by itself: once is here, in the code, and not in every log.
logging.getLogger("prefect.task_runs").addFilter(
    lambda record: not record.getMessage().startswith("Timeout of")
)

P = ParamSpec("P")
R = TypeVar("R")

RETRIES = 2
BACKOFF = 2  # seconds before the first retry, doubled for each that follows
JITTER = 0.5  # so that tasks that failed together do not return together
# What no second try mends: no such file, no room, no permission.
LASTING = frozenset(
    getattr(errno, name)
    for name in (
        "ENOENT",
        "ENOSPC",
        "EDQUOT",
        "EFBIG",
        "EROFS",
        "EACCES",
        "EPERM",
        "EISDIR",
        "ENOTDIR",
    )
)


@dataclass(frozen=True)
class Guard:
    """What is known of a phase's task before it runs: which result it is about."""

    phase: Phase
    inputs: Callable[..., dict[str, Any]]
    label: str

    def key(self, inputs: Mapping[str, Any]) -> str:
        """Return the key of the result for what it depends on."""
        return content_key(self.phase, inputs)

    def piece(self, parameters: dict[str, Any]) -> str:
        """Return what the task makes, as its run is called: 'sprite hero'."""
        return self.label.format(**parameters)


_GUARDS: dict[Callable[..., Any], Guard] = {}


def guard_of(task: Task[Any, Any]) -> Guard:
    """Return the guard of a phase's task."""
    return _GUARDS[task.fn]


def phases_by_name() -> dict[str, Phase]:
    """Return the phase of each task's function, by its name: task runs are known by that."""
    return {body.__name__: guard.phase for body, guard in _GUARDS.items()}


def phase_task(
    phase: Phase,
    *,
    inputs: Callable[..., dict[str, Any]],
    name: str,
    seconds: float = 300,
    retries: int = RETRIES,
) -> Callable[[Callable[P, R]], Task[P, R]]:
    """Return a decorator that makes a function the task of a phase.

    Args:
        phase: Whose code is part of the cache key.
        inputs: Takes the task's parameters by name; returns what the result depends on, by name.
        name: The task run's name; `{spec.name}` is filled from the parameters.
        seconds: After so long the run counts as failed.
        retries: How often what may pass is tried again.
    """
    guard = Guard(phase, inputs, name)

    def cache_key(context: TaskRunContext, parameters: dict[str, Any]) -> str:
        made = guard.key(inputs(**parameters))
        drop_if_unsound(settings().results / made, local_store())
        return made

    def decorate(function: Callable[P, R]) -> Task[P, R]:
        @functools.wraps(function)
        def body(*args: P.args, **kwargs: P.kwargs) -> R:
            piece = guard.piece(inspect.signature(function).bind(*args, **kwargs).arguments)
            with current_tally().executing(phase, piece), told(phase, piece) as made:
                return made(function(*args, **kwargs))

        guarded: Callable[[Callable[P, R]], Task[P, R]] = task(
            name=phase.value,
            task_run_name=name,
            cache_policy=CacheKeyFnPolicy(cache_key_fn=cache_key),
            persist_result=True,
            result_serializer="json",
            result_storage=result_storage(),
            retries=retries,
            retry_delay_seconds=exponential_backoff(backoff_factor=BACKOFF),
            retry_jitter_factor=JITTER,
            retry_condition_fn=_may_pass,
            timeout_seconds=seconds,
        )
        _GUARDS[body] = guard
        return guarded(body)

    return decorate


def _may_pass(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Return whether trying again can help: our own refusals are the same every time.

    A lost mount or a busy file may go by itself; a disk that is full or closed waits for somebody,
    as long for each piece as its retries take. Bytes that are not in the store, or not what they
    were, do not come back.
    """
    try:
        state.result()
    except TimeoutError:  # an OSError too, but what takes too long once takes too long again
        return False
    except OSError as error:
        return error.errno not in LASTING
    except StoreError as error:
        cause = error.__cause__
        return isinstance(cause, OSError) and cause.errno not in LASTING
    except Exception:
        return False
    return False
