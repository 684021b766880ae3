"""The `vintage` command as a person runs it: a process of its own, in a home of its own."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.waiting import LONGEST

COMMAND = str(Path(sys.executable).with_name("vintage"))


@contextmanager
def hearing_ctrl_c() -> Iterator[None]:
    """Have processes that are started here hear Ctrl-C.

    A background job ignores it, as these tests may be one, and so would what it starts.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass(frozen=True)
class Home:
    """One user's machine: what was made before, and Prefect's own things."""

    root: Path

    def environment(self, **changes: str) -> dict[str, str]:
        """Return the environment of a process of this user, who set nothing else of Prefect's."""
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
        own = {
            "VINTAGE_HOME": str(self.vintage),
            "PREFECT_HOME": str(self.prefect),
            # The one thing that is set of Prefect's: a busy machine takes minutes to start it.
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(LONGEST),
        }
        return {**plain, **own, **changes}

    @property
    def vintage(self) -> Path:
        """Return the folder of what was made."""
        return self.root / "vintage"

    @property
    def prefect(self) -> Path:
        """Return the folder of Prefect's database."""
        return self.root / "prefect"

    def run(self, *arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run `vintage` in the root folder and return how it went."""
        self.root.mkdir(parents=True, exist_ok=True)
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            cwd=self.root,
            env=self.environment(**changes),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )


@dataclass(frozen=True)
class Finished:
    """A game that the command made, with nothing made before. Copy it before changing it."""

    home: Home
    brief: Path
    code: int
    stdout: str
    stderr: str

    def copied_home(self, place: Path) -> Home:
        """Return a copy of the home: others look at the history of the one that all share."""
        shutil.copytree(self.home.root, place, symlinks=True)
        return Home(place)

    @property
    def summary(self) -> dict[str, Any]:
        """Return the JSON object on the last line of the command's output."""
        found: dict[str, Any] = json.loads(self.stdout.splitlines()[-1])
        return found

    @property
    def folder(self) -> Path:
        """Return the game's folder."""
        return Path(self.summary["game"])

    @property
    def archive(self) -> bytes:
        """Return the bytes of the game's archive."""
        return self.folder.with_name(f"{self.folder.name}.zip").read_bytes()

    @property
    def package(self) -> str:
        """Return the name of the game's Python package."""
        return self.folder.name.replace("-", "_")


def finished(name: str, brief: str, shared: Path) -> Finished:
    """Return the game of a brief, made once for all processes of a test run."""
    home = Home(shared / name)
    path, said = home.root / "brief.yaml", home.root / "said.json"
    with _alone(shared / f"{name}.lock"):
        if not said.exists():
            home.root.mkdir()
            path.write_text(brief, encoding="utf-8")
            run = home.run("generate", path, "--json")
            said.write_text(json.dumps([run.returncode, run.stdout, run.stderr]))
    return Finished(home, path, *json.loads(said.read_text()))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
