"""Many games at the same time, each on a lane of its own: what befalls one leaves the others."""

import contextvars
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Self

from prefect import Task
from prefect.task_runners import TaskRunner

from flows.runners import Processes, runner_of
from tasks.outcomes import reason


class Lost(Exception):
    """The process that did it died."""


class Lanes:
    """So many task runs at the same time.

    With processes each lane is a pool of one: a process that dies (of too little memory, say)
    would break a pool for all. What is done one after the other on a lane shares its process.
    """

    def __init__(self, setting: str, count: int) -> None:
        """Take a setting of `runner_of`, and how many lanes there shall be."""
        self._setting = setting
        self._count = count
        self._free: queue.SimpleQueue[TaskRunner[Any]] = queue.SimpleQueue()
        self._runners: list[TaskRunner[Any]] = []
        self._lock = threading.Lock()
        # Dask's runner starts its cluster with the first task: two at once would start two.
        self._submitting = threading.Lock()
        self.stopped = False

    def __enter__(self) -> Self:
        """Start the lanes; processes start with their first task."""
        shared = None if self._setting == "processes" else self._begun(self._count)
        for _ in range(self._count):
            self._free.put(shared or self._begun(1))
        return self

    def __exit__(self, *failure: Any) -> None:
        """End the lanes: at once if something went wrong."""
        with self._lock:
            self.stopped = True
        for runner in self._runners:  # all of them are told before any is waited for
            if isinstance(runner, Processes) and failure[0] is not None:
                runner.stop()
        with ThreadPoolExecutor() as pool:  # a process takes its time to end: seconds, if busy
            for ending in [pool.submit(one.__exit__, *failure) for one in self._runners]:
                ending.result()

    def run(self, task: Task[Any, Any], parameters: dict[str, Any]) -> Any:
        """Return what a task returns, or the exception that it failed with, from a free lane.

        Raises:
            Lost: its process died.
        """
        runner = self._free.get()
        try:
            if self.stopped:
                raise Lost("stopped before it was made")
            with self._submitting:
                future = runner.submit(task, parameters)
            return future.result(raise_on_failure=False)
        except BrokenProcessPool as error:
            runner = self._instead_of(runner)
            raise Lost("its process died") from error
        except Lost:
            raise
        except Exception as error:  # what the runner makes of a worker that is gone
            raise Lost(f"its worker was lost ({reason(error)})") from error
        finally:
            self._free.put(runner)

    def _instead_of(self, broken: TaskRunner[Any]) -> TaskRunner[Any]:
        with self._lock:
            if self.stopped:  # then all of them are being ended
                return broken
            self._runners.remove(broken)
            broken.__exit__(None, None, None)
            return self._begun(1)

    def _begun(self, workers: int) -> TaskRunner[Any]:
        runner = runner_of(self._setting, workers).__enter__()
        self._runners.append(runner)
        return runner


Doing = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]


@contextmanager
def at_once(count: int) -> Iterator[Doing]:
    """Have a function that does the same to many things, so many at a time.

    It yields what became of them as they end. When the context ends, no other is begun, and
    those that are being done are waited for.
    """
    pool = ThreadPoolExecutor(max_workers=count)

    def done(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        futures: list[Future[Any]] = [
            pool.submit(contextvars.copy_context().run, do, thing) for thing in things
        ]
        for future in as_completed(futures):
            yield future.result()

    try:
        yield done
    finally:
        pool.shutdown(cancel_futures=True)
