"""What people call consoles, kinds of games, views, features and languages."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Generic, TypeVar

from vintage_game_generator.catalog.library import plain
from vintage_game_generator.models.config import ArtStyle, Feature, Genre, Language, Perspective

T = TypeVar("T")
DATA = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Term(Generic[T]):
    """What a phrase stands for, or is at least nearest to."""

    value: T
    near: bool = False


def _terms(section: str, kind: Callable[[str], T]) -> dict[str, Term[T]]:
    known: dict[str, Term[T]] = {}
    for near in (False, True):
        entries: dict[str, str] = DATA[section].get("near" if near else "exact", {})
        for value, said in entries.items():
            for phrase in _phrases(said):
                known.setdefault(plain(phrase), Term(kind(value), near))
    return known


def _phrases(said: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in said.split(",")]


def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(DATA[section][name].split())


CONSOLES = _terms("art_style", ArtStyle)
GENRES = _terms("genre", Genre)
PERSPECTIVES = _terms("perspective", Perspective)
FEATURES = _terms("features", Feature)
GENRE_HINTS = _terms("genre_hints", Genre)
LANGUAGES: dict[str, Language] = {
    plain(phrase): Language(language)
    for language, said in DATA["languages"].items()
    for phrase in _phrases(said)
}
_LISTS: dict[str, Any] = DATA["lists"]
WISHES = {plain(phrase): phrase for phrase in _phrases(_LISTS["wishes"])}
EVERYDAY_NAMES = frozenset(map(plain, _phrases(_LISTS["everyday_names"])))
LIKING = tuple(tuple(phrase.split()) for phrase in _phrases(_LISTS["liking"]))
ENGLISH = _words("function_words", "english")
FOREIGN = _words("function_words", "other") - ENGLISH
FUNCTION_WORDS = ENGLISH | FOREIGN
VERBS = _words("title_words", "verbs")
ADJECTIVES = _words("title_words", "adjectives")
NOUNS = _words("title_words", "nouns")
NAMELESS = _words("title_words", "nameless")
