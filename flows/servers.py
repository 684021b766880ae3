"""A Prefect server for a run: the one that is set, or one that lives as long as this process."""

import atexit
import contextvars
import os
import re
import signal
import subprocess
import sys
import threading
from typing import Any

import httpx
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL
from rich.console import Console

from tasks.outcomes import reason
from vintage_game_generator.errors import BadInput, VintageError

ANSWER_SECONDS = 10  # a server that is only busy answers within
DIED = "vintage: Prefect's server died; what is done is kept: the same command goes on from there"


def reach_server() -> None:
    """Have a server that answers.

    Raises:
        BadInput: none of a fitting version answers at `PREFECT_API_URL`.
        VintageError: Prefect's own did not start.
    """
    address = PREFECT_API_URL.value()
    if not address:
        _start_own_server()
        return
    shown = re.sub("//[^/@]*@", "//", address)
    try:
        # Prefect's client waits for minutes for a server that accepts and says nothing. Whether
        # it is the right one, certificate and all, is for that client to find out.
        httpx.get(f"{shown.rstrip('/')}/health", timeout=ANSWER_SECONDS, verify=False)
        with get_client(sync_client=True) as client:
            client.raise_for_api_version_mismatch()
    except Exception as error:  # whatever the transport makes of a wrong address
        raise BadInput(
            f"no fitting Prefect server answers ({reason(error)})",
            where=f"PREFECT_API_URL={shown}",
            hint="start one with `prefect server start`, or unset PREFECT_API_URL to do without",
        ) from error


def _start_own_server() -> None:
    """Start a server that a terminal's Ctrl-C does not reach: it must outlive the run's end."""
    failures: list[Exception] = []

    def start() -> None:
        if hasattr(signal, "pthread_sigmask"):  # a child inherits what its thread blocks
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with get_client(sync_client=True):  # where no address is set, this starts a server
                pass
        except Exception as error:
            failures.append(error)

    starting = threading.Thread(target=contextvars.copy_context().run, args=(start,), daemon=True)
    starting.start()
    starting.join()
    if failures:
        why = f"Prefect's server did not start: {reason(failures[0])}"
        raise VintageError(why) from failures[0]
    from prefect.server.api.server import (  # noqa: PLC0415, it is loaded only with a server
        SubprocessASGIServer,
    )

    server = SubprocessASGIServer().server_process
    if server:
        end_with(server)


def end_with(server: subprocess.Popen[Any]) -> None:
    """End this process when its server dies: Prefect would ask it again for many minutes.

    Nothing is lost by it: results are written whole or not at all.
    """
    leaving = threading.Event()
    atexit.register(leaving.set)  # runs before Prefect stops the server: that was registered first

    def watch() -> None:
        server.wait()
        if not leaving.is_set():
            terminal = Console(file=sys.__stderr__)
            terminal.show_cursor()
            terminal.print(DIED, highlight=False, soft_wrap=True)
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
