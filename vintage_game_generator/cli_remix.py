"""`vintage remix`: a finished game made anew with one wish changed, all else the same."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from vintage_game_generator.briefs import load_brief
from vintage_game_generator.cli_games import Game
from vintage_game_generator.cli_generate import made, runner_name_of
from vintage_game_generator.cli_models import (
    AnswerSeconds,
    Budget,
    KeyBlocks,
    Limits,
    Prices,
    asking_settings,
    check_names,
)
from vintage_game_generator.cli_output import STOPPED, Json, err, out, say, short
from vintage_game_generator.errors import BadGame, BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.delivered import BRIEF, changed_files, read_certificate
from vintage_game_generator.packaging.opening import opened
from vintage_game_generator.progress import shown
from vintage_game_generator.remixing import ChangedWish, Kind, changed_wishes, compared
from vintage_game_generator.tally import Tally, tallied

MOST_FILES = 4  # shown of a kind; `--json` has them all
DIGITS = 10  # shown of a SHA-256


def remix(
    game: Game,
    changes: Annotated[
        list[str],
        typer.Option("--set", metavar="KEY=VALUE", help="A wish: palette=dusk."),
    ],
    output: Annotated[
        Path | None, typer.Option("--out", help="Folder for the remix; else GAME-remix.")
    ] = None,
    shells: Annotated[bool, typer.Option(help="As in `generate`.")] = True,
    style_check: Annotated[bool, typer.Option(help="As in `generate`.")] = True,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="As in `generate`.")] = 4,
    runner: Annotated[str, typer.Option(help="As in `generate`.")] = "threads",
    budget: Budget = None,
    limit: Limits = None,
    price: Prices = None,
    answer_seconds: AnswerSeconds = 120,
    key_block: KeyBlocks = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Make a finished game anew with a wish changed, and show what stayed the same to the byte."""
    there = game.resolve()  # '.' has no name
    place = (output or there.with_name(f"{there.stem}-remix")).absolute()
    generation = GenerationConfig(
        output=place,
        shells=shells,
        style_consistency=style_check,
        parallel_assets=parallel,
        task_runner=runner_name_of(runner),
        **asking_settings(budget, limit, price, answer_seconds, key_block),
    )
    try:
        with opened(game) as folder:
            old, new = _briefs(game, folder, changes)
            check_names(new, generation)
            if (place / folder_name(new)).resolve() == game.resolve():
                raise BadInput("the game itself is there", where="--out", hint="choose another")
            report = _made(new, generation, verbose=verbose, as_json=as_json)
            kinds = compared(folder, report.folder)
    except BadGame as error:
        raise BadInput(str(error), hint="give the folder, or the .zip, of a game") from None
    wishes = changed_wishes(old, new)
    if as_json:
        print(json.dumps(_told(game, report, wishes, kinds)))
    else:
        _show(report, wishes, kinds)
    if not report.certificate.certified:
        raise typer.Exit(1)


def _briefs(game: Path, folder: Path, changes: Sequence[str]) -> tuple[GameConfig, GameConfig]:
    """Return a game's brief, and that brief with changes made.

    Raises:
        BadGame: it is no game.
        BadInput: it was changed by hand, or a change cannot be, or changes nothing.
    """
    changed = changed_files(folder, read_certificate(folder))
    if changed:
        raise BadInput(
            f"{changed[0]} was changed since the game was made",
            where=str(game),
            hint="a remix would lose that: take the game as it was made",
        )
    brief = folder / BRIEF
    old = load_brief(brief)
    new = load_brief(brief, changes)
    if old == new:
        hint = f"its wishes are in its {BRIEF}"
        raise BadInput("the game is like that already", where="--set", hint=hint)
    return old, new


def _made(
    config: GameConfig, generation: GenerationConfig, *, verbose: bool, as_json: bool
) -> RunReport:
    tally = Tally()
    try:
        with tallied(tally), shown(tally, err, plainly=not as_json):
            return made(config, generation, verbose=verbose)
    except KeyboardInterrupt:  # typer would end here without a word
        err.print(f"{STOPPED}; what is done is kept: the same command goes on from there")
        raise typer.Exit(130) from None


def _told(
    game: Path, report: RunReport, wishes: Sequence[ChangedWish], kinds: Sequence[Kind]
) -> dict[str, Any]:
    """Return what a machine is told of a remix."""
    return {
        "from": str(game),
        "game": str(report.folder),
        "certified": report.certificate.certified,
        "executed": report.executed,
        "cached": report.cached,
        "wishes": [one.model_dump(mode="json") for one in wishes],
        "kinds": [one.model_dump(mode="json") for one in kinds],
    }


def _show(report: RunReport, wishes: Sequence[ChangedWish], kinds: Sequence[Kind]) -> None:
    for wish in wishes:
        said = f"{wish.field}: {_short(wish.before)} -> {_short(wish.after)}"
        say(escape(said))
    out.print(_table(kinds))
    for kind in kinds:
        for file in kind.changed[:MOST_FILES]:
            hashes = f"{file.before[:DIGITS]} -> {file.after[:DIGITS]}"
            note = f" ({file.note})" if file.note else ""
            say(f"  {hashes}  {escape(file.file)}{note}")
        more = len(kind.changed) - MOST_FILES
        if more > 0:
            say(f"  and {more} more {kind.kind}")
    same = sum(len(kind.same) for kind in kinds)
    whole = same + sum(len(kind.changed) + len(kind.removed) for kind in kinds)
    say(
        f"{same} of {whole} files are the same to the byte;"
        f" {report.executed} pieces made, {report.cached} from cache."
    )
    say(f"The remix is in {short(report.folder)}: vintage play {short(report.folder)}")


def _table(kinds: Sequence[Kind]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("kind")
    for heading in ("same", "changed", "added", "removed"):
        table.add_column(heading, justify="right")
    for one in kinds:
        counts = (one.same, one.changed, one.added, one.removed)
        table.add_row(one.kind, *(str(len(count) or "") for count in counts))
    return table


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value not in ("", None, []) else "nothing"
