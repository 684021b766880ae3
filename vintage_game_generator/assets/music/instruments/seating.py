"""Which channel of a console plays which part, and on which instrument."""

import random
from dataclasses import dataclass

from vintage_game_generator.assets.music.instrument import Bank
from vintage_game_generator.assets.music.instruments import game_boy, nes, pico_8, snes
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.style import StyleGuide

_CONSOLES = {
    ArtStyle.NES: (nes.BANK, nes.PARTS),
    ArtStyle.GAME_BOY: (game_boy.BANK, game_boy.PARTS),
    ArtStyle.SNES: (snes.BANK, snes.PARTS),
    ArtStyle.PICO_8: (pico_8.BANK, pico_8.PARTS),
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


def seats_of(style: StyleGuide, rng: random.Random) -> tuple[Seat, ...]:
    """Return a seat for each part that finds a channel among the style's voices.

    Parts come in order of importance; each takes a free channel of its kind, and one with no
    such channel left is not played.
    """
    free = list(style.sound.voices)
    seats = []
    for role, kinds, instruments in _CONSOLES[style.console][1]:
        channel = next((kind for kind in kinds if kind in free), None)
        instrument = rng.choice(instruments)
        if channel is not None:
            free.remove(channel)
            seats.append(Seat(role, channel, instrument))
    return tuple(seats)
