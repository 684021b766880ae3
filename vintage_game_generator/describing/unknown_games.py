"""The games that a text wants to be like, and that the catalog does not have."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from vintage_game_generator.catalog import games
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.describing.games import WISHING
from vintage_game_generator.describing.passage import Passage
from vintage_game_generator.describing.vocabulary import FUNCTION_WORDS, LANGUAGES, LIKING

LIKELY = 0.75  # how alike a name in capitals is to the one that is meant
SURE = 0.85  # the same of a word in small letters, which need not be a name at all
SHORTEST = 6  # letters of such a word
LONGEST = 5  # words of a name
LOOSE = (("think",), ("between",), ("mostly",), ("meets",))  # these liken other things as well


@dataclass(frozen=True)
class Unknown:
    """A name that is not in the catalog, and the catalog's name that is likely meant."""

    said: str
    meant: str | None

    def __str__(self) -> str:
        hint = f"; did you mean {self.meant!r}?" if self.meant else ", and left out"
        return f"inspirations: {self.said!r} is not in the catalog{hint}"


def unknown_games(passage: Passage, ends: Iterable[int]) -> list[Unknown]:
    """Return the unknown games that a text likens its own to, and take their words.

    Args:
        passage: The text.
        ends: Where the names of known ones end, which a list may go on after.
    """
    found: list[Unknown] = []
    after = {*ends}
    for place in range(len(passage.words)):
        joined = place - 1 in after and passage.plain(place - 1) in ("and", "or")
        likened = joined or _is_likened(passage, place)
        end = _end_of_name(passage, place) if likened else place
        if place in after and passage.words[place].before.strip() == ",":
            listed = _end_of_name(passage, place)
            end = listed if _is_listed(passage, listed) else end
        if end > place:
            said = passage.quote(place, end)
            found.append(Unknown(said, _nearest(said, LIKELY)))
        elif likened and place not in passage.taken and len(passage.plain(place)) >= SHORTEST:
            meant = _nearest(passage.plain(place), SURE)
            if meant:
                end = place + 1
                found.append(Unknown(passage.quote(place, end), meant))
        if end > place:
            passage.taken.update(range(place, end))
            after.add(end)
    return found


def _is_listed(passage: Passage, end: int) -> bool:
    """Return whether a list may go on, or end, where a name does: no 'Pip the moth'."""
    if end == len(passage.words) or passage.words[end].parted:
        return True
    return passage.plain(end) in ("and", "or", "on", "in", "for")


def _is_likened(passage: Passage, place: int) -> bool:
    if not passage.precedes(place, [phrase for phrase in LIKING if phrase not in LOOSE]):
        return False
    liking = passage.words[place - 1]
    return not liking.glued and not (liking.plain == "like" and passage.plain(place - 2) in WISHING)


def _end_of_name(passage: Passage, start: int) -> int:
    """Return where a name in capitals ends that begins at a place."""
    end = start
    while end < min(len(passage.words), start + LONGEST):
        word = passage.words[end]
        named = word.text[0].isupper() or (end > start and word.text[0].isdigit())
        small = word.plain in FUNCTION_WORDS or word.plain in LANGUAGES
        if end in passage.taken or not named or small or (end > start and word.parted):
            break
        end += 1
    return end


def _nearest(said: str, alike: float) -> str | None:
    known = {plain(name): game.name for game in games() for name in (game.name, *game.aliases)}
    close = difflib.get_close_matches(plain(said), known, n=1, cutoff=alike)
    return known[close[0]] if close else None
