"""A title for a game that was only described."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vintage_game_generator.authors.procedural.words import PLACE_ADJECTIVES, PLACE_NOUNS
from vintage_game_generator.catalog import UnknownGame, find
from vintage_game_generator.describing.negation import denied
from vintage_game_generator.describing.passage import Passage
from vintage_game_generator.describing.vocabulary import (
    ADJECTIVES,
    ENGLISH,
    FOREIGN,
    FUNCTION_WORDS,
    LANGUAGES,
    NAMELESS,
    NOUNS,
    VERBS,
)

LONGEST = 30  # letters, so that a title screen can show it in large ones
SMALL = ("of", "the", "and", "a", "an", "in", "to", "for")
QUOTED = r"""["“«'‘](?P<quoted>[^"”»]{1,60}?)["”»'’](?=$|[\s,.;:!?)])"""
NAME = r"[A-Z0-9][\w'’-]*"
MORE = rf"\s+(?:(?:of|the|and|in|to)\s+)*{NAME}"
KINDS = "game|platformer|adventure|metroidvania|title|crawler|shooter|rpg|roguelike|puzzler|name"
GIVEN = (
    # 'call it X', 'a game called X', 'titled X'; a game, thus, whatever X is
    re.compile(
        rf"""(?i:\b(?:en)?titled|\b(?:call|name|title)\s+(?:it|this|the\s+game)
            |\b(?:{KINDS})(?:\s+is)?\s*(?:called|named|titled|:)
            |(?:^|[,;.(]\s*|\b(?:is|be)\s+)(?:called|named))\s*
            (?:{QUOTED}|(?P<bare>{NAME}(?:{MORE}){{0,6}}))""",
        re.VERBOSE,
    ),
    # 'a moth called "X"', 'a fox named X Y'; but 'a robot named X' is a robot's name
    re.compile(rf"\b(?:called|named)\s+(?:{QUOTED}|(?P<bare>{NAME}(?:{MORE}){{1,6}}))"),
)
ACTED_ON = (
    *("a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "some", "every", "all"),
)
QUALITIES = re.compile(r".{3,}(?:less|ful|ous|ish|ly|ic|ed|ing|al|ive|ary|ant|ent|y)$")


@dataclass(frozen=True)
class Phrase:
    """Words of a text that belong together: qualities, what kind, and who or what."""

    words: tuple[str, ...]

    @property
    def head(self) -> str:
        """Return who or what: 'keeper'."""
        return self.words[-1]

    @property
    def kind(self) -> str | None:
        """Return what kind: 'lighthouse'."""
        for word in reversed(self.words[:-1]):
            if not _is_quality(word):
                return word
        return None

    @property
    def quality(self) -> str | None:
        """Return what it is like: 'lonely'."""
        return next(
            (w for w in self.words[:-1] if _is_quality(w) and not w.endswith("ly")), None
        ) or (next((word for word in self.words[:-1] if _is_quality(word)), None))


def given_title(passage: Passage) -> str | None:
    """Return the title that a text gives its game, as in 'a game called Tide Keeper'.

    Its words are taken: they say nothing else.
    """
    for pattern in GIVEN:
        for found in pattern.finditer(passage.text):
            title = (found["quoted"] or found["bare"].rstrip("'’-")).strip()
            if title.strip(".") and not set(title) & set("/\\"):
                passage.take_span(*found.span())
                return title
    return None


def made_title(passage: Passage, seed: int) -> tuple[str, tuple[str, ...]]:
    """Return a title, and the words of the text that it is made of; of too few, it has none."""
    rng = random.Random(f"title {seed} {passage.text}")
    phrases = _phrases(passage)
    terrain = rng.choice(list(PLACE_NOUNS))
    adjective, noun = rng.choice(PLACE_ADJECTIVES[terrain]), rng.choice(PLACE_NOUNS[terrain])
    english = _is_english(passage)
    made = [title for title in _made(phrases, english) if _is_new(" ".join(title))]
    if not made and phrases and english and _is_new(f"{adjective} {phrases[0].head}"):
        made = [(adjective, phrases[0].head)]
    words = rng.choice(made) if made else (adjective, noun)
    said = {word for phrase in phrases for word in phrase.words}
    used = [word for word in said if {word, _one(word)} & set(words)]
    order = [word for phrase in phrases for word in phrase.words]
    return _capitals(words), tuple(sorted(used, key=order.index))


def _made(phrases: list[Phrase], english: bool) -> list[tuple[str, ...]]:
    """Return titles as words, the first phrase being who it is about."""
    if not phrases:
        return []
    who, others = phrases[0], phrases[1:]
    if not english:
        return [phrase.words for phrase in phrases[:2]]
    made: list[tuple[str, ...]] = []
    if who.kind:
        made.append((who.kind, who.head))
    if who.quality:
        made.append(("the", who.quality, who.head))
    for other in others[:2]:
        made.append((other.kind or _one(other.head), who.head))
        made.append((who.head, "of", "the", *other.words[-2:]))
        made.append(("the", who.head, "and", "the", *other.words[-2:]))
    return [title for title in made if len(set(title)) == len(title) or title[0] == "the"]


def _is_english(passage: Passage) -> bool:
    words = [word.plain for word in passage.words]
    if sum(not word for word in words) * 2 > len(words):  # in another script
        return False
    return sum(word in FOREIGN for word in words) <= sum(word in ENGLISH for word in words)


def _phrases(passage: Passage) -> list[Phrase]:
    phrases: list[list[str]] = [[]]
    unsaid = passage.taken | denied(passage)
    for place, word in enumerate(passage.words):
        small = word.text.lower()
        idle = word.plain in FUNCTION_WORDS or word.plain in NAMELESS or word.plain in LANGUAGES
        if place in unsaid or idle or not small[0].isalpha():
            phrases.append([])
        elif word.glued and phrases[-1]:
            phrases[-1][-1] += f"-{small}"
        elif _is_verb(passage, place):
            phrases.append([])
        elif word.parted:
            phrases.append([small])
        else:
            phrases[-1].append(small)
    cut = [_without_last_qualities(words[-3:]) for words in phrases]
    return [Phrase(words) for words in cut if words]


def _without_last_qualities(words: list[str]) -> tuple[str, ...]:
    while words and _is_quality(words[-1]):
        words = words[:-1]
    return tuple(words)


def _is_verb(passage: Passage, place: int) -> bool:
    word = passage.plain(place)
    stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed")}
    stems |= {word.removesuffix("ing"), f"{word.removesuffix('ing')}e", word.removesuffix("d")}
    if stems & VERBS:
        return True
    follows = passage.plain(place + 1)
    subject = place > 0 and passage.plain(place - 1) not in FUNCTION_WORDS
    return subject and follows in ACTED_ON and re.search(r"(s|ed)$", word) is not None


def _is_quality(word: str) -> bool:
    return word in ADJECTIVES or (word not in NOUNS and QUALITIES.fullmatch(word) is not None)


def _is_new(title: str) -> bool:
    if len(title) > LONGEST:
        return False
    try:
        find(title)
    except UnknownGame:
        return True
    return False


def _one(word: str) -> str:
    """Return one of several: 'ghost' of 'ghosts'."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^suia]s$", word) else word


def _capitals(words: Sequence[str]) -> str:
    """Return words as a title has them."""
    return " ".join(
        word if word in SMALL and place else word[0].upper() + word[1:]
        for place, word in enumerate(words)
    )
