"""What a language needs, so that games can be written in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.models.certificate import RUNS, LanguageProof, RunProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.process import LONGEST
from vintage_game_generator.targets.tools import Tool

USUALLY = (len(RUNS) + 4) * LONGEST
"""Seconds for all recordings, and almost as much again for tests and pictures."""


class Foundation(NamedTuple):
    """Software that a game runs on and does not contain."""

    name: str
    link: str
    licence: str
    """As an SPDX expression."""


class Program(NamedTuple):
    """How a game's window is opened."""

    arguments: Sequence[str]
    """The first is a program: one of the language's tools, or a path."""
    folder: Path
    """Where it is run."""
    environment: Mapping[str, str] = {}
    """What is set for it, besides what is."""


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
    proven: Callable[[Trial], LanguageProof] | None
    """How the game fares in this language on this machine; of Python, the certificate says it."""
    tools: tuple[Tool, ...]
    """What `proven` cannot do without: the first at all, the others in part."""
    code: tuple[str, ...]
    """The sources that write its projects, in this package: part of the cache keys."""
    title: str
    """For a game's README: `Rust, with Bevy`."""
    play: str
    """The command that plays a game, from the game's folder."""
    replay: str
    """The command that checks the winning recording, from the game's folder."""
    foundations: tuple[Foundation, ...]
    """What a game runs on, for its licences; what those rest on in turn they name themselves."""
    program: Callable[[Path, str, Sequence[str]], Program] | None
    """What opens a window, by the project's folder, the package and the options to hand over."""
    page: Callable[[str], str] | None = None
    """The file in the project that is the whole game in a browser, by the package."""
    seconds: float = USUALLY
    """After which `proven` has ended in any case: its tools' limits together."""

    def inside(self, name: str) -> str:
        """Return the path in the game's folder of a file of the project."""
        return f"{self.folder}/{name}" if self.folder else name


def nothing_built(design: GameDesign, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return no files: the project is whole as it is written."""
    del design, files
    return {}
