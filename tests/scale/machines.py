"""Machines that share nothing but a server and a storage: each has a disk of its own."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx

from tests.command import Home
from tests.postgres import free_port, postgres
from tests.s3_server import new_bucket, s3_server
from tests.served import PREFECT, Served, processes_with
from tests.waiting import LONGEST, until
from vintage_game_generator.serving.environment import server_environment

RUN = re.compile(rb"PREFECT__FLOW_RUN_ID=([0-9a-f-]+)")
WHO = re.compile(r"Credential=([^/]+)/")
Puts = Counter[tuple[str, str]]  # by the machine that put an object, and the object


@dataclass
class Machine:
    """A machine on which a worker or a batch runs."""

    name: str
    home: Home
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def code(self) -> int | None:
        """How its command ended; nothing if it goes on."""
        assert self.process, f"nothing was started on {self.name}"
        return self.process.poll()

    def ended(self) -> int:
        """Wait for its command's end; return how it was."""
        assert self.process, f"nothing was started on {self.name}"
        return self.process.wait(2 * LONGEST)

    @property
    def games(self) -> Path:
        """Where games are delivered on this machine."""
        return self.home.root / "games"

    def start(self, *command: str) -> None:
        """Run a command on it, what it says going to a file."""
        self.home.root.mkdir(parents=True, exist_ok=True)
        with (self.home.root / "log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.home.root,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def log(self) -> str:
        """What its command has said so far."""
        return (self.home.root / "log").read_text()

    def runs(self) -> set[str]:
        """Return the ids of flow runs that have a process here."""
        found = set()
        for pid in processes_with(f"VINTAGE_HOME={self.home.vintage}"):
            with suppress(OSError):  # it has just ended
                found |= set(RUN.findall(Path(f"/proc/{pid}/environ").read_bytes()))
        return {one.decode() for one in found}

    def send(self, how: signal.Signals) -> None:
        """Send a signal to all that runs on it."""
        for _ in range(3):  # what was being started meanwhile
            for pid in processes_with(f"VINTAGE_HOME={self.home.vintage}"):
                with suppress(ProcessLookupError):
                    os.kill(pid, how)

    def kill(self) -> None:
        """Kill all that runs on it at once, as a power cut would."""
        self.send(signal.SIGKILL)
        if self.process:
            self.process.wait(LONGEST)


@dataclass
class Cluster:
    """A server with PostgreSQL, S3, and machines."""

    root: Path
    served: Served
    storage: str
    s3: dict[str, str]
    puts: Puts
    machines: list[Machine] = field(default_factory=list)

    def machine(self, name: str) -> Machine:
        """Return a new machine, on which nothing runs yet."""
        home = Home(self.root / name)
        own = {
            "PREFECT_API_URL": self.served.api,
            "PREFECT_WORKER_QUERY_SECONDS": "1",
            "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
            "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
            "VINTAGE_STORAGE": self.storage,
            "VINTAGE_WORKPLACE": str(home.root),
            **self.s3,
            "AWS_ACCESS_KEY_ID": name,  # by which the server's visitors are told apart
        }
        made = Machine(name, home, home.environment(**own))
        self.machines.append(made)
        return made

    def worker(self, name: str) -> Machine:
        """Return a machine with a worker that leaves some of four games to another one."""
        machine = self.machine(name)
        pool = ("--pool", "vintage", "--type", "process")
        machine.start(PREFECT, "worker", "start", *pool, "--name", name, "--limit", "3")
        return machine

    def shut_down(self) -> None:
        """Kill what runs on all machines."""
        for machine in self.machines:
            machine.kill()


@contextmanager
def cluster(root: Path) -> Iterator[Cluster]:
    """Bring a server, a database and a storage up; what runs on machines is killed at the end."""
    with ExitStack() as ending:
        puts: Puts = Counter()
        ending.enter_context(counted(puts))
        s3 = ending.enter_context(s3_server())
        storage = new_bucket()
        served = Served(Home(root / "served"), free_port(), 0)
        served.home.root.mkdir(parents=True)
        _serve(ending, served)
        found = Cluster(root, served, storage, s3, puts)
        ending.callback(found.shut_down)
        registered = served.home.environment(PREFECT_API_URL=served.api)
        subprocess.run(
            [sys.executable, "-m", "flows.registering"],
            env=registered,
            cwd=served.home.root,
            check=True,
            capture_output=True,
            timeout=LONGEST,
        )
        yield found


def _serve(ending: ExitStack, served: Served) -> None:
    database = ending.enter_context(postgres())
    with (served.home.root / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(served.port)],
            env=server_environment(served.port, database, "")
            | {"PREFECT_HOME": str(served.home.prefect)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    ending.callback(server.wait, LONGEST)
    ending.callback(server.terminate)

    def answers() -> bool:
        assert server.poll() is None, "the server ended"
        try:
            served.ask("GET", "/health")
        except (httpx.HTTPError, AssertionError):
            return False
        return True

    until(answers)


@contextmanager
def counted(puts: Puts) -> Iterator[None]:
    """Have the S3 server of this process count who puts what."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication  # noqa: PLC0415

    answer = DomainDispatcherApplication.__call__

    def counting(self: Any, environ: dict[str, Any], start_response: Any) -> Any:
        answered = answer(self, environ, start_response)
        if environ["REQUEST_METHOD"] == "PUT":  # whole: one that was cut off is no object
            who = WHO.search(environ.get("HTTP_AUTHORIZATION", ""))
            puts[who[1] if who else "", environ["PATH_INFO"].partition("/vintage/")[2]] += 1
        return answered

    with patch.object(DomainDispatcherApplication, "__call__", counting):
        yield
