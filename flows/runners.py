"""What runs tasks at the same time: threads, processes, or the machines of a cluster."""

import importlib
import multiprocessing
import os
import signal
import socket
import threading
from multiprocessing.connection import Connection
from typing import Any, Self
from urllib.parse import urlsplit

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from pydantic import TypeAdapter, ValidationError

from flows.servers import is_own_kind, tell_patiently
from tasks.outcomes import reason
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.task_runner import TaskRunnerName

ANSWER_SECONDS = 5
PATIENCE = 5  # seconds that a process of ours has to say goodbye when the run is stopped


def runner_of(setting: str, workers: int) -> TaskRunner[Any]:
    """Return a task runner, not yet started: it is a context manager.

    Args:
        setting: `threads`, `processes`, `dask` for a cluster of this machine,
            `dask@tcp://host:8786` for one elsewhere; `ray` and `ray@ray://host:10001` likewise.
        workers: How many tasks at the same time; a cluster elsewhere has its own number.

    Raises:
        BadInput: it is no such setting, what it takes is not installed, or nobody answers there.
    """
    try:
        kind, _, address = TypeAdapter(TaskRunnerName).validate_python(setting).partition("@")
    except ValidationError as error:
        what, _, hint = str(error.errors()[0]["ctx"]["error"]).partition("; ")
        raise BadInput(what, where="task_runner", hint=hint) from None
    match kind:
        case "threads":
            return ThreadPoolTaskRunner(max_workers=workers)
        case "processes":
            return Processes(max_workers=workers)
        case "dask":
            dask = _backend("prefect_dask", kind, "pip install 'vintage-game-generator[dask]'")
            cluster: dict[str, Any] = {"n_workers": workers, "threads_per_worker": 1}
            # With no address it would listen on 8787, for all the network.
            cluster["dashboard_address"] = "127.0.0.1:0"
            if address:
                _reach(setting, address)
                return _as_runner(dask.DaskTaskRunner(address=address))
            return _as_runner(dask.DaskTaskRunner(cluster_kwargs=cluster))
        case _:
            ray = _backend("prefect_ray", kind, "pip install prefect-ray")
            if address:
                _reach(setting, address)
                return _as_runner(ray.RayTaskRunner(address=address))
            return _as_runner(ray.RayTaskRunner(init_kwargs={"num_cpus": workers}))


def _backend(module: str, setting: str, install: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise BadInput(
            f"{error.name} is not installed", where=f"task_runner: {setting}", hint=install
        ) from None


def _reach(setting: str, address: str) -> None:
    """Return quietly if somebody listens: a cluster's own client would try for half a minute.

    Raises:
        BadInput: nobody does.
    """
    place = urlsplit(address)
    try:
        if place.hostname and place.port:
            socket.create_connection((place.hostname, place.port), ANSWER_SECONDS).close()
    except (OSError, ValueError) as error:
        raise BadInput(
            f"no cluster answers there ({reason(error)})",
            where=f"task_runner: {setting}",
            hint="start its scheduler, or write 'processes'",
        ) from None


def _as_runner(made: TaskRunner[Any]) -> TaskRunner[Any]:
    return made


class Processes(ProcessPoolTaskRunner):
    """Processes of this machine that end when the run is stopped, or dies.

    Prefect's own outlive a killed run for ever, and a stopped one until their tasks are done. A
    terminal's Ctrl-C reaches them too: here the run alone hears it, and ends them.
    """

    def __init__(self, max_workers: int | None = None) -> None:
        super().__init__(max_workers=max_workers)

    def __enter__(self) -> Self:
        """Start the runner; its processes start with their first task."""
        # Nobody writes into the pipe. That it closes says that the run has ended, however.
        mine, self._alive = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self._initializer, self._initargs = _live_with, (mine, is_own_kind())
        return super().__enter__()

    def submit(self, *args: Any, **kwargs: Any) -> Any:
        """Submit a task; a process that starts for it does not hear a terminal's Ctrl-C."""
        # What starts now inherits that it is blocked: while a process still loads its modules, it
        # would end with a traceback.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(*args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        """End the processes: at once if something went wrong, else when their tasks are done."""
        if exc_type is not None:
            self.stop()
        super().__exit__(exc_type, exc_value, traceback)
        self.stop()
        self._initargs[0].close()

    def stop(self) -> None:
        """Have the processes end, whatever they are at."""
        self._alive.close()


def _live_with(run: "Connection[Any, Any]", patient: bool) -> None:
    """Have this process end with the run that it works for."""
    if patient:
        tell_patiently()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # for what it starts

    def watch() -> None:
        run.poll(None)  # returns when the other end is closed
        # Prefect makes of this a run that is crashed; where it cannot, the process just ends.
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(PATIENCE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
