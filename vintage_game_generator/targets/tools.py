"""What this machine has of the tools that languages need, and in which versions."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.playtest.process import ToolFailed, last_line, run_tool

ANSWER = 30  # seconds for a program to tell its version; a busy machine takes its time


class Found(NamedTuple):
    """What one sees of a tool."""

    well: bool
    """Whether it is here, and of use."""
    fact: str
    """Its version or what it is, else what is wrong with it: `not found`."""
    lasting: bool = True
    """Whether it is so until somebody changes it."""


NOT_FOUND = Found(False, "not found")


class Tool(NamedTuple):
    """Something that building, checking or playing needs, and how one gets it."""

    name: str
    """A program (`cargo`) or a library (`libSDL2`), unless there is a look of its own."""
    hint: str
    look: Callable[[], Found] | None = None
    """How one sees what there is of it; if there is none, by its name."""
    way: str = "install it from"
    """What the hint is for."""

    def found(self) -> Found:
        """Return what there is of it on this machine, as of now."""
        if self.look is not None:
            return self.look()
        if self.name.startswith("lib"):
            library = find_library(self.name.removeprefix("lib"))
            return Found(True, library) if library else NOT_FOUND
        return tool_version(self.name)

    def present(self) -> bool:
        """Return whether it is on this machine, and of use."""
        return self.found().well


def tool_version(
    program: str, oldest: tuple[int, ...] = (), asked: Sequence[str] = ("--version",)
) -> Found:
    """Return the version that a program tells, or why it is of no use.

    Args:
        program: Its name or its path.
        oldest: The first version that will do; any version will, and none, if it is empty.
        asked: The arguments that have it tell.
    """
    path = shutil.which(program)
    if path is None:
        return NOT_FOUND
    try:
        # Where the games are tried: a folder can choose another version of a tool.
        done = run_tool([path, *asked], Path(tempfile.gettempdir()), os.environ, ANSWER)
    except ToolFailed as error:
        return Found(False, f"does not run ({error.why})", lasting=False)
    if done.returncode != 0:
        return Found(False, f"does not run ({last_line(done)})")
    told = re.search(r"\d+(?:\.\d+)*", done.stdout)
    if told is None:
        return Found(False, "tells no version") if oldest else Found(True, "found")
    if tuple(map(int, told[0].split("."))) < oldest:
        return Found(False, f"{told[0]} is older than {'.'.join(map(str, oldest))}")
    return Found(True, told[0])


def library_version(program: str, asked: Sequence[str]) -> Found:
    """Return the version of a library that a program knows; else, that there is none.

    Args:
        program: Its name.
        asked: The arguments that have it tell the library's version; it fails without it.
    """
    found = tool_version(program, asked=asked)
    return found if found.well or not found.lasting else NOT_FOUND
