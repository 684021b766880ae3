"""Pieces that shall be made again though nothing changed: `sprite`, `sprite:hero`, `level:2`."""

import re
from collections.abc import Iterable

from vintage_game_generator.briefs import nearest
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.store.keys import Phase

ASKED = "-draft"  # the phases in which models say what a piece shall be
KNOWN = (  # what people know of a game; the other phases can be named, too
    *(Phase.STYLE, Phase.DESIGN, Phase.SCRIPT, Phase.FEATURE, Phase.LEVEL, Phase.SPRITE),
    *(Phase.TILESET, Phase.FONT, Phase.TUNE, Phase.SOUND, Phase.CODE, Phase.GAME),
)


def checked_again(wishes: Iterable[str], where: str) -> tuple[str, ...]:
    """Return wishes as they are kept: a phase each, or a phase and one of its pieces.

    People write `sprites` as often as `sprite`.

    Args:
        wishes: As somebody wrote them.
        where: What to call the place where they are written.

    Raises:
        BadInput: there is no such phase.
    """
    return tuple(_checked(wish, where) for wish in wishes)


def with_known_pieces(generation: GenerationConfig) -> GenerationConfig:
    """Return the settings with those pieces that shall be made again checked.

    Raises:
        BadInput: there are no such pieces.
    """
    again = checked_again(generation.again, "generation.again")
    return generation.model_copy(update={"again": again})


def _checked(wish: str, where: str) -> str:
    phase, colon, asset = (part.strip() for part in wish.partition(":"))
    found = next((one for one in (phase, phase.removesuffix("s")) if one in set(Phase)), None)
    if found is None or (colon and not asset):
        hint = "write 'sprite:hero'" if found else nearest(phase, [one.value for one in KNOWN])
        raise BadInput(f"{wish!r} names no pieces", where=where, hint=hint)
    return f"{found}:{asset}" if colon else found


def is_wanted_again(again: Iterable[str], phase: Phase, piece: str) -> bool:
    """Return whether a piece is among those that shall be made again.

    Whoever wants a sprite again wants what a model said of it again, too.
    """
    for wish in again:
        wanted, _, asset = wish.partition(":")
        # A level is known by its number, and another's name may hold the same: 'level 3: Room 2'.
        known = piece.partition(":")[0] if asset.isdecimal() else piece
        named = not asset or re.search(rf"(?<![\w-]){re.escape(asset)}(?![\w-])", known)
        if named and phase.removesuffix(ASKED) == wanted.removesuffix(ASKED):
            return True
    return False
