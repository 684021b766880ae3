"""Briefs: read from YAML or TOML, checked, and every mistake told in one line."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vintage_game_generator import catalog
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, Inspiration

LARGEST = 256 * 1024  # bytes; the longest sensible brief has four
# What to write in fields that are easily written in a shape that they do not have.
UNIONS = ("str", "tuple[str, ...]", "[key]")  # pydantic's own words in an error's place
LISTS = {
    "features": "[combat, dash]",
    "inspirations": "[Metroid, {game: Castlevania, weight: 0.3}]",
    "target_languages": "[python, web]",
    "custom_features": "['a grappling hook']",
    "palette": "['#203050', '#e08040']",
    "author": "[openai/gpt-5-mini, anthropic/claude-haiku-4-5]",
}
NUMBERS = {
    "seed": "a whole number from 0 to 4294967295",
    "weight": "a number greater than 0, at most 100",
}


def load_brief(path: Path, changes: Iterable[str] = ()) -> GameConfig:
    """Return the brief in a YAML or TOML file, with `key=value` changes made to it.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    where = path.name or str(path)
    fields = read_fields(path, where)
    if "name" not in fields and fields.keys() & {"games", "grid"}:
        hint = f"`vintage batch {path}` makes its games"
        raise BadInput("this is a line-up", where=where, hint=hint)
    changed = changed_fields(changes)
    try:
        return checked_brief(fields | changed, where)
    except BadInput as error:
        if not changed:
            raise
        checked_brief(fields, where)  # else the change is at fault
        place = error.where.removeprefix(where).removeprefix(": ")
        raise BadInput(error.what, where=f"--set {place}".strip(), hint=error.hint) from None


def checked_brief(fields: Mapping[str, Any], where: str = "brief") -> GameConfig:
    """Return the brief that the fields make, its inspirations spelt as in the catalog.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    try:
        config = GameConfig.model_validate(fields)
    except ValidationError as error:
        raise _one_line(error, where) from None
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
                hint=f"{_did_you_mean(error.nearest)} (`vintage catalog` lists all)".strip(),
            ) from None
        if any(game.name == other.game for other in known):
            raise BadInput(f"{game.name!r} stands there twice", where=place, hint="name it once")
        known.append(inspiration.model_copy(update={"game": game.name}))
    return config.model_copy(update={"inspirations": tuple(known)})


def read_fields(path: Path, where: str, kind: str = "brief") -> dict[str, Any]:
    """Return the fields in a YAML or TOML file, unchecked.

    Args:
        path: The file.
        where: What to call it.
        kind: What it should be.

    Raises:
        BadInput: it cannot be read, or is something else.
    """
    try:
        with path.open("rb") as file:  # a device has no size, and no end
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise BadInput(f"too long for a {kind}", where=where, hint=f"at most {LARGEST} bytes")
        text = content.decode("utf-8-sig")
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
            hint=hint or ("`vintage init` writes a brief to start from" if kind == "brief" else ""),
        ) from None
    except UnicodeDecodeError:
        raise BadInput("this is not text", where=where, hint="save it as UTF-8") from None
    except OSError as error:
        raise BadInput(f"cannot be read ({error.strerror})", where=where) from None
    fields = _from_toml(text, where) if path.suffix == ".toml" else _from_yaml(text, where)
    if not isinstance(fields, dict):
        raise BadInput(f"this is not a {kind}", where=where, hint="write lines `key: value`")
    return fields


def changed_fields(changes: Iterable[str]) -> dict[str, Any]:
    """Return the fields that `key=value` changes set.

    Raises:
        BadInput: one is none.
    """
    made: dict[str, Any] = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise BadInput(f"{change!r} has no '='", where="--set", hint="write --set seed=7")
        made[key.strip()] = _from_yaml(value, f"--set {_readable(key)}")
    return made


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases and without a key given twice.

    A dozen lines of aliases are a value too large to look at; of two values the first would be
    dropped without a word.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                mark = node.value[number][0].start_mark
                raise yaml.MarkedYAMLError(problem=f"{key!r} stands there twice", problem_mark=mark)
        return super().construct_mapping(node, deep)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases are not read", problem_mark=mark)
        return super().compose_node(parent, index)


def _from_yaml(text: str, where: str) -> Any:
    try:
        return yaml.load(text, _PlainLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput(
            f"this is not YAML: {error.problem}",
            where=f"{where}, line {line}" if "\n" in text else where,
            hint="write `key: value`; quote a value that holds a colon or begins with *",
        ) from None
    except RecursionError:
        raise BadInput("too much is nested in this", where=where) from None
    except (yaml.YAMLError, ValueError) as error:
        what, *_ = [*str(error).splitlines(), "a value cannot be"]
        raise BadInput(
            f"this is not YAML: {what}", where=where, hint="put such a value in quotes"
        ) from None


def _from_toml(text: str, where: str) -> Any:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise BadInput("too much is nested in this", where=where) from None
    except ValueError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from None


def _one_line(error: ValidationError, where: str) -> BadInput:
    """Return the first of pydantic's errors as one line with the nearest valid value."""
    first = error.errors(include_url=False)[0]
    parts = first["loc"]
    if first["type"] == "enum" and isinstance(parts[-1], int):
        parts = parts[:-1]  # the word that is quoted tells which of the list it is
    parts = tuple(part for part in parts if part not in UNIONS)
    place = ".".join(map(_readable, parts))
    what, hint = _said(first)
    return BadInput(what, where=f"{where}: {place}" if place else where, hint=hint)


def _said(error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong, and what to write."""
    given = error["input"]
    context = error.get("ctx", {})
    field = str(error["loc"][-1]) if error["loc"] else ""
    if field in NUMBERS and error["type"] != "missing":
        return f"{_short(given)} is not {NUMBERS[field]}", f"write `{field}: 1`"
    match error["type"]:
        case "enum":
            allowed = [
                word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")
            ]
            word = given if isinstance(given, str) else _short(given)
            return f"{_short(given)} is not known here", nearest(word, allowed)
        case "missing":
            return "is missing", f"write `{field}: ...`"
        case "extra_forbidden":
            model = GameConfig if len(error["loc"]) == 1 else Inspiration
            what = "a brief" if model is GameConfig else "an inspiration"
            return f"is not a field of {what}", nearest(field, list(model.model_fields))
        case "tuple_type":
            one = f"[{given}]" if _is_word(given) else LISTS[field]
            return f"{_short(given)} is not a list", f"write {one}"
        case "too_long":
            return f"has {len(given)} entries", f"write at most {context['max_length']}"
        case "dict_type" if field == "authors":
            return f"{_short(given)} names no kind of piece", "write {levels: procedural}"
        case "string_type" if given is None:
            return "is empty", f"write `{field}: ...`" if field in GameConfig.model_fields else ""
        case "too_short":
            return "is empty", f"write {LISTS[field]}"
        case "model_type":
            return f"{_short(given)} is not a game", "write Metroid, or {game: Metroid, weight: 2}"
        case "string_too_long":
            return f"has {len(given)} characters", f"write at most {context['max_length']}"
        case "string_too_short":
            return "is empty", "write a title such as 'Tide Keeper'"
        case "string_type":
            return f"{_short(given)} is not text", "put it in quotes"
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


def _is_word(given: object) -> bool:
    return isinstance(given, str) and given.replace("-", "").replace(" ", "").isalnum()


def _short(given: object) -> str:
    try:
        text = repr(given)
    except ValueError:  # Python writes out no number this long
        return "a number of thousands of digits"
    return text if len(text) <= 60 else text[:57] + "..."
