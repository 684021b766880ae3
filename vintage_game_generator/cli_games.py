"""The commands for games that are finished: `vintage verify` and `vintage play`."""

import json
import subprocess
import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from vintage_game_generator.cli_output import STOPPED, Json, complain, out, say
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.packaging.opening import archive_check, opened
from vintage_game_generator.playing import play_command, web_page
from vintage_game_generator.playtest.verification import verified

Game = Annotated[Path, typer.Argument(help="A game's folder, or its .zip.")]


def verify(
    game: Game,
    shells: Annotated[
        bool, typer.Option(help="Also build and look at what opens windows in other languages.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check a finished game again, offline: every file and every recording."""
    checks: list[Check] = []
    notes: list[str] = []

    def tell(check: Check) -> None:
        checks.append(check)
        if not as_json:
            mark = "[green]ok[/green]  " if check.passed else "[red]FAIL[/red]"
            say(f"{mark} {escape(f'{check.name}: {check.detail}')}")  # a game may print brackets

    def note(line: str) -> None:
        notes.append(line)
        if not as_json:
            say(f"[yellow]--[/yellow]   {escape(line)}")

    failure, code = None, 1
    try:
        with opened(game) as folder:
            if folder != game:
                tell(archive_check(folder, read_certificate(folder)))
            verified(folder, tell, note, shells=shells)
    except BadInput:
        raise
    except VintageError as error:
        failure = str(error)
        complain(failure)
    except KeyboardInterrupt:
        failure, code = STOPPED, 130
    if failure:
        checks = [Check(name="game", passed=False, detail=failure)]
    if as_json:
        print(json.dumps(verdict(game, checks, notes)))
    raise typer.Exit(0 if all(check.passed for check in checks) else code)


def verdict(game: Path | None, checks: list[Check], notes: list[str]) -> dict[str, Any]:
    """Return what a machine is told of a game that was checked."""
    failures = [check.model_dump() for check in checks if not check.passed]
    return {
        "game": str(game) if game else None,
        "verified": not failures,
        "failures": failures,
        "not_verified": notes,
    }


def play(
    game: Game,
    language: Annotated[
        Language, typer.Option(help="In which of the game's languages.")
    ] = Language.PYTHON,
    web: Annotated[bool, typer.Option("--web", help="In the browser: `--language web`.")] = False,
    watch: Annotated[bool, typer.Option(help="Watch the winning recording instead.")] = False,
) -> None:
    """Play a game in a window, or in the browser."""
    if web and language not in (Language.PYTHON, Language.WEB):
        raise BadInput(f"cannot be {language} and web", where="--language", hint="leave one out")
    with opened(game) as folder:
        certificate = read_certificate(folder)
        if web or language == Language.WEB:
            if watch:
                raise BadInput(
                    "a page cannot be handed a recording",
                    where="--watch",
                    hint="watch it in Python: leave --web out",
                )
            page = web_page(folder, certificate)
            _open(page if folder == game else _lasting(page))
            return
        command = play_command(folder, certificate, language, watch=watch)
        played = subprocess.run(
            command.arguments, cwd=command.folder, env=command.environment, check=False
        )
    raise typer.Exit(played.returncode)


def _lasting(page: Path) -> Path:
    """Return a copy of a page that stays when an unpacked archive goes: the browser reads later."""
    place = Path(tempfile.mkdtemp(prefix="vintage-")) / page.name
    place.write_bytes(page.read_bytes())
    return place


def _open(page: Path) -> None:
    out.print(str(page.absolute()), markup=False, highlight=False, soft_wrap=True)
    if not webbrowser.open(page.absolute().as_uri()):
        complain("no browser could be opened; open that page yourself")
        raise typer.Exit(1)
