"""What `vintage up` brought up, as a test asks it: over HTTP, and by Prefect's command."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.command import Home
from tests.waiting import LONGEST, until

PREFECT = str(Path(sys.executable).with_name("prefect"))
GENERATE_GAME = "generate-game/generate-game"
ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
GAME = {"genre": "action-adventure", "perspective": "top-down", "art_style": "game-boy"}


@dataclass(frozen=True)
class Served:
    """A home in which it is up."""

    home: Home
    port: int
    gallery_port: int
    auth: str = ""

    @property
    def api(self) -> str:
        """The API's address."""
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def folder(self) -> Path:
        """Where process numbers and logs are."""
        return self.home.vintage / "server"

    @property
    def games(self) -> Path:
        """Where runs put games."""
        return self.home.root / "games"

    def ask(self, method: str, path: str, **options: Any) -> Any:
        """Ask the API; return what it answers."""
        user, _, password = self.auth.partition(":")
        basic = (user, password) if self.auth else None
        # Where SQLite is busy, Prefect says so, or now and then nothing at all: its own client asks
        # again, too.
        seconds = 60 if method == "GET" else LONGEST

        def answered() -> httpx.Response | None:
            try:
                said = httpx.request(
                    method, self.api + path, auth=basic, timeout=seconds, trust_env=False, **options
                )
            except httpx.ReadTimeout:
                if method != "GET":
                    raise
                return None
            return None if said.status_code == httpx.codes.SERVICE_UNAVAILABLE else said

        answer = until(answered)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def prefect(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run Prefect's own command as a user would who follows what `vintage up` says."""
        own = {"PREFECT_API_URL": self.api, "PREFECT_LOGGING_LEVEL": "WARNING"}
        if self.auth:
            own["PREFECT_API_AUTH_STRING"] = self.auth
        return subprocess.run(
            [PREFECT, "--no-prompt", *map(str, arguments)],
            cwd=self.home.root,
            env=self.home.environment(**own),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )

    def deployment(self, name: str) -> dict[str, Any]:
        """Return what the server knows of a deployment: `flow/deployment`."""
        found: dict[str, Any] = self.ask("GET", f"/deployments/name/{name}")
        return found

    def started(self, parameters: dict[str, Any], name: str = GENERATE_GAME, **options: Any) -> str:
        """Start a run of a deployment, `flow/deployment`; return its id."""
        deployment = self.deployment(name)["id"]
        told = {"parameters": parameters, **options}
        run = self.ask("POST", f"/deployments/{deployment}/create_flow_run", json=told)
        return str(run["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        """Return what the server knows of a run."""
        found: dict[str, Any] = self.ask("GET", f"/flow_runs/{run_id}")
        return found

    def until(self, run_id: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a run; return it."""

        def found() -> dict[str, Any] | None:
            run = self.run(run_id)
            return run if wanted(run) else None

        return until(found, lambda: self.run(run_id)["state"])

    def runs_now(self, run_id: str) -> bool:
        """Wait until a run begins; return whether one sees it run, as it may be over by then."""
        seen = self.until(run_id, lambda run: run["state"]["type"] in {"RUNNING", *ENDED})
        return bool(seen["state"]["type"] == "RUNNING")

    def ended(self, run_id: str) -> dict[str, Any]:
        """Wait until a run ended, however it did; return it."""
        return self.until(run_id, lambda run: run["state"]["type"] in ENDED)

    def processes(self) -> dict[int, str]:
        """Return the numbers and command lines of all that runs for this home."""
        return processes_with(f"VINTAGE_PART={self.folder}/")

    def kill(self, run_id: str) -> None:
        """Kill the process of a run, as a power cut would."""
        self.send(run_id, signal.SIGKILL)

    def send(self, run_id: str, how: signal.Signals) -> None:
        """Send a signal to the processes of a run."""
        for pid in processes_with(f"PREFECT__FLOW_RUN_ID={run_id}"):
            with suppress(ProcessLookupError):  # it has just ended
                os.kill(pid, how)


def processes_with(setting: str) -> dict[int, str]:
    """Return the numbers and command lines of all whose environment has a setting."""
    found = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                environment = (one / "environ").read_bytes()
                command = (
                    (one / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                )
            except OSError:  # another user's, or gone meanwhile
                continue
            if setting.encode() in environment and command:
                found[int(one.name)] = command
    return found
