"""Which of the things that a text names it does not want: 'no bosses', 'without keys or combat'."""

from itertools import pairwise
from typing import TypeVar

from vintage_game_generator.describing.passage import Match, Passage

T = TypeVar("T")
BOTH = ("without", "lacks", "lacking", "sans", "minus", "ohne", "sin")  # these carry over an 'and'
NO = (
    *("no", "not", "never", "zero", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont"),
    *("nor", "neither", "skip", "avoid", "avoids", "nothing", "hates", "kein", "keine", *BOTH),
)
FILLERS = (
    *("any", "a", "an", "the", "of", "more", "big", "real", "such", "need", "for", "want", "to"),
    *("like", "have", "has", "be", "kind", "some", "much", "traditional", "actual"),
)
MOST_FILLERS = 4


def unwanted(passage: Passage, matches: list[Match[T]]) -> list[Match[T]]:
    """Return the matches that the text says no to, of matches in the text's order."""
    refused: list[Match[T]] = []
    for match in matches:
        before = refused[-1] if refused else None
        if _denied(passage, match) or (before and _continues(passage, before, match)):
            refused.append(match)
    return _whole_lists(passage, matches, refused)


def _denied(passage: Passage, match: Match[T]) -> bool:
    if passage.plain(match.end) == "free" and passage.words[match.end].glued:
        return True  # 'boss-free'
    return _negator(passage, match.start) is not None


def _negator(passage: Passage, place: int) -> str | None:
    """Return the word that denies what begins at a place."""
    for at in range(place - 1, max(-1, place - 2 - MOST_FILLERS), -1):
        if passage.words[at + 1].parted:
            return None
        word = passage.plain(at)
        if word in NO:
            return word
        if word not in FILLERS:
            return None
    return None


def _continues(passage: Passage, before: Match[T], match: Match[T]) -> bool:
    """Return whether a match goes on with what was denied: 'no bosses or keys'."""
    joints = _joints(passage, before, match)
    if joints in (["or"], ["nor"]):
        return True
    return joints == ["and"] and _negator(passage, before.start) in BOTH


def _whole_lists(
    passage: Passage, matches: list[Match[T]], refused: list[Match[T]]
) -> list[Match[T]]:
    """Return also the rest of lists: in 'no keys, bosses or combat' an 'or' tells of all."""
    kept = list(refused)
    for number, (one, other) in enumerate(pairwise(matches)):
        listed = other.start == one.end and passage.words[other.start].before.strip() == ","
        if one in kept and other not in kept and listed and len(matches) > number + 2:
            last = matches[number + 2]
            if _joints(passage, other, last) in (["or"], ["nor"]):
                kept += [other, last]
    return [match for match in matches if match in kept]


def _joints(passage: Passage, one: Match[T], other: Match[T]) -> list[str]:
    """Return the words between two matches that are no fillers."""
    between = (passage.plain(at) for at in range(one.end, other.start))
    return [word for word in between if word not in FILLERS]
