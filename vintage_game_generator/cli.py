"""The `vintage` command.

Exit codes: 0 well (a certified game), 1 finished with errors, 2 bad input, 130 interrupted.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from vintage_game_generator import doctor
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.cli_lookups import Json, out, show_blend, show_catalog, show_consoles
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import check_place, deliver, read_certificate
from vintage_game_generator.playtest.verification import verified
from vintage_game_generator.progress import shown
from vintage_game_generator.settings import prefect_environment
from vintage_game_generator.starter import starter_brief
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.receipts import kept_receipt
from vintage_game_generator.tally import Tally, tallied

app = typer.Typer(
    name="vintage",
    help="Make finished, proven-playable retro games from short briefs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
err = Console(stderr=True)

STOPPED = "stopped"


def main() -> None:
    """Run the command line; a failure of ours is one line, never a traceback."""
    try:
        app()
    except BadInput as error:
        _complain(str(error))
        _answer(str(error))
        sys.exit(2)
    except VintageError as error:
        _complain(str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code == 2:  # typer has said what is wrong with the arguments
            _answer("wrong arguments: see standard error")
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _complain(text: str) -> None:
    err.print(f"vintage: {text}", markup=False, highlight=False, soft_wrap=True)


def _answer(text: str) -> None:
    """Tell a machine that asked for JSON why a command did not begin."""
    command, *options = [*sys.argv[1:], ""]
    if "--json" not in options:
        return
    answers: dict[str, dict[str, Any]] = {
        "generate": _summary(None, text, Tally(), 0.0),
        "verify": _verdict(None, [Check(name="input", passed=False, detail=text)]),
    }
    print(json.dumps(answers.get(command, {"findings": [_finding(text)]})))


@app.command()
def generate(
    brief: Annotated[Path, typer.Argument(help="A brief: YAML or TOML (`vintage init`).")],
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change the brief.")
    ] = None,
    output: Annotated[Path, typer.Option("--out", help="Folder for the game.")] = Path("games"),
    cache: Annotated[bool, typer.Option(help="Reuse what earlier runs made.")] = True,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="Assets at the same time.")] = 4,
    style_check: Annotated[bool, typer.Option(help="Hold assets to the style guide.")] = True,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Make the game that a brief asks for."""
    begun = time.monotonic()
    config = load_brief(brief, changes or [])
    generation = GenerationConfig(
        output=output.absolute(),
        cache=cache,
        parallel_assets=parallel,
        style_consistency=style_check,
    )
    tally = Tally()
    report, failure, code = None, None, 1
    try:
        with tallied(tally), shown(tally, err):
            report = _made(config, generation, verbose=verbose)
    except BadInput:
        raise
    except VintageError as error:
        failure = str(error)
        _complain(failure)
        err.print("what is done is kept: the same command makes only the rest")
    except KeyboardInterrupt:  # typer would end here without a word
        failure, code = STOPPED, 130
        err.print(f"{STOPPED}; what is done is kept: the same command goes on from there")
    seconds = round(time.monotonic() - begun, 2)
    if as_json:
        print(json.dumps(_summary(report, failure, tally, seconds)))
    elif report:
        _show_game(report, seconds)
    if not (report and report.certificate.certified):
        raise typer.Exit(code)


def _made(config: GameConfig, generation: GenerationConfig, *, verbose: bool) -> RunReport:
    """Return the game, at once if nothing changed since it was made, else by the flow.

    Where a server is set in the environment, every run shall be seen on it. One that is set in
    a Prefect profile only sees those that make something: to ask Prefect takes its import.
    """
    folder = generation.output / folder_name(config)
    check_place(folder, config.name)
    watched = bool(os.environ.get("PREFECT_API_URL"))
    if generation.cache and not watched:
        store = local_store()
        receipt = kept_receipt(config, generation.style_consistency, store)
        if receipt:
            deliver(receipt.game, folder, store)
            return report_of(receipt.game, folder, cached=receipt.pieces)
    # Prefect reads its settings, and takes a second, when it is imported.
    os.environ.update(prefect_environment(verbose=verbose))
    local = importlib.import_module("flows.local")
    report: RunReport = local.run_generate_game(config, generation)
    return report


def _summary(
    report: RunReport | None, failure: str | None, tally: Tally, seconds: float
) -> dict[str, Any]:
    return {
        "game": str(report.folder) if report else None,
        "certified": bool(report and report.certificate.certified),
        "executed": report.executed if report else tally.total(tally.executed),
        "cached": report.cached if report else tally.cached,
        "failed": tally.total(tally.failed),
        "findings": [
            finding.model_dump(mode="json")
            for finding in (report.certificate.findings if report else ())
        ]
        + ([_finding(failure)] if failure else []),
        "seconds": seconds,
    }


