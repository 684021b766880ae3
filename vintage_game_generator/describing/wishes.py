"""Features that nobody foresaw, as a text wishes for them: 'with a grappling hook'."""

from vintage_game_generator.describing.negation import unwanted
from vintage_game_generator.describing.passage import Match, Passage
from vintage_game_generator.describing.vocabulary import FUNCTION_WORDS, WISHES
from vintage_game_generator.models.config import LONGEST_WISH, MOST_WISHES

ARTICLES = ("a", "an", "the", "some")
OFFERS = ("with", "featuring", "including", "plus", "has")  # 'a platformer with a ...'
JOINTS = ("and", "or", "plus")
THEIRS = ("use", "uses", "using", "your", "his", "her", "their")
ABLE = (
    ("you", "can"), ("player", "can"), ("players", "can"), ("hero", "can"), ("i", "can"),
    ("ability", "to"), ("able", "to"), ("lets", "you"), ("power", "to"), ("heroine", "can"),
)  # fmt: skip
AFTER_DEEDS = ("and", "but", "or", "in", "on")
STOPS = (
    *("and", "or", "but", "with", "without", "in", "on", "for", "at", "where", "who", "whom"),
    *("that", "which", "while", "when", "like", "from", "to", "by", "as", "because", "so"),
    *("inspired", "written", "coded", "set", "using", "about", "then", "against"),
)
LONGEST = 6  # words of a wish


def wishes(passage: Passage) -> list[Match[str]]:
    """Return what is wished for beyond the built-in features; call it after all else is found."""
    named = passage.find(WISHES)
    refused = unwanted(passage, named)
    found = [
        Match(
            passage.quote(_with_article(passage, one.start), one.end), one.start, one.end, one.said
        )
        for one in named
        if one not in refused and _is_offered(passage, one.start)
    ]
    found += [match for start in range(len(passage.words)) for match in _offered(passage, start)]
    found += [match for start in range(len(passage.words)) for match in _able(passage, start)]
    found.sort(key=lambda match: match.start)
    return [match for match in found if len(match.value) <= LONGEST_WISH][:MOST_WISHES]


def _with_article(passage: Passage, place: int) -> int:
    return place - 1 if passage.plain(place - 1) in ARTICLES else place


def _is_offered(passage: Passage, place: int) -> bool:
    """Return whether a mechanic is meant as one: it is offered, listed, or done by the player."""
    before = _with_article(passage, place) - 1
    word = passage.plain(before)
    listed = before in passage.taken or passage.words[before + 1].before.strip() == ","
    return (
        word in OFFERS
        or (word in JOINTS and (before - 1 in passage.taken or _said_of(passage, before)))
        or (listed and before >= 0)
        or passage.precedes(place, ABLE)
        or word in THEIRS
    )


def _said_of(passage: Passage, place: int) -> bool:
    return any(passage.plain(at) in OFFERS for at in range(max(0, place - LONGEST), place))


def _offered(passage: Passage, start: int) -> list[Match[str]]:
    """Return what is offered right after what the game is called: 'a platformer with ...'."""
    if passage.plain(start) not in OFFERS or start - 1 not in passage.taken:
        return []
    found: list[Match[str]] = []
    place = start + 1
    while place < len(passage.words):
        end = _end(passage, place)
        first = place + 1 if passage.plain(place) in ARTICLES else place
        if end == first:
            break
        found.append(passage.take(passage.quote(place, end), place, end))
        if passage.plain(end) in JOINTS and passage.plain(end + 1) in ARTICLES:
            place = end + 1
        else:
            break
    return found


def _able(passage: Passage, start: int) -> list[Match[str]]:
    """Return what the player can do: 'where you can talk to birds'."""
    if not passage.precedes(start, ABLE):
        return []
    end = _end(passage, start, most=LONGEST, stops=AFTER_DEEDS)
    if end == start or all(passage.plain(at) in FUNCTION_WORDS for at in range(start, end)):
        return []
    return [passage.take(passage.quote(start, end), start, end)]


def _end(passage: Passage, start: int, most: int = LONGEST, stops: tuple[str, ...] = STOPS) -> int:
    """Return where the phrase ends that begins at a place."""
    for at in range(start, min(len(passage.words), start + most)):
        word = passage.words[at]
        if at in passage.taken or word.plain in stops or (at > start and word.parted):
            return at
    return min(len(passage.words), start + most)
