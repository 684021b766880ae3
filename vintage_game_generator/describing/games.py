"""The classics that a text names as its models."""

from dataclasses import dataclass
from functools import lru_cache

from vintage_game_generator.catalog import Classic, find, games
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.describing.negation import denied
from vintage_game_generator.describing.passage import WITHIN_NAMES, Match, Passage
from vintage_game_generator.describing.vocabulary import EVERYDAY_NAMES, LIKING

MOST = 6
TOUCH = 0.5  # the weight of 'a touch of'
# What people call series, for the one of them that is meant.
NICKNAMES = {
    "mario": "Super Mario Bros.",
    "super mario world 2": "Super Mario World 2: Yoshi's Island",
    "yoshi": "Super Mario World 2: Yoshi's Island",
    "mega man": "Mega Man 2",
    "rockman": "Mega Man 2",
    "pokemon": "Pokémon Red",
    "street fighter": "Street Fighter II",
    "streets of rage": "Streets of Rage 2",
    "phantasy star": "Phantasy Star IV",
    "wonder boy": "Wonder Boy III: The Dragon's Trap",
    "ghouls n ghosts": "Super Ghouls 'n Ghosts",
    "metroidvania": "Metroid",
    "wario": "Wario Land: Super Mario Land 3",
}
WISHING = ("i", "you", "we", "they", "would", "id", "wed", "youd", "people", "might", "should")
PEOPLE = (("named",), ("called",), ("name", "is"))
UNLIKE = (("not", "like"), ("nothing", "like"), ("unlike",), ("isnt", "like"), ("less", "like"))
SLIGHT = (
    ("touch", "of"), ("hint", "of"), ("bit", "of"), ("pinch", "of"), ("dash", "of"), ("drop", "of"),
)  # fmt: skip
COPIES = ("like", "likes", "clone", "style", "esque", "ish", "vania")


@dataclass(frozen=True)
class Named:
    """A classic, and how much of it is asked for."""

    game: Classic
    weight: float


def named_games(passage: Passage) -> tuple[list[Match[Named]], list[Match[Named]]]:
    """Return the classics that a text wants to be like, and those that it does not."""
    found = passage.find(_known(), lambda start, end: _is_meant(passage, start, end), WITHIN_NAMES)
    wanted: list[Match[Named]] = []
    unwanted: list[Match[Named]] = []
    places = denied(passage)
    for match in found:
        weight = TOUCH if passage.precedes(match.start, SLIGHT) else 1.0
        named = Match(Named(match.value, weight), match.start, match.end, match.said)
        if passage.precedes(match.start, SLIGHT):
            passage.taken.update((match.start - 1, match.start - 2))
        if passage.precedes(match.start, UNLIKE) or match.start in places:
            unwanted.append(named)
        elif all(named.value.game.name != other.value.game.name for other in wanted):
            wanted.append(named)
    return wanted[:MOST], unwanted


def _is_meant(passage: Passage, start: int, end: int) -> bool:
    name = "".join(passage.plain(at) for at in range(start, end))
    if name not in EVERYDAY_NAMES:
        return True
    if end < len(passage.words) and passage.words[end].glued and passage.plain(end) in COPIES:
        return True
    if passage.precedes(start, PEOPLE):
        return False
    if passage.precedes(start, (("a",), ("an",), ("the",))) and passage.plain(end) != "clone":
        return False
    if _is_likened(passage, start):
        return True
    words = passage.words[start:end]
    return all(word.text[0].isupper() for word in words) and not words[0].opens


def _is_likened(passage: Passage, start: int) -> bool:
    if passage.precedes(start, SLIGHT):
        return True
    if passage.precedes(start, LIKING):
        liking = passage.words[start - 1]
        return not (liking.plain == "like" and passage.plain(start - 2) in WISHING) and (
            not liking.glued
        )
    before = start - 1 if passage.plain(start - 1) in ("and", "or", "with") else start
    follows = before - 1 in passage.taken and (
        before < start or passage.words[start].before.strip() in (",", "&", "+", "/")
    )
    return follows  # only games are taken yet: 'like Metroid, doom and rogue'


@lru_cache(maxsize=1)
def _known() -> dict[str, Classic]:
    known = {plain(nickname): find(name) for nickname, name in NICKNAMES.items()}
    for game in games():
        for name in (game.name, *game.aliases):
            known.setdefault(plain(name), game)
            known.setdefault(plain(name.lower().removeprefix("the ")), game)
    return known
