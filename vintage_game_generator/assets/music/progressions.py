"""Chord progressions of four bars a mode, by what a phrase does: open, close or depart.

One entry a bar; a number is the degree of the chord's root, `2-5` halves the bar, `5!` is a
dominant made major by the leading tone (in minor keys only).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from vintage_game_generator.models.drafts.music import Harmony as Manner

PHRASE_BARS = 4


@dataclass(frozen=True)
class Harmony:
    """Four-bar progressions: openings leave a question, closes answer, bridges depart."""

    opening: tuple[str, ...]
    close: tuple[str, ...]
    bridge: tuple[str, ...]


_MAJOR = Harmony(
    opening=("1 5 6 4-5", "1 6 4 5", "1 4 1 5", "1 3 4 5", "1 1 4 5", "1 4 6 5", "6 4 1 5"),
    close=("1 6 2-5 1", "4 3 2-5 1", "1 4 5 1", "6 4 5 1", "1 5 4-5 1"),
    bridge=("6 3 4 5", "4 5 3 6-5", "4 1 2 5", "2 5 6 4-5", "6 2 4 5"),
)
_MINOR = Harmony(
    opening=("1 6 3 7", "1 7 6 7", "1 4 6 7", "1 3 4 5!", "1 1 6 7", "1 6 4 5!"),
    close=("1 4 5! 1", "6 7 1 1", "4 6 5! 1", "1 6 4-5! 1", "3 7 6-7 1"),
    bridge=("6 3 4 5!", "3 7 1 5!", "4 1 6 7", "6 7 3 5!", "4 7 3 6-7"),
)
HARMONIES = {
    "ionian": _MAJOR,
    "major-pentatonic": _MAJOR,
    "aeolian": _MINOR,
    "minor-pentatonic": _MINOR,
    "dorian": Harmony(
        opening=("1 4 1 7", "1 3 7 4", "1 7 4 1-7", "1 2 3 4", "1 4 3 7"),
        close=("1 4 7 1", "3 4 7 1", "1 7 4-7 1", "3 7 4-7 1"),
        bridge=("3 7 4 4", "7 4 3 2-7", "4 1 2 7", "3 4 5 7"),
    ),
    "phrygian": Harmony(
        opening=("1 2 1 7", "1 2 3 2", "1 7 6 7", "1 4 2 7"),
        close=("6 7 2 1", "4 3 2 1", "1 6 2-7 1", "3 2 7 1"),
        bridge=("6 3 2 7", "4 2 6 7", "6 7 3 2", "3 6 4 2-7"),
    ),
    "lydian": Harmony(
        opening=("1 2 1 2", "1 2 7 3", "1 5 2 2", "1 3 2 5", "1 2 6 5"),
        close=("1 2 5 1", "6 5 2 1", "3 6 2-5 1", "1 6 2 1"),
        bridge=("6 2 3 5", "3 6 2 5", "7 3 6 2", "5 2 6 2-5"),
    ),
    "mixolydian": Harmony(
        opening=("1 7 4 1-7", "1 5 4 7", "1 7 1 4", "1 4 7 4", "1 4 5 7"),
        close=("1 4 7 1", "6 7 4-7 1", "4 7 1 1", "1 2 4-7 1"),
        bridge=("4 1 7 7", "2 4 7 5", "6 4 2 7", "7 4 2 5"),
    ),
    "harmonic-minor": Harmony(
        opening=("1 4 1 5", "1 6 4 5", "1 1 4 5", "1 6 1 5"),
        close=("4 5 1 1", "6 4 5 1", "1 4 5 1", "1 6 4-5 1"),
        bridge=("4 1 6 5", "6 4 1 5", "4 4 6 5", "6 1 4 5"),
    ),
    "phrygian-dominant": Harmony(
        opening=("1 2 1 7", "1 2 7 2", "1 4 2 7", "1 1 2 7"),
        close=("4 2 7 1", "1 2 7 1", "6 7 2 1", "4 7 2 1"),
        bridge=("4 2 4 7", "6 7 2 2", "4 6 7 2", "2 4 2 7"),
    ),
}


# How much of a manner there is in the roots of a progression.
_MEASURES: dict[Manner, Callable[[list[int]], int]] = {
    Manner.HOME: lambda roots: roots.count(1),
    Manner.JOURNEY: lambda roots: len(set(roots)),
    Manner.STEPS: lambda roots: sum((b - a) % 7 in (1, 6) for a, b in pairwise(roots)),
    Manner.LEAPS: lambda roots: sum((b - a) % 7 in (3, 4) for a, b in pairwise(roots)),
}


def progression(
    kind: str, scale: str, rng: random.Random, manner: Manner | None = None
) -> tuple[str, ...]:
    """Return four bars of chords for an `opening`, `close` or `bridge`, the most of a manner."""
    choices: tuple[str, ...] = getattr(HARMONIES[scale], kind)
    if manner:
        measure = _MEASURES[manner]
        most = max(measure(_roots(entry)) for entry in choices)
        choices = tuple(entry for entry in choices if measure(_roots(entry)) == most)
    return tuple(rng.choice(choices).split())


def _roots(entry: str) -> list[int]:
    return [int(root) for root in entry.replace("-", " ").replace("!", "").split()]
