"""Which channel of a console plays which part, and on which instrument."""

import random
from dataclasses import dataclass

from vintage_game_generator.assets.music.instrument import Bank
from vintage_game_generator.assets.music.instruments import game_boy, nes, pico_8, snes
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.drafts.music import Tint
from vintage_game_generator.models.style import StyleGuide

_CONSOLES = {
    ArtStyle.NES: (nes.BANK, nes.PARTS, nes.TINTS),
    ArtStyle.GAME_BOY: (game_boy.BANK, game_boy.PARTS, game_boy.TINTS),
    ArtStyle.SNES: (snes.BANK, snes.PARTS, snes.TINTS),
    ArtStyle.PICO_8: (pico_8.BANK, pico_8.PARTS, pico_8.TINTS),
}


@dataclass(frozen=True)
class Seat:
    """A part's place: its channel and its instrument."""

    role: str
    channel: str
    instrument: str


def bank_of(console: ArtStyle) -> Bank:
    """Return all sounds of a console."""
    return _CONSOLES[console][0]


def seats_of(style: StyleGuide, rng: random.Random, tint: Tint | None = None) -> tuple[Seat, ...]:
    """Return a seat for each part that finds a channel among the style's voices.

    Parts come in order of importance; each takes a free channel of its kind, and one with no
    such channel left is not played. The lead has the tone that is wished for, if one is.
    """
    free = list(style.sound.voices)
    seats = []
    _, parts, tints = _CONSOLES[style.console]
    for role, kinds, instruments in parts:
        channel = next((kind for kind in kinds if kind in free), None)
        instrument = rng.choice(instruments)
        if tint and role == "lead":
            instrument = tints[tint]
        if channel is not None:
            free.remove(channel)
            seats.append(Seat(role, channel, instrument))
    return tuple(seats)
