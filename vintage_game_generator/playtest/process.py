"""A finished game run as its own process, the way a player's machine runs it; and other tools."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.certificate import SCREEN_CHECKS, Check, LevelProof, RunProof

SCREEN_TEST = Path(__file__).with_name("screen_test.py")
LONGEST = 300  # seconds; a recording of ten minutes replays in two

Finished = subprocess.CompletedProcess[str]


class ToolFailed(BadGame):
    """A tool did not end in time."""

    def __init__(self, folder: Path, why: str) -> None:
        """Remember in which folder it ran, and why it failed."""
        super().__init__(folder, why)
        self.folder = folder
        self.why = why

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.folder}: {self.why}"


class NotRun(ToolFailed):
    """A tool cannot even be started: this machine's fault, and not the game's."""


def run_tool(
    arguments: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float = LONGEST,
) -> Finished:
    """Run a tool in a folder to its end; return how it went.

    Raises:
        NotRun: it cannot be started.
        ToolFailed: it did not end in time.
    """
    what = Path(str(arguments[0])).name
    try:
        return subprocess.run(
            [str(argument) for argument in arguments],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except OSError as error:
        raise NotRun(folder, f"{what} cannot be run ({error.strerror})") from error
    except subprocess.TimeoutExpired:
        raise ToolFailed(folder, f"{what} did not end within {seconds:.0f} s") from None


def run_game(folder: Path, arguments: Sequence[str]) -> Finished:
    """Run Python in a game's folder without a window or a loudspeaker; return how it went.

    Raises:
        ToolFailed: it did not end.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder.absolute()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    return run_tool([sys.executable, *arguments], folder, environment)


def last_line(run: Finished) -> str:
    """Return what a run said last: of its errors if it failed and said any."""
    errors = run.stderr.strip() if run.returncode else ""
    lines = (errors or run.stdout.strip()).splitlines()
    return lines[-1] if lines else f"exit code {run.returncode}"


def replay_check(folder: Path, package: str, run: RunProof) -> Check:
    """Return whether the game in a folder does at every checkpoint what a recording says."""
    done = run_game(folder, ["-m", package, "--replay", run.recording])
    said = last_line(done)
    same = done.returncode == 0 and tells(said, run)
    return Check(
        name=f"replay {Path(run.recording).stem}",
        passed=same,
        detail=said if same or done.returncode else f"{said!r} is not what was recorded",
    )


class Screen(Model):
    """What the screen test saw, and when it took the pictures of the winning recording."""

    checks: tuple[Check, ...]
    pictures: dict[str, int]


def looked_at(
    folder: Path, package: str, levels: Sequence[LevelProof], pictures: str = ""
) -> Screen:
    """Return what the screen test saw of the game in a folder.

    Args:
        folder: The game's folder.
        package: The game's package.
        levels: Where in the winning recording each level is cleared.
        pictures: The folder in the game's folder where pictures go; none are taken without it.
    """
    spans = json.dumps([[level.first_tick, level.last_tick] for level in levels])
    asked = [package, spans, *([pictures] if pictures else [])]
    # Without the script's own folder on the path: its modules could be called like the game.
    run = run_game(folder, ["-P", str(SCREEN_TEST), *asked])
    said = last_line(run)
    with suppress(ValidationError):
        screen = Screen.model_validate_json(said)
        if run.returncode == 0 and tuple(one.name for one in screen.checks) == SCREEN_CHECKS:
            return screen
    return Screen(checks=(Check(name="screen", passed=False, detail=said),), pictures={})


def tells(line: str, run: RunProof) -> bool:
    """Return whether a line is the outcome that a replay prints last."""
    try:
        told = from_json(line)
    except ValueError:
        return False
    return bool(told == {"outcome": run.outcome, "ticks": run.ticks, "hash": run.hash})