def _finding(text: str) -> dict[str, Any]:
    finding = Finding(severity=Severity.ERROR, code="run-failed", subject="run", message=text)
    return finding.model_dump(mode="json")


def _show_game(report: RunReport, seconds: float) -> None:
    certificate = report.certificate
    won, lost = certificate.runs[:2]
    held = sum(check.passed for check in certificate.checks)
    folder = _short(report.folder)
    lines = [
        f"[bold]{certificate.title}[/bold] is in {folder}"
        f"  ({seconds:.1f} s, {report.executed} made, {report.cached} from cache)",
        f"  play         vintage play {folder}",
        f"  certificate  {len(certificate.levels)} levels won by play;"
        f" {'certified' if certificate.certified else '[red]NOT certified[/red]'}",
        f"               won in {won.ticks} ticks (state {won.hash}),"
        f" lost in {lost.ticks} (state {lost.hash})",
        f"               {held} of {len(certificate.checks)} checks passed,"
        f" {len(certificate.findings)} findings, {len(certificate.files)} files sealed",
        f"               again: vintage verify {folder}",
        f"  screenshots  {folder}/screenshots",
    ]
    for line in lines:
        out.print(line, highlight=False, soft_wrap=True)


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


@app.command()
def verify(
    game: Annotated[Path, typer.Argument(help="A game's folder.")], as_json: Json = False
) -> None:
    """Check a finished game again, offline: every file and every recording."""

    def tell(check: Check) -> None:
        mark = "[green]ok[/green]  " if check.passed else "[red]FAIL[/red]"
        said = escape(f"{check.name}: {check.detail}")  # a game may print brackets
        out.print(f"{mark} {said}", highlight=False, soft_wrap=True)

    failure, code = None, 1
    checks: list[Check] = []
    try:
        checks = verified(_found(game), (lambda _: None) if as_json else tell)
    except BadInput:
        raise
    except VintageError as error:
        failure = str(error)
        _complain(failure)
    except KeyboardInterrupt:
        failure, code = STOPPED, 130
    if failure:
        checks = [Check(name="game", passed=False, detail=failure)]
    if as_json:
        print(json.dumps(_verdict(game, checks)))
    raise typer.Exit(0 if all(check.passed for check in checks) else code)


def _found(game: Path) -> Path:
    """Return a game's folder if there is such a folder."""
    if not game.is_dir():
        raise BadInput("there is no such folder", where=str(game), hint="name a game's folder")
    return game


def _verdict(game: Path | None, checks: list[Check]) -> dict[str, Any]:
    failures = [check.model_dump() for check in checks if not check.passed]
    return {"game": str(game) if game else None, "verified": not failures, "failures": failures}


@app.command()
def play(
    game: Annotated[Path, typer.Argument(help="A game's folder.")],
    watch: Annotated[bool, typer.Option(help="Watch the winning recording instead.")] = False,
) -> None:
    """Play a game in a window."""
    certificate = read_certificate(_found(game))
    arguments = ["--replay", certificate.runs[0].recording, "--watch"] if watch else []
    command = [sys.executable, "-m", certificate.package, *arguments]
    # Python looks in the folder by itself, but not where PYTHONSAFEPATH is set.
    environment = {**os.environ, "PYTHONPATH": str(game.absolute())}
    raise typer.Exit(subprocess.run(command, cwd=game, env=environment, check=False).returncode)


app.command(name="catalog")(show_catalog)
app.command(name="blend")(show_blend)
app.command(name="consoles")(show_consoles)


@app.command()
def init(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path("brief.yaml"),
) -> None:
    """Write a brief to start from, with a comment on every line."""
    if path.exists():
        raise BadInput("there is a file already", where=str(path), hint="choose another name")
    try:
        path.write_text(starter_brief(), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot be written ({error.strerror})", where=str(path)) from None
    out.print(f"wrote {path}; make it with: vintage generate {path}", highlight=False)


@app.command(name="doctor")
def show_doctor(as_json: Json = False) -> None:
    """Say what this machine has and lacks."""
    findings = doctor.examined()
    if as_json:
        print(json.dumps([finding._asdict() for finding in findings]))
    else:
        for finding in findings:
            mark = "[green]ok[/green]  " if finding.well else "[red]lack[/red]"
            hint = f"; {finding.hint}" if finding.hint else ""
            out.print(f"{mark} {finding.name}: {finding.detail}{hint}", highlight=False)
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)
