"""A finished game run as its own process, the way a player's machine runs it."""

import os
import subprocess
import sys
from pathlib import Path

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Check

LONGEST = 300  # seconds; a recording of ten minutes replays in two


def run_game(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run Python in a game's folder without a window or a loudspeaker; return how it went.

    Raises:
        BadGame: it did not end.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder.absolute()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    try:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadGame(f"{folder}: did not end within {LONGEST} s") from None


def last_line(run: subprocess.CompletedProcess[str]) -> str:
    """Return what a run said last: of its errors if it failed and said any."""
    errors = run.stderr.strip() if run.returncode else ""
    lines = (errors or run.stdout.strip()).splitlines()
    return lines[-1] if lines else f"exit code {run.returncode}"


def replay_check(folder: Path, package: str, recording: str) -> Check:
    """Return whether the game in a folder does at every checkpoint what a recording says."""
    run = run_game(folder, ["-m", package, "--replay", recording])
    return Check(
        name=f"replay {Path(recording).stem}", passed=run.returncode == 0, detail=last_line(run)
    )
