"""What a language needs, so that games can be written in it."""

import shutil
from collections.abc import Callable, Mapping
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator import translate
from vintage_game_generator.models.certificate import LanguageProof, RunProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide


class Tool(NamedTuple):
    """Something that building, checking or playing needs, and how one gets it."""

    name: str
    """A program (`cargo`) or a library (`libSDL2`), unless there is a look of its own."""
    hint: str
    look: Callable[[], bool] | None = None
    """How one sees that it is here; if there is none, by its name."""

    def present(self) -> bool:
        """Return whether it is on this machine."""
        if self.look is not None:
            return self.look()
        if self.name.startswith("lib"):
            return find_library(self.name.removeprefix("lib")) is not None
        return shutil.which(self.name) is not None


class Trial(NamedTuple):
    """A whole game on disk that shall be played in one more language."""

    game: Path
    """The game's folder, with its recordings."""
    project: Path
    """The language's project inside of it."""
    package: str
    runs: tuple[RunProof, ...]
    pictures: Mapping[int, bytes]
    """What Pygame shows of the winning recording after some ticks: PNG files."""
    shells: bool
    """Whether to build and look at what opens a window, and not just at the rules."""


@dataclass(frozen=True)
class Target:
    """A language that games are written in.

    All of its functions are pure but `proven`, which runs the language's own tools.
    """

    language: Language
    folder: str
    """Of the project inside the game's folder; nothing means the game's own."""
    assets: str
    """Of pictures, maps and sounds inside the project; `{package}` is filled in."""
    project_files: Callable[[GameConfig, GameDesign, StyleGuide], dict[str, bytes]]
    """The project's code, without assets."""
    built: Callable[[GameDesign, Mapping[str, bytes]], dict[str, bytes]]
    """What is built of the whole project, assets included: the web's single page."""
    proven: Callable[[Trial], LanguageProof]
    """How the game fares in this language on this machine."""
    tools: tuple[Tool, ...]
    """What `proven` cannot do without, in whole or in part."""
    code: tuple[str, ...]
    """The sources that write its projects, in this package: part of the cache keys."""
    title: str
    """For a game's README: `Rust, with Bevy`."""
    play: str
    """The command that plays a game, from the game's folder."""
    replay: str
    """The command that checks the winning recording, from the game's folder."""

    def inside(self, name: str) -> str:
        """Return the path in the game's folder of a file of the project."""
        return f"{self.folder}/{name}" if self.folder else name


def emitter_sources(*prefixes: str) -> tuple[str, ...]:
    """Return the sources of an emitter for `Target.code`: `rust` is `rust.py` and `rust_*.py`."""
    files = sorted((Path(translate.__file__).parent).glob("*.py"))
    return tuple(f"translate/{file.name}" for file in files if file.name.startswith(prefixes))


def nothing_built(design: GameDesign, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return no files: the project is whole as it is written."""
    del design, files
    return {}
