"""Briefs: read from YAML or TOML, checked, and every mistake told in one line."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vintage_game_generator import catalog
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, Inspiration

LARGEST = 256 * 1024  # bytes; the longest sensible brief has four


def load_brief(path: Path, changes: Iterable[str] = ()) -> GameConfig:
    """Return the brief in a YAML or TOML file, with `key=value` changes made to it.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    where = path.name
    fields = {**_read(path, where), **_changes(changes)}
    return checked_brief(fields, where)


def checked_brief(fields: Mapping[str, Any], where: str = "brief") -> GameConfig:
    """Return the brief that the fields make, its inspirations spelt as in the catalog.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    try:
        config = GameConfig.model_validate(fields)
    except ValidationError as error:
        raise _one_line(error, where, GameConfig) from None
    return with_known_games(config, where)


def with_known_games(config: GameConfig, where: str = "brief") -> GameConfig:
    """Return the brief with its inspirations spelt as in the catalog.

    Raises:
        BadInput: an inspiration is not in the catalog, or is named twice.
    """
    known: list[Inspiration] = []
    for number, inspiration in enumerate(config.inspirations):
        place = f"{where}: inspirations.{number}"
        try:
            game = catalog.find(inspiration.game)
        except catalog.UnknownGame as error:
            raise BadInput(
                f"{inspiration.game!r} is not in the catalog",
                where=place,
                hint=_did_you_mean(error.nearest) + " (`vintage catalog` lists all)",
            ) from None
        if any(game.name == other.game for other in known):
            raise BadInput(f"{game.name!r} stands there twice", where=place, hint="name it once")
        known.append(inspiration.model_copy(update={"game": game.name}))
    return config.model_copy(update={"inspirations": tuple(known)})


def _read(path: Path, where: str) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput("too long for a brief", where=where, hint=f"at most {LARGEST} bytes")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        near = [
            str(other)
            for pattern in ("*.yaml", "*.yml", "*.toml")
            for other in sorted(path.parent.glob(pattern))
        ]
        hint = _did_you_mean(difflib.get_close_matches(str(path), near, 1, 0.8))
        raise BadInput(
            "there is no such file",
            where=str(path),
            hint=hint or "`vintage init` writes a brief to start from",
        ) from None
    except UnicodeDecodeError:
        raise BadInput("this is not text", where=where, hint="save it as UTF-8") from None
    except OSError as error:
        raise BadInput(f"cannot be read ({error.strerror})", where=where) from None
    try:
        fields = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"{where}, line {mark.line + 1}" if mark else where
        raise BadInput(
            f"this is not YAML: {error.problem}",
            where=line,
            hint="a line is written `key: value`; quote a value that holds a colon",
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadInput(f"this is not YAML: {str(error).splitlines()[0]}", where=where) from None
    if not isinstance(fields, dict):
        raise BadInput("this is not a brief", where=where, hint="write lines `key: value`")
    return fields


def _changes(changes: Iterable[str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise BadInput(f"{change!r} has no '='", where="--set", hint="write --set seed=7")
        try:
            made[key.strip()] = yaml.safe_load(value)
        except yaml.YAMLError:
            raise BadInput(f"{value!r} is not a value", where=f"--set {key}") from None
    return made


def _one_line(error: ValidationError, where: str, model: type[BaseModel]) -> BadInput:
    """Return the first of pydantic's errors as one line with the nearest valid value."""
    first = error.errors()[0]
    place = ".".join(_readable(part) for part in first["loc"])
    what, hint = _said(first, place, model)
    return BadInput(what, where=f"{where}: {place}" if place else where, hint=hint)


def _said(error: ErrorDetails, place: str, model: type[BaseModel]) -> tuple[str, str]:
    given = error["input"]
    context = error.get("ctx", {})
    match error["type"]:
        case "enum":
            allowed = [
                word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")
            ]
            return f"{_short(given)} is not known here", nearest(str(given), allowed)
        case "missing":
            return "is missing", f"write `{place}: ...`"
        case "extra_forbidden":
            return "is not a field of a brief", nearest(place, list(model.model_fields))
        case "string_too_long":
            return f"has {len(given)} characters", f"write at most {context['max_length']}"
        case "string_too_short":
            return "is empty", "write a title such as 'Tide Keeper'"
        case "string_type":
            return f"{_short(given)} is not text", "put it in quotes"
        case "less_than_equal" | "greater_than_equal" | "greater_than" | "less_than":
            return f"{_short(given)} is out of range", error["msg"].replace(
                "Input should", "it must"
            )
        case "value_error":
            what, _, hint = str(context["error"]).partition("; ")
            return what, hint
        case _:
            return f"{_short(given)}: {error['msg'][0].lower()}{error['msg'][1:]}", ""


def nearest(given: str, allowed: list[str]) -> str:
    """Return a hint that names the nearest allowed word, or all when none is near."""
    folded = given.lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(folded, allowed, 1, 0.5)
    return _did_you_mean(near) or "write one of " + ", ".join(allowed)


def _did_you_mean(near: Iterable[str]) -> str:
    names = " or ".join(repr(name) for name in near)
    return f"did you mean {names}?" if names else ""


def _readable(part: int | str) -> str:
    text = str(part)
    return text if text.isprintable() and 0 < len(text) <= 40 else _short(part)


def _short(given: object) -> str:
    text = repr(given)
    return text if len(text) <= 60 else text[:57] + "..."
