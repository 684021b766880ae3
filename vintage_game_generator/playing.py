"""How a finished game is played, in each of its languages."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.target import Target
from vintage_game_generator.targets.web_page import page_name


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
        language: One of its languages.
        watch: Whether the winning recording is shown, instead of being played.

    Raises:
        BadInput: the game is not in this language, the language opens no window, or a program
            lacks that it needs.
    """
    _check_language(certificate, language)
    target = TARGETS[language]
    if target.program is None:
        raise BadInput(
            f"a game opens no window of its own in the language {language}", where="--language"
        )
    folder = folder.absolute()
    options = ["--replay", str(folder / certificate.runs[0].recording), "--watch"] if watch else []
    program = target.program(folder / target.folder, certificate.package, options)
    name, *arguments = program.arguments
    return Command(
        [_found(target, name), *arguments], program.folder, {**os.environ, **program.environment}
    )


def web_page(folder: Path, certificate: Certificate) -> Path:
    """Return the page that is a whole game.

    Raises:
        BadInput: the game is not made for the web.
        BadGame: the page is missing.
    """
    _check_language(certificate, Language.WEB)
    page = folder / TARGETS[Language.WEB].inside(page_name(certificate.package))
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


def _found(target: Target, program: str) -> str:
    """Return the path of a program.

    Raises:
        BadInput: there is none; says how one gets it.
    """
    path = shutil.which(program)
    if path is None:
        hints = [f"install it from {tool.hint}" for tool in target.tools if tool.name == program]
        raise BadInput(f"{program} not found", hint="".join(hints))
    return path
