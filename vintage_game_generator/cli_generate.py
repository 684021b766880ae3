"""`vintage generate`: a brief becomes a game."""

import importlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError
from rich.markup import escape

from vintage_game_generator.again import checked_again
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.cli_models import (
    AnswerSeconds,
    Budget,
    KeyBlocks,
    Limits,
    Prices,
    asking_settings,
    check_names,
)
from vintage_game_generator.cli_output import STOPPED, Json, complain, err, say, short
from vintage_game_generator.cli_pictures import StyleImage, StyleTransfer, Transfer, lent_colours
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.finished import check_places, finished_before
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Language
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.standalone import Built
from vintage_game_generator.models.task_runner import TaskRunnerName
from vintage_game_generator.progress import shown
from vintage_game_generator.settings import prefect_environment
from vintage_game_generator.tally import Tally, tallied

LEFT_TO_RULES = ("fell-back", "feature-left-out")  # findings on what a model could not do


def generate(
    brief: Annotated[Path, typer.Argument(help="A brief: YAML or TOML (`vintage init`).")],
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change the brief.")
    ] = None,
    output: Annotated[Path, typer.Option("--out", help="Folder for the game.")] = Path("games"),
    standalone: Annotated[
        bool, typer.Option("--standalone", help="Also build what runs with nothing installed.")
    ] = False,
    shells: Annotated[
        bool, typer.Option(help="Also build and look at what opens windows in other languages.")
    ] = True,
    cache: Annotated[bool, typer.Option(help="Reuse what earlier runs made.")] = True,
    again: Annotated[
        list[str] | None,
        typer.Option(metavar="PHASE[:ASSET]", help="Make this again: sprite, or sprite:hero."),
    ] = None,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="Assets at the same time.")] = 4,
    runner: Annotated[
        str,
        typer.Option(help="Where assets are made: threads, processes, dask, ray, dask@ADDRESS."),
    ] = "threads",
    style_check: Annotated[bool, typer.Option(help="Hold assets to the style guide.")] = True,
    style_image: StyleImage = None,
    style_transfer: StyleTransfer = Transfer.STATISTICS,
    budget: Budget = None,
    limit: Limits = None,
    price: Prices = None,
    answer_seconds: AnswerSeconds = 120,
    key_block: KeyBlocks = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Make the game that a brief asks for."""
    config = lent_colours(load_brief(brief, changes or []), style_image, style_transfer)
    generation = GenerationConfig(
        output=output.absolute(),
        cache=cache,
        again=checked_again(again or [], "--again"),
        parallel_assets=parallel,
        task_runner=runner_name_of(runner),
        style_consistency=style_check,
        shells=shells,
        standalone=standalone,
        **asking_settings(budget, limit, price, answer_seconds, key_block),
    )
    check_names(config, generation)
    tell_of(
        lambda: made(config, generation, verbose=verbose), standalone=standalone, as_json=as_json
    )


def tell_of(make: Callable[[], RunReport], *, standalone: bool, as_json: bool) -> None:
    """Have a game made, and tell how that goes and what comes of it.

    Raises:
        BadInput: what was asked for cannot be made.
        typer.Exit: it is not certified, or what should stand alone does not.
    """
    begun = time.monotonic()
    tally = Tally()
    report, failure, code = None, None, 1
    try:
        with tallied(tally), shown(tally, err, plainly=not as_json):
            report = make()
    except BadInput:
        raise
    except VintageError as error:
        failure = str(error)
        complain(failure)
        err.print("what is done is kept: the same command makes only the rest")
    except KeyboardInterrupt:  # typer would end here without a word
        failure, code = STOPPED, 130
        err.print(f"{STOPPED}; what is done is kept: the same command goes on from there")
    seconds = round(time.monotonic() - begun, 2)
    if as_json:
        print(json.dumps(summary(report, failure, tally, seconds)))
    elif report:
        _show_game(report, seconds)
    nothing_built = standalone and not (report and any(one.place for one in report.standalone))
    if nothing_built or not (report and report.certificate.certified):
        raise typer.Exit(code)


def runner_name_of(runner: str) -> str:
    """Return the name of a task runner.

    Raises:
        BadInput: there is none of this name.
    """
    try:
        return TypeAdapter(TaskRunnerName).validate_python(runner)
    except ValidationError as error:
        what, _, hint = str(error.errors()[0]["ctx"]["error"]).partition("; ")
        raise BadInput(what, where="--runner", hint=hint) from None


def made(config: GameConfig, generation: GenerationConfig, *, verbose: bool) -> RunReport:
    """Return the game, at once if nothing changed since it was made, else by the flow.

    Where a server is set in the environment, every run shall be seen on it. One that is set in
    a Prefect profile only sees those that make something: to ask Prefect takes its import.
    """
    check_places(config, generation)
    watched = bool(os.environ.get("PREFECT_API_URL"))
    quick = not watched and not generation.standalone
    if quick and (report := finished_before(config, generation)):
        return report
    # Prefect reads its settings, and takes a second, when it is imported.
    os.environ.update(prefect_environment(verbose=verbose))
    local = importlib.import_module("flows.local")
    made_now: RunReport = local.run_generate_game(config, generation)
    return made_now


def summary(
    report: RunReport | None, failure: str | None, tally: Tally, seconds: float
) -> dict[str, Any]:
    """Return what a machine is told of a run."""
    findings = report.certificate.findings if report else ()
    told = {
        "game": str(report.folder) if report else None,
        "certified": bool(report and report.certificate.certified),
        "languages": report.certificate.languages if report else {},
        "executed": report.executed if report else tally.total(tally.executed),
        "cached": report.cached if report else tally.cached,
        "failed": tally.total(tally.failed),
        "findings": [one.model_dump(mode="json") for one in findings]
        + ([failed(failure)] if failure else []),
        "seconds": seconds,
    }
    if report and report.models:
        told["models"] = list(report.models)
    if report and report.standalone:
        told["standalone"] = [one.model_dump(mode="json") for one in report.standalone]
    return told


def failed(text: str) -> dict[str, Any]:
    """Return the finding that says why a run failed."""
    finding = Finding(severity=Severity.ERROR, code="run-failed", subject="run", message=text)
    return finding.model_dump(mode="json")


def _show_game(report: RunReport, seconds: float) -> None:
    certificate = report.certificate
    won, lost = certificate.runs[:2]
    held = sum(check.passed for check in certificate.checks)
    folder = short(report.folder)
    others = [language for language in certificate.languages if language != Language.PYTHON]
    lines = [
        f"[bold]{escape(certificate.title)}[/bold] is in {folder}"
        f"  ({seconds:.1f} s, {report.executed} made, {report.cached} from cache)",
        f"  play         vintage play {folder}",
        *(f"               vintage play {folder} --language {one}" for one in others),
        f"  certificate  {len(certificate.levels)} levels won by play;"
        f" {'certified' if certificate.certified else '[red]NOT certified[/red]'}",
        f"               won in {won.ticks} ticks (state {won.hash}),"
        f" lost in {lost.ticks} (state {lost.hash})",
        f"               {held} of {len(certificate.checks)} checks passed,"
        f" {_findings_line(certificate.findings)}, {len(certificate.files)} files sealed",
        f"               again: vintage verify {folder}",
        *_aligned("models", _model_lines(report)),
        *_aligned("languages", _language_lines(certificate)),
        *_aligned("standalone", [escape(_build_line(one)) for one in report.standalone]),
        f"  screenshots  {folder}/screenshots",
    ]
    for line in lines:
        say(line)


def _model_lines(report: RunReport) -> list[str]:
    """Return what models were asked and what it cost, and which of their pieces rules made."""
    if not report.models:
        return []
    whole = report.models[-1]
    calls = f"{whole['calls']} calls" if whole["calls"] != "1" else "1 call"
    asked, answered = (_at_least(whole[f"tokens {one}"]) for one in ("asked", "answered"))
    left: dict[str, list[str]] = {}
    for one in report.certificate.findings:
        if one.code in LEFT_TO_RULES:
            left.setdefault(one.message, []).append(one.subject)
    return [
        f"{calls} ({whole['cached']} answered before), tokens asked {asked}, answered {answered},"
        f" US dollars now {_at_least(whole['cost of this run'])}",
        *(escape(f"{_together(subjects)}: {message}") for message, subjects in left.items()),
    ]


def _at_least(total: str) -> str:
    """Return a total, part of which may be unknown, in words: '0.0123', 'unknown', '15 or more'."""
    known, plus, _ = total.partition(" + ")
    return f"{known} or more" if plus else known


def _together(subjects: list[str]) -> str:
    """Return pieces that share a fate: by their names while they are few."""
    return ", ".join(subjects) if len(subjects) <= 3 else f"{len(subjects)} pieces"


def _findings_line(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, by kind: '3 findings (2 kept-in-part, 1 fell-back)'."""
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    kinds = Counter(one.code for one in findings)
    told = ", ".join(f"{number} {code}" for code, number in sorted(kinds.items()))
    return f"{count} ({told}: see certificate.json)" if told else count


def _build_line(built: Built) -> str:
    """Return where a build is, or why there is none."""
    return f"{built.language}: {short(built.place)}" if built.place else str(built)


def _language_lines(certificate: Certificate) -> list[str]:
    """Return how the game fares in its languages, if it has others than Python."""
    verdicts = certificate.languages
    if len(verdicts) < 2:
        return []
    return [escape(f"{language}: {verdict}") for language, verdict in verdicts.items()]


def _aligned(label: str, lines: list[str]) -> list[str]:
    """Return lines with a label before the first."""
    return [f"  {'' if number else label:<13}{line}".rstrip() for number, line in enumerate(lines)]
