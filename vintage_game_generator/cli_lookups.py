"""The small commands: what there is to choose from for a brief, a brief, this machine."""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from vintage_game_generator import catalog, doctor
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.cli_output import Json, complain, out, say
from vintage_game_generator.consoles import CONSOLES
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.facts.book import book_path, read_book
from vintage_game_generator.starter import starter_brief


def show_catalog(
    game: Annotated[str | None, typer.Argument(help="Only this game, and facts on it.")] = None,
    like: Annotated[str | None, typer.Option(help="Only games like this one.")] = None,
    as_json: Json = False,
) -> None:
    """List the classic games that a brief may name as inspirations."""
    if game and like:
        raise BadInput("shows other games", where="--like", hint="name one game or the other")
    if game:
        _show_classic(catalog.find(game), as_json)
        return
    if like:
        listed = catalog.neighbours(catalog.find(like), 12)
    else:
        listed = tuple((game, 1.0) for game in catalog.games())
    if as_json:
        print(json.dumps([classic.model_dump(mode="json") for classic, _ in listed]))
        return
    for classic, likeness in listed:
        share = f"{likeness:4.2f}  " if like else ""
        line = f"{share}{_labels(classic)}"
        shape: dict[str, Any] = {"soft_wrap": True}
        if out.is_terminal:
            shape = {"no_wrap": True, "overflow": "ellipsis"}
        out.print(line, highlight=False, markup=False, **shape)


def _labels(classic: catalog.Classic) -> str:
    words = [", ".join(classic.moods), ", ".join(classic.genres), ", ".join(classic.mechanics)]
    return f"{classic.name} ({classic.year}): {'; '.join(words)}"


def _show_classic(classic: catalog.Classic, as_json: bool) -> None:
    """Show a game's labels, and the facts on it if a refresh has fetched any."""
    try:
        fact = read_book(book_path()).facts.get(classic.name)
    except StoreError as error:
        complain(str(error))
        fact = None
    if as_json:
        facts = fact and fact.model_dump(mode="json")
        print(json.dumps(classic.model_dump(mode="json") | {"facts": facts}))
        return
    lines = [_labels(classic)]
    if fact:
        lines += [
            f"first released {fact.released}; on {', '.join(fact.platforms) or 'no platform'}",
            f"developed by {', '.join(fact.developers) or 'nobody named'};"
            f" published by {', '.join(fact.publishers) or 'nobody named'}",
            f"facts from Giant Bomb, {fact.fetched:%Y-%m-%d}: {fact.page or fact.guid}",
        ]
    for line in lines:
        out.print(line, highlight=False, markup=False, soft_wrap=True)


def show_blend(
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
    mixed = blend(checked_brief({**fields, "inspirations": inspirations}, "blend"))
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


def show_consoles(as_json: Json = False) -> None:
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


def show_doctor(as_json: Json = False) -> None:
    """Say what this machine has and lacks."""
    findings = doctor.examined()
    if as_json:
        print(json.dumps([finding._asdict() for finding in findings]))
    else:
        for finding in findings:
            lacks = "[yellow]--[/yellow]  " if finding.optional else "[red]lack[/red]"
            mark = "[green]ok[/green]  " if finding.well else lacks
            hint = f"; {finding.hint}" if finding.hint else ""
            say(f"{mark} {escape(f'{finding.name}: {finding.detail}{hint}')}")
    raise typer.Exit(0 if all(finding.well or finding.optional for finding in findings) else 1)
