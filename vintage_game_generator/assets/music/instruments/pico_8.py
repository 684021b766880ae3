"""The PICO-8: four channels, each of which can play any of its eight waveforms.

Source: the PICO-8 manual's list of instruments: triangle, tilted saw, saw, square, pulse, organ,
noise, phaser.
"""

from vintage_game_generator.assets.music.envelopes import Envelope
from vintage_game_generator.assets.music.instrument import Bank, Instrument, Strike
from vintage_game_generator.assets.music.percussion import (
    CRASH,
    HAT,
    HIGH_TOM,
    KICK,
    LOW_TOM,
    OPEN_HAT,
    SNARE,
    STICK,
)
from vintage_game_generator.assets.music.waveforms import CYCLE, Samples, polyline, pulse
from vintage_game_generator.models.drafts.music import Tint

_HALF, _QUARTER = CYCLE // 2, CYCLE // 4
_LINES = {
    "triangle": ((0, -100), (_HALF, 100), (CYCLE, -100)),
    "tilted-saw": ((0, -100), (CYCLE * 7 // 8, 100), (CYCLE, -100)),
    "saw": ((0, -100), (CYCLE, 100)),
    # Two triangles, an octave apart.
    "organ": (
        (0, -100), (_QUARTER, 100), (_HALF, -20), (_HALF + _QUARTER, 60), (CYCLE, -100),
    ),
}  # fmt: skip


def _shape(name: str) -> Samples:
    if name in _LINES:
        return polyline(_LINES[name])
    return pulse({"square": 500, "pulse": 333}[name])


def _tune(step: int) -> int:
    """Return the increment as it is: the pitch is not quantised."""
    return step


_SING = Envelope(4, 500, 60, 50)
_PLUCK = Envelope(3, 260, 12, 40)
_HOLD = Envelope(5, 300, 80, 16)

BANK = Bank(
    shapes=_shape,
    instruments={
        "pulse": Instrument("pulse", _SING, 44, vibrato=20),
        "square": Instrument("square", _SING, 42, vibrato=20),
        "tilted-saw": Instrument("tilted-saw", _SING, 72, vibrato=20),
        "phaser": Instrument("triangle", _SING, 90, detune=(0, 16), vibrato=10),
        "organ": Instrument("organ", _SING, 84, vibrato=14),
        "soft-triangle": Instrument("triangle", _PLUCK, 80),
        "soft-saw": Instrument("saw", _PLUCK, 44),
        "soft-organ": Instrument("organ", _PLUCK, 70),
        "bass-triangle": Instrument("triangle", _HOLD, 96),
        "bass-saw": Instrument("tilted-saw", _HOLD, 66),
        "bass-organ": Instrument("organ", _HOLD, 84),
    },
    drums={
        KICK: Strike(
            130, 130, noise=18, rates=((0, 6_000), (130, 700)), tones=((0, 190), (50, 60))
        ),
        SNARE: Strike(
            170, 74, noise=80, rates=((0, 16_000), (170, 9_000)), tones=((0, 230), (60, 160))
        ),
        HAT: Strike(44, 56, rates=((0, 60_000),), bright=True),
        OPEN_HAT: Strike(170, 54, rates=((0, 60_000),), bright=True),
        LOW_TOM: Strike(190, 100, noise=22, rates=((0, 4_000),), tones=((0, 150), (190, 80))),
        HIGH_TOM: Strike(170, 100, noise=22, rates=((0, 6_000),), tones=((0, 230), (170, 130))),
        CRASH: Strike(640, 64, rates=((0, 40_000), (640, 20_000)), bright=True),
        STICK: Strike(40, 60, noise=60, rates=((0, 20_000),), tones=((0, 900), (40, 700))),
    },
    tune=_tune,
)

PARTS = (
    ("lead", ("pulse",), ("pulse", "square", "tilted-saw", "phaser", "organ")),
    ("bass", ("triangle", "saw"), ("bass-triangle", "bass-saw", "bass-organ")),
    ("drums", ("noise",), ("drums",)),
    ("counter", ("saw", "pulse"), ("soft-triangle", "soft-saw", "soft-organ")),
)
TINTS = {Tint.SOFT: "organ", Tint.CLEAR: "square", Tint.SHARP: "tilted-saw"}
