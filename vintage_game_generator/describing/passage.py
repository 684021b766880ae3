"""A text as numbered words, in which phrases are found, each word counted for one thing only."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from vintage_game_generator.catalog.library import plain
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import JOINERS

T = TypeVar("T")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WITHIN = " -'’&/"  # may stand between the words of one phrase: "jump'n'run", "3/4 view"
WITHIN_NAMES = WITHIN + ".:!"  # "Super Mario Bros. 3"
ENDS = '.!?:;"“(\n'  # what a sentence begins after
LONGEST = 10  # words in a phrase
LONGEST_TEXT = 4000  # letters of a brief's description


@dataclass(frozen=True)
class Word:
    """One word.

    Attributes:
        text: As it is written.
        plain: In plain small letters; empty for other scripts.
        before: What stands between it and the word before.
    """

    text: str
    plain: str
    before: str

    @property
    def glued(self) -> bool:
        """Return whether a hyphen ties it to the word before: `like` of 'Zelda-like'."""
        return self.before == "-"

    @property
    def parted(self) -> bool:
        """Return whether it begins something new."""
        return bool(self.before.strip(" -"))

    @property
    def opens(self) -> bool:
        """Return whether it begins a sentence, where any word has a capital."""
        return not self.before or any(mark in self.before for mark in ENDS)


@dataclass(frozen=True)
class Match(Generic[T]):
    """Some words of a text, and what they stand for: from `start`, up to before `end`."""

    value: T
    start: int
    end: int
    said: str


class Passage:
    """A text in which phrases are looked for, longest first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = []
        self._spans: list[tuple[int, int]] = []
        last = 0
        for found in WORD.finditer(text):
            before = text[last : found.start()] if self.words else text[: found.start()]
            self.words.append(Word(found[0], plain(found[0]), before))
            self._spans.append(found.span())
            last = found.end()
        self.taken: set[int] = set()

    def find(
        self,
        table: Mapping[str, T],
        fits: Callable[[int, int], bool] = lambda start, end: True,
        within: str = WITHIN,
    ) -> list[Match[T]]:
        """Return phrases of a table that fit, in order, and take their words.

        Args:
            table: By phrase in plain letters without spaces.
            fits: Whether the words from a place up to another may be meant so.
            within: What may stand between the words of one phrase.
        """
        found: list[Match[T]] = []
        start = 0
        while start < len(self.words):
            end = next(
                (
                    end
                    for end in range(min(len(self.words), start + LONGEST), start, -1)
                    if self._key(start, end, table, within) is not None and fits(start, end)
                ),
                None,
            )
            if end is None:
                start += 1
                continue
            value = table[str(self._key(start, end, table, within))]
            found.append(self.take(value, start, end))
            start = end
        return found

    def take(self, value: T, start: int, end: int) -> Match[T]:
        """Return some words as a match, and take them."""
        self.taken.update(range(start, end))
        return Match(value, start, end, self.quote(start, end))

    def take_span(self, first: int, last: int) -> None:
        """Take the words from a letter of the text up to another."""
        self.taken.update(
            place for place, (start, end) in enumerate(self._spans) if start < last and end > first
        )

    def quote(self, start: int, end: int) -> str:
        """Return some words as they are written."""
        return self.text[self._spans[start][0] : self._spans[end - 1][1]]

    def plain(self, place: int) -> str:
        """Return the plain word at a place; none outside of the text."""
        return self.words[place].plain if 0 <= place < len(self.words) else ""

    def precedes(self, place: int, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Return whether one of some phrases stands just before a place."""
        return any(
            place >= len(phrase)
            and tuple(self.plain(place - len(phrase) + at) for at in range(len(phrase))) == phrase
            for phrase in phrases
        )

    def _key(self, start: int, end: int, table: Mapping[str, T], within: str) -> str | None:
        inside = range(start, end)
        if self.taken.intersection(inside):
            return None
        if any(set(self.words[at].before) - set(within) for at in inside[1:]):
            return None
        joined = "".join(self.words[at].plain for at in inside)
        owner = joined[:-1] if re.search(r"['’][sS]$", self.words[end - 1].text) else joined
        return next((key for key in (joined, owner) if key and key in table), None)


def checked_text(text: str) -> str:
    """Return a text as a brief's description has it: composed letters, single spaces.

    Raises:
        BadInput: it is empty, too long, or cannot be printed.
    """
    where = "the description"
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            f"has {len(text)} characters", where=where, hint=f"write at most {LONGEST_TEXT}"
        )
    spread = " ".join(unicodedata.normalize("NFC", text).split())
    for letter in spread:
        if not (letter.isprintable() or letter in JOINERS):
            raise BadInput(f"{letter!r} cannot be printed", where=where, hint="leave it out")
    if not WORD.search(spread):
        raise BadInput(
            "has no word in it",
            where=where,
            hint='write such as "a lighthouse keeper fights tide ghosts, like Metroid"',
        )
    if len(spread) > LONGEST_TEXT:
        raise BadInput(f"has {len(spread)} characters", where=where, hint="write less")
    return spread
