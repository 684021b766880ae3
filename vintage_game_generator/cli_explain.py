"""`vintage explain`: what a brief would take, before anything is run."""

import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from vintage_game_generator.asking.ledger import UNKNOWN
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.cli_models import Prices, check_names, prices_of
from vintage_game_generator.cli_output import Json, out, say
from vintage_game_generator.models.config import GenerationConfig, Piece
from vintage_game_generator.models.writer import PROCEDURAL
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.receipts import kept_receipt

if TYPE_CHECKING:
    from vintage_game_generator.explaining import Expected

RARE = (Piece.PICTURES, Piece.FEATURES)  # shown only where somebody is asked for them


def explain(
    brief: Annotated[Path, typer.Argument(help="A brief: YAML or TOML.")],
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change the brief.")
    ] = None,
    shells: Annotated[bool, typer.Option(help="As in `generate`.")] = True,
    style_check: Annotated[bool, typer.Option(help="As in `generate`.")] = True,
    price: Prices = None,
    as_json: Json = False,
) -> None:
    """Say who would write what, and about what it would cost; nothing is asked or made."""
    config = load_brief(brief, changes or [])
    generation = GenerationConfig(
        prices=prices_of(price or []), shells=shells, style_consistency=style_check
    )
    check_names(config, generation)
    finished = kept_receipt(config, generation, local_store()) is not None
    # All that makes a game is loaded with it, which no other command should wait for.
    explaining = importlib.import_module("vintage_game_generator.explaining")
    rows: list[Expected] = explaining.expected(config, generation)
    if as_json:
        told = {"finished": finished, "pieces": [one.model_dump(mode="json") for one in rows]}
        print(json.dumps(told))
        return
    out.print(_table(rows))
    if finished:
        say("This very game was finished before: nothing would be asked, and it costs nothing.")
    elif all(one.author == PROCEDURAL for one in rows):
        say("No model is asked: it costs nothing.")
    else:
        say(
            "That is if every first answer is kept, however long it is; one that is not is asked"
            " again, which costs more. `generate --budget` sets a limit that holds."
        )


def _table(rows: "list[Expected]") -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("piece", "author", "calls", "tokens", "+ answers", "dollars"):
        table.add_column(heading, justify="left" if heading in ("piece", "author") else "right")
    for one in rows:
        if not one.calls and one.piece in RARE:
            continue
        asked = [str(one.calls), f"{one.tokens_asked:,}", f"{one.tokens_answered:,}", _dollars(one)]
        table.add_row(one.piece, escape(one.author), *(asked if one.calls else ["", "", "", ""]))
    costs = [one.cost for one in rows]
    known = sum(cost for cost in costs if cost is not None)
    whole = f"{known:.4f}" + (f" + {UNKNOWN}" if None in costs else "")
    table.add_row(
        "whole game",
        "",
        str(sum(one.calls for one in rows)),
        f"{sum(one.tokens_asked for one in rows):,}",
        f"{sum(one.tokens_answered for one in rows):,}",
        whole,
        style="bold",
    )
    return table


def _dollars(one: "Expected") -> str:
    return UNKNOWN if one.cost is None else f"{one.cost:.4f}"
