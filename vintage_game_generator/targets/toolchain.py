"""What this machine has of the tools that a language needs."""

import shutil
from collections.abc import Iterable
from ctypes.util import find_library

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS


def toolchain(languages: Iterable[Language]) -> dict[str, bool]:
    """Return which tools of some languages are here: part of the keys of what they prove."""
    return {
        tool.command: present(tool.command)
        for language in languages
        for tool in TARGETS[language].tools
    }


def present(command: str) -> bool:
    """Return whether a program is on the path, or a library (`libSDL2`) can be loaded."""
    if command.startswith("lib"):
        return find_library(command.removeprefix("lib")) is not None
    return shutil.which(command) is not None
