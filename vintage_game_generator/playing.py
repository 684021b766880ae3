"""How a finished game is played, in each of its languages."""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.rust_shell import SHELL, target_folder


class Command(NamedTuple):
    """What to run, where, and in which environment."""

    arguments: list[str]
    folder: Path
    environment: dict[str, str]


def play_command(
    folder: Path, certificate: Certificate, language: Language, *, watch: bool = False
) -> Command:
    """Return what opens a game's window.

    Args:
        folder: The game's folder.
        certificate: Its certificate.
        language: One of its languages that open a window of their own.
        watch: Whether the winning recording is shown, instead of being played.

    Raises:
        BadInput: the game is not in this language, or a program lacks that it needs.
    """
    _check_language(certificate, language)
    folder = folder.absolute()
    shown = ["--replay", str(folder / certificate.runs[0].recording), "--watch"] if watch else []
    environment = dict(os.environ)
    project = folder / TARGETS[language].folder
    match language:
        case Language.RUST:
            project = project / SHELL
            program = [_found(language, "cargo"), "run", "--release"]
            shown = ["--", *shown] if shown else []
            environment["CARGO_TARGET_DIR"] = str(target_folder())  # the engine's, for all games
        case Language.RUBY:
            program = [_found(language, "ruby"), "bin/play"]
        case _:
            program = [sys.executable, "-m", certificate.package]
            # Python looks in the folder by itself, but not where PYTHONSAFEPATH is set.
            environment["PYTHONPATH"] = str(folder)
    return Command([*program, *shown], project, environment)


def web_page(folder: Path, certificate: Certificate) -> Path:
    """Return the page that is a whole game.

    Raises:
        BadInput: the game is not made for the web.
        BadGame: the page is missing.
    """
    _check_language(certificate, Language.WEB)
    page = folder / "web" / f"{certificate.package.replace('_', '-')}.html"
    if not page.is_file():
        raise BadGame(f"{folder}: {page.relative_to(folder)} is missing")
    return page


def _check_language(certificate: Certificate, language: Language) -> None:
    if language not in certificate.languages:
        change = f"'target_languages=[python, {language}]'"
        raise BadInput(
            f"{certificate.title!r} was not made in the language {language}",
            hint=f"make it with: vintage generate BRIEF --set {change}",
        )


def _found(language: Language, command: str) -> str:
    """Return the path of a program.

    Raises:
        BadInput: there is none; says how one gets it.
    """
    path = shutil.which(command)
    if path is None:
        (tool,) = [tool for tool in TARGETS[language].tools if tool.name == command]
        raise BadInput(f"{command} not found", hint=f"install it from {tool.hint}")
    return path
