"""The `vintage` command.

Exit codes: 0 well (a certified game), 1 finished with errors, 2 bad input, 130 interrupted.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from vintage_game_generator import catalog, doctor
from vintage_game_generator.briefs import checked_brief, load_brief
from vintage_game_generator.catalog.blend import blend as blend_of
from vintage_game_generator.consoles import CONSOLES
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import GameConfig, GenerationConfig
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
out = Console()
err = Console(stderr=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON object as the last line.")]


def main() -> None:
    """Run the command line; a failure of ours is one line, never a traceback."""
    try:
        app()
    except BadInput as error:
        _complain(error)
        sys.exit(2)
    except VintageError as error:
        _complain(error)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _complain(error: Exception) -> None:
    err.print(f"vintage: {error}", markup=False, highlight=False, soft_wrap=True)


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
    report, failure = None, None
    try:
        with tallied(tally), shown(tally, err):
            report = _made(config, generation, verbose=verbose)
    except BadInput:
        raise
    except VintageError as error:
        failure = str(error)
    except KeyboardInterrupt:  # typer would end here without a word
        err.print("stopped; what is done is kept: the same command goes on from there")
        raise typer.Exit(130) from None
    seconds = round(time.monotonic() - begun, 2)
    if as_json:
        print(json.dumps(_summary(report, failure, tally, seconds)))
    elif report:
        _show_game(report, seconds)
    if failure:
        err.print(f"vintage: {failure}", markup=False, highlight=False, soft_wrap=True)
        err.print("what is done is kept: the same command makes only the rest")
    if not (report and report.certificate.certified):
        raise typer.Exit(1)


def _made(config: GameConfig, generation: GenerationConfig, *, verbose: bool) -> RunReport:
    """Return the game, at once if nothing changed since it was made, else by the flow."""
    folder = generation.output / folder_name(config)
    check_place(folder, config.name)
    own_server = bool(os.environ.get("PREFECT_API_URL"))
    if generation.cache and not own_server:
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
        + ([{"severity": "error", "code": "run-failed", "message": failure}] if failure else []),
        "seconds": seconds,
    }


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
        out.print(f"{mark} {check.name}: {check.detail}", highlight=False, soft_wrap=True)

    checks = verified(game, (lambda _: None) if as_json else tell)
    passed = all(check.passed for check in checks)
    if as_json:
        failures = [check.model_dump() for check in checks if not check.passed]
        print(json.dumps({"game": str(game), "verified": passed, "failures": failures}))
    raise typer.Exit(0 if passed else 1)


@app.command()
def play(
    game: Annotated[Path, typer.Argument(help="A game's folder.")],
    watch: Annotated[bool, typer.Option(help="Watch the winning recording instead.")] = False,
) -> None:
    """Play a game in a window."""
    certificate = read_certificate(game)
    arguments = ["--replay", certificate.runs[0].recording, "--watch"] if watch else []
    command = [sys.executable, "-m", certificate.package, *arguments]
    raise typer.Exit(subprocess.run(command, cwd=game, check=False).returncode)


@app.command(name="catalog")
def show_catalog(
    like: Annotated[str | None, typer.Option(help="Only games like this one.")] = None,
    as_json: Json = False,
) -> None:
    """List the classic games that a brief may name as inspirations."""
    if like:
        shown = catalog.neighbours(catalog.find(like), 12)
    else:
        shown = tuple((game, 1.0) for game in catalog.games())
    if as_json:
        print(json.dumps([game.model_dump(mode="json") for game, _ in shown]))
        return
    for game, likeness in shown:
        words = [", ".join(game.moods), ", ".join(game.genres), ", ".join(game.mechanics)]
        share = f"{likeness:4.2f}  " if like else ""
        line = f"{share}{game.name} ({game.year}): {'; '.join(words)}"
        shape: dict[str, Any] = {"soft_wrap": True}
        if out.is_terminal:
            shape = {"no_wrap": True, "overflow": "ellipsis"}
        out.print(line, highlight=False, markup=False, **shape)


@app.command()
def blend(
    games: Annotated[list[str], typer.Argument(help="Games of the catalog.")],
    weights: Annotated[str | None, typer.Option(help="One number a game: `--weights 2,1`.")] = None,
    genre: Annotated[str, typer.Option(help="The genre of the new game.")] = "platformer",
    as_json: Json = False,
) -> None:
    """Show what a game inspired by some classics inherits, and from which of them."""
    shares = _weights(weights, len(games))
    inspirations = [
        {"game": game, "weight": share} for game, share in zip(games, shares, strict=True)
    ]
    perspective = "side-view" if genre == "platformer" else "top-down"
    # With every feature that both genres have, so that nothing which could be inherited is lost.
    features = ["combat", "power-ups", "keys-and-doors", "bosses", "save"]
    fields = {
        "name": "Blend",
        "genre": genre,
        "perspective": perspective,
        "features": features,
    }
    mixed = blend_of(checked_brief({**fields, "inspirations": inspirations}, "blend"))
    if as_json:
        print(mixed.model_dump_json())
        return
    for trait in mixed.traits:
        out.print(str(trait), highlight=False, markup=False, soft_wrap=True)


def _weights(text: str | None, count: int) -> list[float]:
    if text is None:
        return [1.0] * count
    try:
        shares = [float(share) for share in text.split(",")]
    except ValueError:
        raise BadInput(f"{text!r} is not numbers", where="--weights", hint="write 2,1") from None
    if len(shares) != count or min(shares) <= 0:
        raise BadInput(
            f"{text!r} does not give {count} games a share",
            where="--weights",
            hint="write one number over 0 a game, such as " + ",".join(["1"] * count),
        )
    return shares


@app.command()
def consoles(as_json: Json = False) -> None:
    """List the consoles whose limits a game can keep to."""
    if as_json:
        print(json.dumps([console.model_dump(mode="json") for console in CONSOLES]))
        return
    table = Table("art_style", "console", "screen", "colours", "a sprite", "voices")
    for console in CONSOLES:
        table.add_row(
            console.art_style,
            f"{console.title} ({console.year})",
            "x".join(map(str, console.screen)),
            str(console.colours_on_screen),
            f"{console.sprite_palette_size} colours",
            _counted(console.voices),
        )
    out.print(table)


def _counted(names: tuple[str, ...]) -> str:
    counts = Counter(names)
    return ", ".join(name if counts[name] == 1 else f"{counts[name]} {name}" for name in counts)


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
