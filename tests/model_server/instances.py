"""Instances of a JSON schema: valid, plausible, and always the same for the same seed."""

import random
import re._parser as patterns  # type: ignore[import-not-found]
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]
WORDS = [
    "tide",
    "lamp",
    "harbour",
    "ghost",
    "bell",
    "lantern",
    "keeper",
    "moor",
    "gate",
    "ember",
    "salt",
    "raven",
    "hollow",
    "north",
    "stone",
    "mist",
    "thorn",
    "drift",
    "glass",
    "tower",
]
MORE_ITEMS = 2  # in an array than it needs
USUAL_LETTERS = 40  # of a string without bounds
USUAL_NUMBER = 100
ANY_LETTER = "abcdefghijklmnopqrstuvwxyz"
REPEATS = 6  # of what a pattern repeats without end


def instance(schema: Schema, rng: random.Random) -> Any:
    """Return a value that fills the schema: enums, bounds, patterns, references and unions."""
    return _filled(schema, rng, schema, "")


def filled_object(schema: Schema, rng: random.Random) -> dict[str, Any]:
    """Return an object that fills the schema of one."""
    made: dict[str, Any] = instance(schema, rng)
    return made


def _filled(schema: Schema, rng: random.Random, root: Schema, name: str) -> Any:
    if "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return _filled(target, rng, root, name)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return rng.choice(schema["enum"])
    for union in ("anyOf", "oneOf"):
        if union in schema:
            choices = [one for one in schema[union] if one.get("type") != "null"]
            return _filled(rng.choice(choices), rng, root, name) if choices else None
    if "allOf" in schema:
        merged = {key: value for one in schema["allOf"] for key, value in one.items()}
        return _filled(merged, rng, root, name)
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        kind = next(one for one in kind if one != "null")
    return _KINDS[kind](schema, rng, root, name)


def _object(schema: Schema, rng: random.Random, root: Schema, name: str) -> dict[str, Any]:
    known = schema.get("properties", {})
    filled = {key: _filled(one, rng, root, key) for key, one in known.items()}
    others = schema.get("additionalProperties")
    if isinstance(others, Mapping):
        for _ in range(max(1, schema.get("minProperties", 0) - len(filled))):
            filled[_words(rng, 1, 12)] = _filled(others, rng, root, name)
    return filled


def _array(schema: Schema, rng: random.Random, root: Schema, name: str) -> list[Any]:
    first = [_filled(one, rng, root, name) for one in schema.get("prefixItems", ())]
    least = schema.get("minItems", 0)
    most = min(schema.get("maxItems", least + MORE_ITEMS), least + MORE_ITEMS)
    if schema.get("items") in (None, False) or most <= len(first):
        return first
    filled: list[Any] = list(first)
    wanted = rng.randint(max(least, min(1, most)), most)
    for _ in range(20 * wanted):
        if len(filled) >= wanted:
            break
        one = _filled(schema["items"], rng, root, name)
        if not (schema.get("uniqueItems") and one in filled):
            filled.append(one)
    return filled


def _integer(schema: Schema, rng: random.Random, root: Schema, name: str) -> int:
    step = schema.get("multipleOf", 1)
    least = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
    most = schema.get("maximum", schema.get("exclusiveMaximum", least + USUAL_NUMBER + 1) - 1)
    return int(rng.randint(-(-int(least) // step), int(most) // step) * step)


def _number(schema: Schema, rng: random.Random, root: Schema, name: str) -> float:
    least = schema.get("minimum", schema.get("exclusiveMinimum", 0))
    most = schema.get("maximum", schema.get("exclusiveMaximum", least + 1))
    return float(least + (most - least) * rng.randint(1, 3) / 4)


def _string(schema: Schema, rng: random.Random, root: Schema, name: str) -> str:
    least, most = schema.get("minLength", 0), schema.get("maxLength", USUAL_LETTERS)
    if "pattern" in schema:
        return "".join(_matching(patterns.parse(schema["pattern"]), rng))
    return _words(rng, least, min(most, max(least, USUAL_LETTERS)))


def _words(rng: random.Random, least: int, most: int) -> str:
    said = rng.choice(WORDS)
    while len(said) < least or (rng.random() < 0.6 and len(said) < most):
        said += f" {rng.choice(WORDS)}"
    if len(said) > most:
        cut = said[: most + 1].rpartition(" ")[0]
        said = cut if len(cut) >= max(1, least) else said[:most]
    return said.capitalize() if len(said) > 3 else said


def _matching(parsed: Any, rng: random.Random) -> list[str]:
    """Return the parts of a text that matches: of a parsed pattern without lookaround."""
    made: list[str] = []
    for kind, value in parsed:
        match str(kind):
            case "LITERAL":
                made.append(chr(value))
            case "IN":
                made.append(_one_of(value, rng))
            case "ANY" | "NOT_LITERAL":
                made.append(rng.choice(ANY_LETTER))
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, most, what = value
                times = rng.randint(max(least, min(1, most)), min(most, least + REPEATS))
                made += [part for _ in range(times) for part in _matching(what, rng)]
            case "SUBPATTERN":
                made += _matching(value[-1], rng)
            case "BRANCH":
                made += _matching(rng.choice(value[1]), rng)
            case "AT":
                continue
            case _:
                raise ValueError(f"{kind} of a pattern is not known here")
    return made


def _one_of(choices: Any, rng: random.Random) -> str:
    kind, value = rng.choice([one for one in choices if str(one[0]) != "NEGATE"])
    if str(choices[0][0]) == "NEGATE":
        return rng.choice(ANY_LETTER)
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(rng.randint(*value))
        case _:
            return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(value), "a")


_KINDS: dict[str, Callable[[Schema, random.Random, Schema, str], Any]] = {
    "object": _object,
    "array": _array,
    "integer": _integer,
    "number": _number,
    "string": _string,
    "boolean": lambda schema, rng, root, name: rng.random() < 0.5,
    "null": lambda schema, rng, root, name: None,
}
