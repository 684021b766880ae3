"""A tuned server, our deployments on it, a worker and a file server: all up, or nothing is."""

import fcntl
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.serving import processes
from vintage_game_generator.serving.environment import (
    LOOPBACK,
    api,
    client_environment,
    server_environment,
    server_folder,
    worker_environment,
)
from vintage_game_generator.serving.settings import (
    AUTH,
    GALLERY_FOLDER,
    GALLERY_URL,
    WORKPLACE,
    ServingSettings,
)
from vintage_game_generator.settings import private_folder
from vintage_game_generator.store.places import cannot_write, write_whole

SERVER, FILES, WORKER, REGISTERING = "server", "files", "worker", "registering"
# A worker that is told to end kills its runs before they say so to the server, which then shows
# them as running: so they are told first.
RUN_ID = "PREFECT__FLOW_RUN_ID"
# In the order in which they are stopped, with the seconds that each has to do it in good order.
PATIENCE: dict[str, float] = {WORKER: 3, FILES: 3, REGISTERING: 3, SERVER: 20}
STARTING = 240  # seconds; a first start on a busy machine makes a database for over a minute
POOL = "vintage"


@dataclass(frozen=True)
class Plan:
    """How it shall be served."""

    port: int
    gallery_port: int
    folder: Path  # where runs work
    runs: int  # at most at the same time
    auth: bool = False
    postgres: bool = False

    @property
    def ui(self) -> str:
        """Return the address of Prefect's pages."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def games(self) -> Path:
        """Return the folder of games, which the file server shows."""
        return self.folder / "games"

    @property
    def gallery(self) -> str:
        """Return the address of the games."""
        return f"http://{LOOPBACK}:{self.gallery_port}/"


def bring_up(plan: Plan, told: ServingSettings, say: Callable[[str], None]) -> tuple[Plan, bool]:
    """Return how it is served, and whether anything had to be started for that.

    Raises:
        BadInput: a port is taken, or it is up already in another way.
        StoreError: nothing can be written in `VINTAGE_HOME`.
        VintageError: a part did not start; those that did are stopped again.
    """
    if plan.port == plan.gallery_port:
        raise BadInput(
            f"port {plan.port} is that of Prefect's pages already",
            where="--gallery-port",
            hint=f"write another, such as --gallery-port {plan.port % 65535 + 1}",
        )
    with _alone():
        found = kept_plan()
        if found and _is_up(SERVER):
            _same(found, plan)
        else:
            bring_down()  # without its server, what is left of it is of no use
        missing = [part for part in (SERVER, FILES, WORKER) if not _is_up(part)]
        if not missing:
            _let_in(plan, told)  # with another password it is up in another way, too
            return plan, False
        for part in missing:
            _stop(part)  # what it started may live though it is dead
        _free_ports(plan, missing)
        write_whole(_plan_file(), json.dumps(asdict(plan), default=str).encode())
        try:
            _start(plan, told, missing, say)
        except BaseException:
            bring_down()
            raise
        return plan, True


def bring_down() -> list[str]:
    """Stop all that was started; return the parts that were there."""
    stopped = [part for part in PATIENCE if _stop(part)]
    _plan_file().unlink(missing_ok=True)
    return stopped


def _stop(part: str) -> bool:
    first = RUN_ID if part == WORKER else ""
    return processes.stop(part, server_folder(), PATIENCE[part], first)


def kept_plan() -> Plan | None:
    """Return how it was last brought up; nothing if it was not, or was brought down."""
    try:
        told = json.loads(_plan_file().read_bytes())
        return Plan(**{**told, "folder": Path(told["folder"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _start(
    plan: Plan, told: ServingSettings, missing: list[str], say: Callable[[str], None]
) -> None:
    since = datetime.now(UTC) if WORKER in missing else datetime.fromtimestamp(0, UTC)
    folder = private_folder(server_folder())
    client = client_environment(plan.port, told.auth)
    prefect = [sys.executable, "-m", "prefect"]
    if SERVER in missing:
        first = not (told.database or (folder / "prefect.db").exists())
        say("starting Prefect's server" + (", which makes its database first" if first else ""))
        listen = ["server", "start", "--host", LOOPBACK, "--port", str(plan.port)]
        environment = server_environment(plan.port, told.database, told.auth)
        processes.start(SERVER, [*prefect, *listen], folder, environment, folder, 0o077)
        _wait_for(SERVER, told, lambda: _answers(f"{api(plan.port)}/health"))
        _let_in(plan, told)
    if FILES in missing:
        plan.games.mkdir(parents=True, exist_ok=True)
        files = [sys.executable, "-m", "vintage_game_generator.serving.files"]
        where = [str(plan.games), str(plan.gallery_port)]
        processes.start(FILES, [*files, *where], folder, dict(os.environ), folder)
    if WORKER in missing:
        say("starting a worker, and registering the deployments")
        own = {
            WORKPLACE: str(plan.folder),
            GALLERY_URL: plan.gallery,
            GALLERY_FOLDER: str(plan.games),
        }
        name = f"{socket.gethostname()}-{plan.port}"
        work = ["worker", "start", "--pool", POOL, "--type", "process", "--name", name]
        kept = [sys.executable, "-m", "vintage_game_generator.serving.keeping", *prefect, *work]
        processes.start(WORKER, kept, folder, worker_environment(client) | own, plan.folder)
    registering = [sys.executable, "-m", "flows.registering", "--runs", str(plan.runs)]
    started = processes.start(REGISTERING, registering, folder, client, folder)
    if _ended(started, told):
        raise _failure(REGISTERING, told)
    (folder / f"{REGISTERING}.pid").unlink(missing_ok=True)
    _wait_for(FILES, told, lambda: _answers(plan.gallery))
    _wait_for(WORKER, told, lambda: _worker_is_online(plan, told, since))


def _ended(process: subprocess.Popen[bytes], told: ServingSettings) -> int:
    try:
        return process.wait(STARTING)
    except subprocess.TimeoutExpired:
        raise _failure(REGISTERING, told) from None


def _wait_for(part: str, told: ServingSettings, ready: Callable[[], bool]) -> None:
    """Wait until a part is ready.

    Raises:
        VintageError: it ended, or takes too long.
    """
    deadline = time.monotonic() + STARTING
    while not ready():
        if not processes.running(part, server_folder()) or time.monotonic() > deadline:
            raise _failure(part, told)
        time.sleep(0.2)


def _failure(part: str, told: ServingSettings) -> VintageError:
    said = processes.last_words(part, server_folder(), [told.auth, told.database])
    return VintageError(f"{part} did not start: {said}; see {server_folder() / f'{part}.log'}")


def _answers(address: str) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(address, timeout=10, trust_env=False).status_code == httpx.codes.OK
    return False


def _let_in(plan: Plan, told: ServingSettings) -> None:
    """Make sure that the server that answers is ours, and lets in who knows its password.

    Raises:
        BadInput: it does not.
    """
    address = f"{api(plan.port)}/admin/version"
    answer = httpx.get(address, auth=told.basic, timeout=30, trust_env=False)
    if answer.status_code != httpx.codes.OK:
        raise BadInput(
            f"the server at {plan.ui} does not let us in ({answer.status_code})",
            where=AUTH,
            hint="set what it was brought up with, or `vintage down` first",
        )


def _worker_is_online(plan: Plan, told: ServingSettings, since: datetime) -> bool:
    """Return whether our worker has shown itself since some time: the server remembers the last."""
    address = f"{api(plan.port)}/work_pools/{POOL}/workers/filter"
    with suppress(httpx.HTTPError, ValueError):
        answer = httpx.post(address, json={}, auth=told.basic, timeout=30, trust_env=False)
        name = f"{socket.gethostname()}-{plan.port}"
        seen = [one["last_heartbeat_time"] for one in answer.json() if one["name"] == name]
        return any(datetime.fromisoformat(one) >= since for one in seen)
    return False


def _is_up(part: str) -> bool:
    return processes.running(part, server_folder()) is not None


def _same(found: Plan, wanted: Plan) -> None:
    """Refuse to change what is up.

    Raises:
        BadInput: it is up in another way.
    """
    there, here = asdict(found), asdict(wanted)
    other = [name for name in there if there[name] != here[name]]
    if other:
        names = {"auth": AUTH, "postgres": "--database"}
        raise BadInput(
            f"what is up at {found.ui} has another value",
            where=", ".join(names.get(name, f"--{name.replace('_', '-')}") for name in other),
            hint="`vintage down` first",
        )


def _free_ports(plan: Plan, missing: list[str]) -> None:
    """Make sure that nobody else listens where we shall.

    Raises:
        BadInput: somebody does.
    """
    wanted = {SERVER: ("--port", plan.port), FILES: ("--gallery-port", plan.gallery_port)}
    for part, (option, port) in wanted.items():
        if part not in missing:
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError as error:
                raise BadInput(
                    f"port {port} is taken by another program ({error.strerror})",
                    where=option,
                    hint=f"write another, such as {option} {port + 1}",
                ) from None


@contextmanager
def _alone() -> Iterator[None]:
    """Have one command at a time bring it up."""
    file = server_folder() / "lock"
    try:
        private_folder(server_folder())
        lock = file.open("w")
    except OSError as error:
        raise cannot_write(file, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise VintageError("another `vintage up` is at it; wait for it") from None
        yield


def _plan_file() -> Path:
    return server_folder() / "plan.json"
