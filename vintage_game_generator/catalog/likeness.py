"""How alike two classics are."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from vintage_game_generator.catalog.classic import MECHANICS, Classic
from vintage_game_generator.catalog.library import games

# What one would say first when asked whether two games are alike counts most.
MECHANICS_SHARE, GENRE_SHARE, VIEW_SHARE, MOOD_SHARE, FEEL_SHARE, LOOK_SHARE = 38, 26, 12, 10, 9, 5
# Raw likenesses crowd between 0.05 and 0.5: a curve around the middle spreads them over 0 to 1.
MIDDLE, STEEPNESS = 0.34, 7.0


def similarity(one: Classic, other: Classic) -> float:
    """Return how alike two games are: 1 the same, 0 nothing in common; four decimals.

    Shared mechanics count by how rare they are in the catalog, so that a wall jump says more
    than a boss. A logistic curve with fixed constants spreads the weighted sum.
    """
    if one == other:
        return 1.0
    low, high = _spread(0.0), _spread(1.0)
    return round((_spread(_likeness(one, other)) - low) / (high - low), 4)


def neighbours(game: Classic, count: int = 5) -> tuple[tuple[Classic, float], ...]:
    """Return the games most like a game with their similarity, the most alike first."""
    others = [(other, similarity(game, other)) for other in games() if other != game]
    return tuple(sorted(others, key=lambda pair: (-pair[1], pair[0].name))[:count])


def _spread(raw: float) -> float:
    return 1 / (1 + math.exp(-STEEPNESS * (raw - MIDDLE)))


def _likeness(one: Classic, other: Classic) -> float:
    feel = [
        (one.feel.pace, other.feel.pace),
        (one.feel.airiness, other.feel.airiness),
        (one.feel.danger, other.feel.danger),
        (one.feel.verticality, other.feel.verticality),
        (one.music.tempo, other.music.tempo),
    ]
    look = [
        (one.look.saturation, other.look.saturation),
        (one.look.brightness, other.look.brightness),
    ]
    parts = (
        (MECHANICS_SHARE, _overlap(one.mechanics, other.mechanics, rarity)),
        (GENRE_SHARE, _overlap(one.genres, other.genres, lambda _: 1.0)),
        (VIEW_SHARE, float(one.perspective == other.perspective)),
        (MOOD_SHARE, _overlap(one.moods, other.moods, lambda _: 1.0)),
        (FEEL_SHARE, _nearness(feel, 40)),
        (LOOK_SHARE, _nearness(look, 40)),
    )
    return sum(share * part for share, part in parts) / 100


def _overlap(one: Iterable[str], other: Iterable[str], weight: Callable[[str], float]) -> float:
    ours, theirs = set(one), set(other)
    total = math.fsum(weight(word) for word in sorted(ours | theirs))
    return math.fsum(weight(word) for word in sorted(ours & theirs)) / total


def _nearness(pairs: list[tuple[int, int]], reach: int) -> float:
    return sum(max(0.0, 1 - abs(ours - theirs) / reach) for ours, theirs in pairs) / len(pairs)


def rarity(mechanic: str) -> float:
    """Return how much a shared mechanic says: more, the fewer games have it."""
    return math.log(1 + len(games()) / _counts()[mechanic])


@lru_cache(maxsize=1)
def _counts() -> dict[str, int]:
    counted = Counter(mechanic for game in games() for mechanic in game.mechanics)
    return {mechanic: max(counted[mechanic], 1) for mechanic in MECHANICS}
