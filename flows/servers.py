"""A Prefect server for a run: the one that is set, or one that lives as long as this process."""

import atexit
import contextvars
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from prefect.client.orchestration import get_client
from prefect.events.clients import PrefectEventsClient
from prefect.events.worker import EventsWorker, emit_events_to_cloud
from prefect.exceptions import PrefectHTTPStatusError
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, PREFECT_HOME
from rich.console import Console

from flows import server_keeper
from tasks.outcomes import reason
from vintage_game_generator.errors import BadInput, VintageError

ANSWER_SECONDS = 10  # a server that is only busy answers within
AWAY_SECONDS = 90.0  # a server that is started again is back within
LOOK_SECONDS = 2.0  # between two looks at it
STARTED_SECONDS = 0.05  # between two looks whether our own has begun to start
KEPT = "what is done is kept: the same command goes on from there"
DIED = f"vintage: Prefect's server died; {KEPT}"
AWAY = f"vintage: Prefect's server does not answer any more; {KEPT}"
_KEEPERS: list[subprocess.Popen[bytes]] = []  # their pipes close with this process


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
    shown = _shown(address)
    try:
        # Prefect's client waits for minutes for a server that accepts and says nothing.
        _ask_health(address)
        with get_client(sync_client=True) as client:
            client.raise_for_api_version_mismatch()
    except PrefectHTTPStatusError as error:
        refused = error.response.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
        raise _asks_for_a_password(shown) if refused else _no_server(shown, error) from error
    except Exception as error:  # whatever the transport makes of a wrong address
        raise _no_server(shown, error) from error


def _asks_for_a_password(shown: str) -> BadInput:
    given = bool(PREFECT_API_AUTH_STRING.value())
    return BadInput(
        "the server takes another password" if given else "the server asks for a password",
        where=f"PREFECT_API_URL={shown}",
        hint="set VINTAGE_SERVER_AUTH=user:password",
    )


def _no_server(shown: str, error: Exception) -> BadInput:
    return BadInput(
        f"no fitting Prefect server answers ({reason(error)})",
        where=f"PREFECT_API_URL={shown}",
        hint="start one with `vintage up` or `prefect server start`, or unset PREFECT_API_URL",
    )


def _shown(address: str) -> str:
    """Return an address without who may enter there."""
    return re.sub("//[^/@]*@", "//", address)


def _ask_health(address: str) -> None:
    """Return quietly if somebody answers at an address, whoever that is.

    Whether it is the right one, certificate and all, is for Prefect's client to find out.
    """
    httpx.get(f"{_shown(address).rstrip('/')}/health", timeout=ANSWER_SECONDS, verify=False)


@contextmanager
def kept_in_sight() -> Iterator[None]:
    """Have this process end if the server that is set goes away meanwhile, and stays away.

    Prefect's client asks it again for a minute or more, at each of the many times when something
    is to be told or shown. A restart is bridged by that, and nothing is lost by the end: results
    are written whole or not at all.
    """
    # A log line that the server missed is no business of the terminal's, to which Prefect tells it.
    logging.raiseExceptions = False
    address = PREFECT_API_URL.value()
    if not address:  # our own server is watched by `end_with`
        yield
        return
    over = threading.Event()

    def watch() -> None:
        answered = time.monotonic()
        while not over.wait(LOOK_SECONDS):
            try:
                _ask_health(address)
                answered = time.monotonic()
            except Exception:
                if time.monotonic() - answered > AWAY_SECONDS and not over.is_set():
                    _leave(AWAY)

    threading.Thread(target=watch, daemon=True).start()
    if is_own_kind():
        tell_patiently()
    try:
        yield
        # What is still to be told, while the watch can end the wait for it.
        EventsWorker.drain_all(timeout=AWAY_SECONDS, at_exit=False)
    finally:
        over.set()
        EventsWorker.set_client_override(None)


def is_own_kind() -> bool:
    """Return whether a server is set that somebody runs, not Prefect's cloud."""
    return bool(PREFECT_API_URL.value()) and not emit_events_to_cloud()


def tell_patiently() -> None:
    """Have what happens to task runs told as long as a server may be away.

    It is told over a web socket, and Prefect drops, with a long line for each, what it could not
    tell within some seconds: a restart would cost a part of a run's history.
    """
    tries = round(AWAY_SECONDS) + ANSWER_SECONDS  # a second between two of them
    EventsWorker.set_client_override(PrefectEventsClient, reconnection_attempts=tries)


def _leave(why: str) -> None:
    """End this process at once, with a word: whatever it would do at its end asks the server."""
    terminal = Console(file=sys.__stderr__)
    terminal.show_cursor()
    terminal.print(why, highlight=False, soft_wrap=True)
    os._exit(1)


def api_address() -> str:
    """Return where this process reaches its server: for processes that shall use the same one."""
    address: str | None = PREFECT_API_URL.value()
    if address:
        return address
    from prefect.server.api.server import (  # noqa: PLC0415, it is loaded only with a server
        SubprocessASGIServer,
    )

    return str(SubprocessASGIServer().api_url)


def _check_own_home() -> None:
    """Return quietly if a server of our own has a place for its database.

    Without one it dies at once, and Prefect waits for it for two minutes.

    Raises:
        BadInput: nothing can be written there.
    """
    home = PREFECT_HOME.value()
    try:
        home.mkdir(parents=True, exist_ok=True)
        TemporaryDirectory(prefix=".", dir=home).cleanup()
    except OSError as error:
        raise BadInput(
            f"cannot write there ({error.strerror})",
            where=f"PREFECT_HOME={home}",
            hint="set it to a folder of yours, or PREFECT_API_URL to a server that runs",
        ) from None


def _start_own_server() -> None:
    """Start a server that a terminal's Ctrl-C does not reach: it must outlive the run's end."""
    _check_own_home()
    failures: list[Exception] = []

    def start() -> None:
        if hasattr(signal, "pthread_sigmask"):  # a child inherits what its thread blocks
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with get_client(sync_client=True):  # where no address is set, this starts a server
                pass
        except Exception as error:
            failures.append(error)

    from prefect.server.api.server import (  # noqa: PLC0415, it is loaded only with a server
        SubprocessASGIServer,
    )

    own = SubprocessASGIServer()
    starting = threading.Thread(target=contextvars.copy_context().run, args=(start,), daemon=True)
    starting.start()
    kept = None
    while starting.is_alive():  # a run may be killed while its server starts, which takes seconds
        starting.join(STARTED_SECONDS)
        server = own.server_process
        if server and server is not kept:
            kept = server
            end_with_us(server)
    if failures:
        why = f"Prefect's server did not start: {reason(failures[0])}"
        raise VintageError(why) from failures[0]
    if own.server_process:
        end_with(own.server_process)


def end_with_us(server: subprocess.Popen[Any]) -> None:
    """Have a server end when this process does, even if it is killed."""
    keeper = subprocess.Popen(
        # -I and -S: nothing of the folder, the environment or what is installed is loaded.
        [sys.executable, "-I", "-S", server_keeper.__file__, str(server.pid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},  # Windows
        start_new_session=True,  # no Ctrl-C of a terminal reaches it
    )
    _KEEPERS.append(keeper)


def end_with(server: subprocess.Popen[Any]) -> None:
    """End this process when its server dies: Prefect would ask it again for many minutes.

    Nothing is lost by it: results are written whole or not at all.
    """
    leaving = threading.Event()
    atexit.register(leaving.set)  # runs before Prefect stops the server: that was registered first

    def watch() -> None:
        server.wait()
        if not leaving.is_set():
            _leave(DIED)

    threading.Thread(target=watch, daemon=True).start()
