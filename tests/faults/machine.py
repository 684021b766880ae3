"""A machine on which things go wrong: its server, its home, and where its games go."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.command import Home
from tests.waiting import LONGEST, until
from vintage_game_generator.settings import prefect_environment

PREFECT = str(Path(sys.executable).with_name("prefect"))
ROOT = Path(__file__).parents[2]
BRIEF = {
    "name": "Hard Times",
    "genre": "action-adventure",
    "perspective": "top-down",
    "art_style": "game-boy",
    "seed": 4,
}
FOLDER = "hard-times"


@dataclass
class Server:
    """A Prefect server that can be stopped and started again, with its history."""

    home: Home
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        """The API's address."""
        return f"http://127.0.0.1:{self.port}/api"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.home.root.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [PREFECT, "server", "start", "--port", str(self.port)],
            env=self.home.environment(**prefect_environment(verbose=False)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers, lambda: "the server does not answer")

    def stop(self) -> None:
        """Stop it as `systemctl stop` would."""
        if self.process:
            self.process.terminate()
            self.process.wait(LONGEST)
            self.process = None

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, "the server ended"
        try:
            return httpx.get(f"{self.api}/health", timeout=LONGEST, trust_env=False).is_success
        except httpx.HTTPError:
            return False

    def ask(self, path: str, **body: Any) -> Any:
        """Return what it says."""
        answer = httpx.post(f"{self.api}/{path}", json=body, timeout=LONGEST, trust_env=False)
        assert answer.is_success, answer.text
        return answer.json()

    def states_of(self, run: str, expected: int) -> list[str]:
        """Return how the task runs of a run ended; they are written down a little later."""
        only = {"flow_runs": {"id": {"any_": [run]}}}

        def states() -> list[str]:
            return [one["state_type"] for one in self.ask("task_runs/filter", limit=200, **only)]

        until(lambda: states().count("COMPLETED") >= expected, states)
        return states()


@dataclass(frozen=True)
class Ended:
    """How a command ended, and all it said."""

    code: int
    said: str

    @property
    def summary(self) -> dict[str, Any]:
        """The JSON object that it said last."""
        found: dict[str, Any] = json.loads(self.said.splitlines()[-1])
        return found

    @property
    def complaint(self) -> str:
        """What it said to a person, without the JSON: one line, if anything."""
        return "\n".join(line for line in self.said.splitlines() if not line.startswith("{"))


@dataclass
class Machine:
    """Commands on a machine, in one home, on one server."""

    root: Path
    api: str
    count: int = 0
    master: subprocess.Popen[str] | None = None
    said: dict[int, Path] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)

    @property
    def home(self) -> Path:
        """`VINTAGE_HOME`."""
        return self.root / "home"

    @property
    def games(self) -> Path:
        """Where games go if nothing else is said."""
        return self.root / "games"

    @property
    def brief(self) -> Path:
        """The brief of the game, in a file."""
        return self.root / "brief.yaml"

    def boot(self, **changes: str) -> None:
        """Start the process that all others come from, with more in its environment."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.brief.write_text(json.dumps(BRIEF))
        own = {"VINTAGE_HOME": str(self.home), "PREFECT_API_URL": self.api}
        self.master = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.forked_commands"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | own | {"COLUMNS": "200"} | changes,
            cwd=ROOT,
        )
        assert self.master.stdout is not None
        assert self.master.stdout.readline() == "ready\n"

    def shut_down(self) -> None:
        """End that process, and what a test that failed left behind."""
        for number in self.running:
            with suppress(ProcessLookupError):
                self.kill(number)
        if self.master:
            self.master.kill()
            self.master.communicate()

    def clear(self) -> None:
        """Remove all that was made, and end what a test that failed left behind."""
        for number in tuple(self.running):
            self.kill(number)
            self.end(number)
        for folder in (self.home, self.games):
            shutil.rmtree(folder, ignore_errors=True)

    def start(self, *arguments: str, fault: tuple[Any, ...] = (), halt: str = "") -> int:
        """Start a command; return its process number.

        Args:
            arguments: What to write after `vintage`.
            fault: What is wrong with it, of `CHILD_FAULTS`.
            halt: The phase of which it stops itself after the first result, until `go_on`.
        """
        self.count += 1
        said = self.root / f"said-{self.count}"
        results = str(self.home / "results")
        halting = [halt, results] if halt else []
        number = self._ask(arguments=arguments, said=str(said), fault=fault, halt=halting)
        self.said[number] = said
        self.running.add(number)
        return number

    def end(self, number: int) -> Ended:
        """Wait for a command's end."""
        code = self._ask(wait=number)
        self.running.discard(number)
        return Ended(code, self.said[number].read_text())

    def generate(
        self, *options: str, out: Path | None = None, fault: tuple[Any, ...] = ()
    ) -> Ended:
        """Have the game made, and wait for the end."""
        return self.end(self.begin(*options, out=out, fault=fault))

    def begin(
        self,
        *options: str,
        out: Path | None = None,
        fault: tuple[Any, ...] = (),
        halt: str = "",
    ) -> int:
        """Begin to make the game; return the process number."""
        place = str(out or self.games)
        arguments = ("generate", str(self.brief), "--out", place, "--json", "--parallel", "2")
        return self.start(*arguments, *options, fault=fault, halt=halt)

    def in_the_middle(
        self, *options: str, fault: tuple[Any, ...] = (), phase: str = "level"
    ) -> int:
        """Return a run that has kept the first result of a phase, and stands still until `go_on`.

        It stops itself: on a busy machine others would see too late how far it is.
        """
        number = self.begin(*options, fault=fault, halt=phase)
        until(lambda: self._stands_still(number), self.said[number].read_text)
        return number

    def hold(self, number: int) -> None:
        """Have a run stand still."""
        self.kill(number, signal.SIGSTOP)

    def go_on(self, number: int) -> None:
        """Have a run that stands still go on."""
        self.kill(number, signal.SIGCONT)

    @property
    def results(self) -> set[str]:
        """The keys of the results that are kept whole: Prefect's own writing may be cut off."""
        folder = self.home / "results"
        return {path.name for path in folder.glob("*-*") if is_whole(path)}

    def forget_receipts(self) -> None:
        """Have the next run look at each piece."""
        shutil.rmtree(self.home / "receipts", ignore_errors=True)

    def restore(self, made: Path, folder: str) -> None:
        """Have what an undisturbed run left in a folder, times and all."""
        shutil.copytree(made / folder, self.root / folder, symlinks=True)

    def kill(self, number: int, how: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to a command's process."""
        os.kill(number, how)

    def _stands_still(self, number: int) -> bool:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][0]
        assert state != "Z", self.said[number].read_text()
        return state == "T"

    def _ask(self, **what: Any) -> int:
        assert self.master is not None
        assert self.master.stdin is not None
        assert self.master.stdout is not None
        self.master.stdin.write(json.dumps(what) + "\n")
        self.master.stdin.flush()
        return int(self.master.stdout.readline())


def files(folder: Path) -> dict[str, bytes]:
    """Return all files in a folder by their paths in it, hidden ones too."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def is_whole(record: Path) -> bool:
    """Return whether a result was written to its end."""
    try:
        json.loads(record.read_bytes())
    except (OSError, ValueError):
        return False
    return True
