"""`vintage describe`: a sentence becomes a brief."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from vintage_game_generator.briefs import changed_fields, checked_brief
from vintage_game_generator.cli_models import AnswerSeconds
from vintage_game_generator.cli_output import Json, err, out
from vintage_game_generator.describing import Part, Understanding, understood
from vintage_game_generator.describing.brief_file import brief_file
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, Piece
from vintage_game_generator.models.writer import PROCEDURAL, Terms


def describe(
    text: Annotated[str, typer.Argument(help="The game, in a sentence or a few.")],
    path: Annotated[
        Path | None, typer.Option("--out", help="The brief to write; else it is printed.")
    ] = None,
    author: Annotated[
        str, typer.Option(metavar="MODEL", help="Who understands it, and then writes the game.")
    ] = PROCEDURAL,
    api_base: Annotated[str, typer.Option(metavar="URL", help="An OpenAI-compatible server.")] = "",
    seed: Annotated[
        int, typer.Option(min=0, max=2**32 - 1, help="Another one, other guesses.")
    ] = 0,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change the brief.")
    ] = None,
    answer_seconds: AnswerSeconds = 120,
    as_json: Json = False,
) -> None:
    """Make a brief of a description: say what it says, and guess the rest."""
    if path and path.exists():
        raise BadInput("there is a file already", where=str(path), hint="choose another name")
    if path and path.suffix not in (".yaml", ".yml"):
        raise BadInput(
            "a brief is written as YAML", where=f"--out {path}", hint=f"{path.stem}.yaml is one"
        )
    if path and not path.parent.is_dir():
        raise BadInput("there is no such folder", where=f"--out {path}", hint="make it first")
    understanding = _understood(text, seed, author, api_base, answer_seconds)
    understanding = _changed(understanding, changes or [])
    brief = brief_file(understanding)
    _explain(understanding, out if path else err)
    if path:
        try:
            path.write_text(brief, encoding="utf-8")
        except OSError as error:
            raise BadInput(f"cannot be written ({error.strerror})", where=str(path)) from None
        out.print(f"wrote {path}; make it with: vintage generate {path}", highlight=False)
    elif not as_json:
        print(brief, end="")
    if as_json:
        print(json.dumps(_summary(understanding, path)))


def _understood(
    text: str, seed: int, author: str, api_base: str, answer_seconds: int
) -> Understanding:
    if author == PROCEDURAL:
        if api_base:
            raise BadInput(
                "no model is named", where="--api-base", hint="write --author openai/NAME as well"
            )
        return understood(text, seed)
    # Who describes with a model wants one for the game, and pays for one.
    writing = {"author": author, "api_base": api_base}
    config = checked_brief({**understood(text, seed).config.model_dump(), **writing}, "--author")
    # Imported here, since most briefs are made without a model.
    from vintage_game_generator.asking.opening import desk_of  # noqa: PLC0415
    from vintage_game_generator.describing.by_model import by_model  # noqa: PLC0415

    terms = Terms(run="describe", answer_seconds=answer_seconds)
    made = by_model(desk_of(config.writer(Piece.STYLE), terms), text, seed)
    named = Part(field="author", value=author, why="as --author says")
    return made.model_copy(
        update={
            "config": made.config.model_copy(
                update={"author": config.author, "api_base": config.api_base}
            ),
            "understood": (*made.understood, named),
        }
    )


def _changed(understanding: Understanding, changes: list[str]) -> Understanding:
    """Return an understanding with `key=value` changes, which win over all else."""
    fields = changed_fields(changes)
    if not fields:
        return understanding
    config = checked_brief({**understanding.config.model_dump(), **fields}, "--set")
    said = [Part(field=field, value=_shown(config, field), why="as --set says") for field in fields]
    return understanding.model_copy(
        update={
            "config": config,
            "understood": (
                *(part for part in understanding.understood if part.field not in fields),
                *said,
            ),
            "guessed": tuple(part for part in understanding.guessed if part.field not in fields),
        }
    )


def _shown(config: GameConfig, field: str) -> str:
    value = config.model_dump(mode="json")[field]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _explain(understanding: Understanding, console: Console) -> None:
    settled = list(understanding.settled)
    config = understanding.config
    if config.custom_features and not config.writer(Piece.FEATURES).models:
        settled.append("custom_features: a model writes them; name one with --author MODEL")
    sections = {
        "understood": list(map(str, understanding.understood)),
        "guessed": list(map(str, understanding.guessed)),
        "settled": settled
        + [f"{one.subject}: {one.message}" for one in understanding.credits.findings],
    }
    for heading, lines in sections.items():
        if lines:
            console.print(f"[bold]{heading}[/bold]")
        for line in lines:
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _summary(understanding: Understanding, path: Path | None) -> dict[str, object]:
    told = understanding.model_dump(mode="json")
    return {"brief": told.pop("config"), **told, "path": str(path) if path else None}
