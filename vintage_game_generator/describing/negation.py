"""Which of the things that a text names it does not want: 'no bosses', 'without keys or combat'."""

from typing import TypeVar

from vintage_game_generator.describing.passage import Match, Passage
from vintage_game_generator.describing.vocabulary import FUNCTION_WORDS, VERBS

T = TypeVar("T")
BOTH = ("without", "lacks", "lacking", "sans", "minus", "ohne", "sin")  # these carry over an 'and'
DEEDS = ("never", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont")  # of one word only
NO = (
    *("no", "not", "zero", "nor", "neither", "skip", "avoid", "avoids", "nothing", "hates"),
    *("unlike", "kein", "keine", *DEEDS, *BOTH),
)
FILLERS = (
    *("any", "a", "an", "the", "of", "more", "big", "real", "such", "need", "for", "want", "to"),
    *("like", "have", "has", "be", "kind", "some", "much", "traditional", "actual", "on", "in"),
    *("seen", "set", "made", "written", "coded"),
)
NAMING = ("game", "world", "level", "levels", "pixel")  # 'no SNES or Game Boy'
STOPS = FUNCTION_WORDS.difference(NAMING)
MOST_FILLERS = 4
LONGEST_ITEM = 3  # words that one 'no' denies of each thing in its list


def unwanted(passage: Passage, matches: list[Match[T]]) -> list[Match[T]]:
    """Return the matches that the text says no to, of matches in the text's order."""
    places = denied(passage)
    return [match for match in matches if match.start in places or _denied(passage, match)]


def denied(passage: Passage) -> frozenset[int]:
    """Return the places of the words that a text says no to: 'no X, Y or Z', 'X-free'."""
    places: set[int] = set()
    for place, word in enumerate(passage.words):
        if word.plain in NO:
            places |= _list(passage, place)
        if word.plain == "free" and word.glued:
            places.add(place - 1)
    return frozenset(places)


def _list(passage: Passage, negator: int) -> set[int]:
    """Return the places of a list after its 'no': what follows a comma is of it up to an 'or'."""
    no = passage.plain(negator)
    joints = ("or", "nor", "and") if no in BOTH else ("or", "nor")
    item, at = _item(passage, negator + 1, 1 if no in DEEDS else LONGEST_ITEM)
    sure, maybe = set(item), set[int]()
    while item and at < len(passage.words):
        listed = passage.words[at].before.strip() == ","
        if passage.words[at].parted and not listed:
            break
        last = passage.plain(at) in joints
        if not (last or listed):
            break
        item, at = _item(passage, at + 1 if last else at, LONGEST_ITEM, opened=not last)
        maybe |= set(item)
        if last:
            sure |= maybe
    return sure


def _item(
    passage: Passage, start: int, most: int, *, opened: bool = False
) -> tuple[list[int], int]:
    """Return the places of one thing in a list, and where it ends.

    Args:
        passage: The text.
        start: Where it begins.
        most: How many words it has at most.
        opened: Whether it follows a comma, that is the list's own.
    """
    at = start
    while at < min(len(passage.words), start + MOST_FILLERS) and passage.plain(at) in FILLERS:
        if passage.words[at].parted and not (opened and at == start):
            return [], at
        at += 1
    item: list[int] = []
    while at < len(passage.words) and len(item) < most:
        word = passage.words[at]
        if word.parted and not (opened and at == start):
            break
        if word.plain in STOPS or word.plain in NO or (item and _is_deed(word.plain)):
            break
        item.append(at)
        at += 1
    return item, at


def _is_deed(word: str) -> bool:
    """Return whether a word tells what someone does, as after 'without a sword she fights'."""
    return word.endswith("s") and bool({word[:-1], word.removesuffix("es")} & VERBS)


def _denied(passage: Passage, match: Match[T]) -> bool:
    """Return whether a 'no' stands right before a match, or a 'free' after it: 'boss-free'."""
    if passage.plain(match.end) == "free" and passage.words[match.end].glued:
        return True
    for at in range(match.start - 1, max(-1, match.start - 2 - MOST_FILLERS), -1):
        if passage.words[at + 1].parted:
            return False
        if passage.plain(at) in NO:
            return True
        if passage.plain(at) not in FILLERS:
            return False
    return False
