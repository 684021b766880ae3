"""Pieces that shall be made again though nothing changed: `sprite`, `sprite:hero`, `level:2`."""

import re
from collections.abc import Iterable

from vintage_game_generator.store.keys import Phase

ASKED = "-draft"  # the phases in which models say what a piece shall be


def checked_again(wish: str) -> str:
    """Return a wish as it is kept: a phase, or a phase and one of its pieces.

    People write `sprites` as often as `sprite`.

    Raises:
        ValueError: there is no such phase.
    """
    phase, colon, asset = (part.strip() for part in wish.partition(":"))
    found = next((one for one in (phase, phase.removesuffix("s")) if one in set(Phase)), None)
    if found is None or (colon and not asset):
        known = ", ".join(phase.value for phase in Phase)
        raise ValueError(f"{wish!r} names no pieces; write a phase ({known}), or 'sprite:hero'")
    return f"{found}:{asset}" if colon else found


def is_wanted_again(again: Iterable[str], phase: Phase, piece: str) -> bool:
    """Return whether a piece is among those that shall be made again.

    Whoever wants a sprite again wants what a model said of it again, too.
    """
    for wish in again:
        wanted, _, asset = wish.partition(":")
        named = not asset or re.search(rf"(?<![\w-]){re.escape(asset)}(?![\w-])", piece)
        if named and phase.removesuffix(ASKED) == wanted.removesuffix(ASKED):
            return True
    return False
