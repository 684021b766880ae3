"""Playing random programs in every language, each with its own kernel and its own emitter.

A workshop is a folder in which one kernel and many programs lie side by side, as a game's kernel
and rules do. A machine builds it and plays every program's recordings there in one process; the
runner, a small program in the language itself, prints one line for each recording that does not
match, and one for each program that failed altogether.
"""

import json
import os
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.parity.cases import Case
from tests.waiting import LONGEST

KERNELS = Path(__file__).parent.parent.parent / "vintage_game_generator" / "kernels"
RUNNERS = Path(__file__).parent / "runners"
Modules = Mapping[str, str]
"""Emitted sources by file name."""


class ToolFailed(Exception):
    """A language's tool that did not come to its end: what it said."""


@dataclass(frozen=True)
class Difference:
    """A recording that did not match: where it first showed."""

    code: str
    recording: int
    tick: int
    expected: str
    found: str


@dataclass(frozen=True)
class Code:
    """A case in one language: the modules that its emitter made, or what became of them."""

    name: str
    case: Case
    modules: Modules


class Machine(ABC):
    """A language that random programs are played in."""

    name: str
    tools: tuple[str, ...] = ()
    spread = 8
    """In how many programs an emitter's mistake is tried: fewer where building takes long."""

    def lacking(self) -> str:
        """Return which tool is missing here, or nothing."""
        missing = [tool for tool in self.tools if shutil.which(tool) is None]
        return f"{' and '.join(missing)} not found" if missing else ""

    @abstractmethod
    def modules(self, case: Case) -> dict[str, str]:
        """Return a case's rules as the emitter prints them."""

    @abstractmethod
    def kernel(self) -> dict[str, str]:
        """Return the kernel's sources by their paths in it, without what opens windows."""

    @abstractmethod
    def lay_out(self, folder: Path, kernel: Modules, codes: Sequence[Code]) -> None:
        """Write a kernel, some programs and the runner into a workshop."""

    @abstractmethod
    def output(self, folder: Path) -> str:
        """Build a workshop, play all recordings in it, and return what the runner prints.

        Raises:
            ToolFailed: it cannot be built, or the runner failed.
        """

    def play(
        self, folder: Path, codes: Sequence[Code], kernel: Modules | None = None
    ) -> list[Difference]:
        """Return what does not match, of all recordings of some programs.

        Args:
            folder: The workshop; it must not exist.
            codes: The programs.
            kernel: Another kernel than the language's own.

        Raises:
            ToolFailed: it cannot be built, or the runner failed.
        """
        folder.mkdir(parents=True)
        index = []
        for code in codes:
            data = folder / "data" / code.name
            code.case.write(data)
            maps, recordings = len(code.case.levels), len(code.case.recordings)
            entry = {"name": code.name, "data": str(data), "maps": maps, "recordings": recordings}
            index.append(entry)
        (folder / "cases.json").write_text(json.dumps(index), encoding="utf-8")
        self.lay_out(folder, self.kernel() if kernel is None else kernel, codes)
        lines = self.output(folder).splitlines()
        assert lines, "the runner printed nothing"
        assert lines[-1] == json.dumps({"played": sum(len(c.case.recordings) for c in codes)})
        return [Difference(**json.loads(line)) for line in lines[:-1]]

    def play_cases(self, folder: Path, cases: Sequence[Case]) -> list[Difference]:
        """Return what does not match of some cases, in the code that the emitter makes of them."""
        codes = [Code(case.name, case, self.modules(case)) for case in cases]
        return self.play(folder, codes)


def sources(folder: Path, suffix: str, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the sources inside a folder by their paths in it."""
    found = {}
    for path in sorted(folder.rglob(f"*{suffix}")):
        relative = path.relative_to(folder)
        if not set(relative.parts) & set(leave_out):
            found[relative.as_posix()] = path.read_text(encoding="utf-8")
    return found


def write_all(modules: Modules, folder: Path) -> None:
    """Write sources into a folder."""
    for name, text in modules.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Return what a command prints.

    Raises:
        ToolFailed: it failed, or did not end in time.
    """
    arguments = [str(part) for part in command]
    try:
        done = subprocess.run(
            arguments,
            cwd=folder,
            env=dict(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ToolFailed(f"{arguments[0]} did not end within {LONGEST} s") from None
    if done.returncode:
        said = f"{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
        raise ToolFailed(f"{' '.join(arguments)} ended with {done.returncode}:\n{said}")
    return done.stdout
