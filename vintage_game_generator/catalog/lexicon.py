"""What the words of a description say about mood, colour and feel."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from vintage_game_generator.catalog.classic import Mood
from vintage_game_generator.models.base import Model

Number = Literal["saturation", "brightness", "tempo", "pace", "airiness", "danger", "verticality"]
ENDINGS = ("es", "s", "ed", "d", "ing", "y")


class Hint(Model):
    """What a family of words says."""

    words: tuple[str, ...]
    mood: Mood
    hue: int | None = Field(default=None, ge=0, le=359)
    nudge: dict[Number, int] = Field(default_factory=dict)


def hints(text: str) -> tuple[tuple[str, Hint], ...]:
    """Return the known words of a text in its order, each family once, with what they say."""
    known = _hint_of_word()
    found: dict[int, tuple[str, Hint]] = {}
    for word in re.findall(r"[a-z]+", text.lower()):
        for stem in _stems(word):
            if stem in known:
                number, hint = known[stem]
                found.setdefault(number, (word, hint))
                break
    return tuple(found.values())


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            yield stem
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=1)
def _hint_of_word() -> dict[str, tuple[int, Hint]]:
    data = files("vintage_game_generator.catalog") / "data" / "words.toml"
    entries = tomllib.loads(data.read_text("utf-8"))["word"]
    known: dict[str, tuple[int, Hint]] = {}
    for number, entry in enumerate(entries):
        hint = Hint.model_validate(entry)
        for word in hint.words:
            known.setdefault(word, (number, hint))
    return known
