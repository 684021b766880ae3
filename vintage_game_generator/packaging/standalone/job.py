"""What is built, from what, and where to."""

import os
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.playtest.process import last_line, run_tool

HEADLESS = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


class Job(NamedTuple):
    """A game to build in one language."""

    game: Path
    """A copy of the certified files, which may be written to."""
    certificate: Certificate
    into: Path
    """The folder that the build makes; it is not there yet."""
    scratch: Path
    """An empty folder for what comes up on the way."""

    @property
    def name(self) -> str:
        """Return what the build's program is called, without an ending."""
        return self.certificate.package.replace("_", "-")


def not_playing(job: Job, program: Path) -> str:
    """Return what is wrong with how a built game replays the winning recording, if anything.

    Raises:
        BadGame: the program does not end.
    """
    recording = job.game / job.certificate.runs[0].recording
    done = run_tool([program, "--replay", recording], job.into, os.environ | HEADLESS)
    return f"the built game does not play: {last_line(done)}" if done.returncode else ""
