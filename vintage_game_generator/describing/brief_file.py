"""A brief as a file to go on with: YAML, and on each line where its value comes from."""

import textwrap
from collections.abc import Iterable
from typing import Any

import yaml

from vintage_game_generator.describing.understanding import Understanding
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.writer import PROCEDURAL

COLUMN = 36  # where comments begin
WIDTH = 96
# What a value is for, where the description has nothing to say of it.
NOTES = {
    "author": "offline and free; or a model as litellm calls it",
    "seed": "another seed, another game: 0 to 4294967295",
}


def brief_file(understanding: Understanding) -> str:
    """Return the brief in YAML; `load_brief` reads the same brief from it."""
    config = understanding.config
    lines = [
        _commented(f"name: {_scalar(config.name)}", _sources(understanding, "name")),
        *(
            _commented(f"{field}: {getattr(config, field)}", _sources(understanding, field))
            for field in ("genre", "perspective", "art_style")
        ),
        *_list("features", list(config.features), understanding),
        *_list("inspirations", [_inspiration(one) for one in config.inspirations], understanding),
        *_described(config),
        *_list("target_languages", list(config.target_languages), understanding),
        *_list("custom_features", list(config.custom_features), understanding, if_any=True),
        _author(config, understanding),
        *([f"api_base: {_scalar(config.api_base)}"] if config.api_base else []),
        *(
            _commented(f"{field}: {_scalar(_plain(getattr(config, field)))}", ())
            for field in ("authors",)
            if getattr(config, field)
        ),
        _commented(f"seed: {config.seed}", _sources(understanding, "seed"), NOTES["seed"]),
    ]
    return "\n".join(lines) + "\n"


def _commented(line: str, comments: Iterable[str], note: str = "") -> str:
    comment = "; ".join(comments) or note
    return f"{line:<{COLUMN}} # {comment}" if comment else line


def _list(
    field: str, values: list[Any], understanding: Understanding, *, if_any: bool = False
) -> list[str]:
    if not values:
        return [] if if_any else [f"{field}: []"]
    lines = [f"{field}:"]
    for value in values:
        name = value["game"] if isinstance(value, dict) else str(value)
        sources = _sources(understanding, field, name)
        lines.append(_commented(f"  - {_scalar(_plain(value))}", sources))
    return lines


def _sources(understanding: Understanding, field: str, value: str | None = None) -> list[str]:
    """Return where a field's value comes from, or one of its values."""
    said = [part for part in understanding.understood if part.field == field]
    guessed = [part for part in understanding.guessed if part.field == field]
    return [part.source for part in said if value in (None, part.value)] + [
        f"guessed: {part.source}" for part in guessed if value in (None, part.value)
    ]


def _described(config: GameConfig) -> list[str]:
    if not config.custom_description:
        return []
    text = textwrap.wrap(
        config.custom_description,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    head = f"{'custom_description: >-':<{COLUMN}} # your words; they colour the game"
    return [head, *text]


def _author(config: GameConfig, understanding: Understanding) -> str:
    line = f"author: {_scalar(_plain(config.author))}"
    note = NOTES["author"] if config.author == PROCEDURAL else ""
    return _commented(line, _sources(understanding, "author"), note)


def _inspiration(one: Any) -> Any:
    return one.game if one.weight == 1 else {"game": one.game, "weight": one.weight}


def _plain(value: Any) -> Any:
    """Return a value in what YAML knows."""
    match value:
        case dict():
            return {_plain(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case str():
            return str(value)
    return value


def _scalar(value: Any) -> str:
    written = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False
    )
    return written.removesuffix("...\n").strip()
