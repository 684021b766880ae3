"""Line-ups read from files, every mistake told in one line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vintage_game_generator.briefs import nearest, read_fields
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.lineup import LineUp


def read_lineup(path: Path) -> LineUp:
    """Return the line-up in a YAML or TOML file, the files of its briefs read too.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    where = path.name or str(path)
    fields = read_fields(path, where, "line-up")
    if "name" in fields and not fields.keys() & {"games", "grid"}:
        raise BadInput(
            "this is a brief, not a line-up",
            where=where,
            hint=f"`vintage generate {path}` makes it",
        )
    lineup = checked_lineup(fields, where)
    return with_briefs_read(lineup, path.parent, where)


def checked_lineup(fields: Mapping[str, Any], where: str = "line-up") -> LineUp:
    """Return the line-up that the fields make.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    try:
        return LineUp.model_validate(fields)
    except ValidationError as error:
        raise _one_line(error.errors(include_url=False)[0], where) from None


def with_briefs_read(lineup: LineUp, folder: Path, where: str = "line-up") -> LineUp:
    """Return the line-up with each path of a brief's file replaced by what is in it.

    Args:
        lineup: What may have paths in it.
        folder: From where they are seen.
        where: What to call the line-up.

    Raises:
        BadInput: a file cannot be read.
    """
    games = [
        _fields_of(folder / game, f"{where}: games.{number}: {game}")
        if isinstance(game, str)
        else game
        for number, game in enumerate(lineup.games)
    ]
    return lineup.model_copy(update={"games": tuple(games)})


def _fields_of(path: Path, where: str) -> dict[str, Any]:
    """Return what is in a brief's file, unchecked; mistakes are told of the line-up."""
    try:
        return read_fields(path, where)
    except BadInput as error:
        if error.where.startswith(where):
            raise
        raise BadInput(error.what, where=where, hint=error.hint) from None


def _one_line(error: ErrorDetails, where: str) -> BadInput:
    parts = [str(part) for part in error["loc"]]
    top = parts[0] if parts else ""
    place = ".".join(parts)
    given = repr(error["input"])
    given = given if len(given) <= 60 else f"{given[:57]}..."
    if error["type"] == "extra_forbidden":
        known = [name for name in LineUp.model_fields if top not in LineUp.model_fields]
        known = known or ["name", "exclude", "count"]
        what, hint = "is not a field of a line-up", nearest(parts[-1], known)
    elif top == "seed":
        place = top
        what, hint = f"{given} is no seed", "write a whole number, or `seed: rotating`"
    elif top == "games" and error["type"] != "too_long":
        place = ".".join(parts[:2])
        what = f"{given} is no brief" if len(parts) > 1 else f"{given} is not a list"
        hint = "write {name: ..., genre: ...}, or the path of a brief's file"
    elif error["type"] == "value_error":
        what, _, hint = str(error.get("ctx", {})["error"]).partition("; ")
    elif error["type"] in ("list_type", "tuple_type"):
        what, hint = f"{given} is not a list", f"write `{parts[-1]}: [..., ...]`"
    elif error["type"] in ("model_type", "dict_type") and top == "grid":
        what = f"{given} is not a grid"
        hint = "write fields with lists of values: {genre: [platformer], seed: [1, 2]}"
    elif error["type"] == "dict_type":
        what = f"{given} is no part of a brief"
        hint = "write {art_style: nes, features: [combat]}"
    else:
        what, hint = f"{given}: {error['msg'][0].lower()}{error['msg'][1:]}", ""
    return BadInput(what, where=f"{where}: {place}" if place else where, hint=hint)
