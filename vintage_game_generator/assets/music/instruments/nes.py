"""The NES: two pulses, a four-bit triangle and shift-register noise.

Source: the NESdev wiki's APU pages (Pulse, Triangle, Noise): timers of 11 bits at 1,789,773 Hz,
duty cycles of 12.5, 25 and 50 percent, a triangle of 32 steps, sixteen noise periods.
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
from vintage_game_generator.assets.music.waveforms import RATE, Samples, pulse, staircase
from vintage_game_generator.models.drafts.music import Tint

_CLOCK = 1_789_773
_NOISE_PERIODS = (
    4, 8, 16, 32, 64, 96, 128, 160, 202, 254, 380, 508, 762, 1_016, 2_034, 4_068,
)  # fmt: skip
_TRIANGLE = (*range(15, -1, -1), *range(16))


def _shape(name: str) -> Samples:
    if name == "triangle":
        return staircase(_TRIANGLE, 15)
    return pulse({"pulse-12": 125, "pulse-25": 250, "pulse-50": 500}[name])


def _tune(step: int) -> int:
    """Return the nearest phase increment that an 11-bit timer of 16 clocks can give."""
    timer = (_CLOCK << 32) // (16 * RATE * step)
    return (_CLOCK << 32) // (16 * RATE * max(8, min(2047, timer)))


_PLUCK = Envelope(2, 420, 25, 60, four_bit=True)
_SING = Envelope(4, 300, 65, 80, four_bit=True)
_SHORT = Envelope(2, 160, 15, 40, four_bit=True)
_HOLD = Envelope(4, 60, 100, 12)

BANK = Bank(
    shapes=_shape,
    instruments={
        "lead-12": Instrument("pulse-12", _SING, 62, vibrato=18),
        "lead-25": Instrument("pulse-25", _SING, 58, "pulse-12", 60, vibrato=16),
        "lead-50": Instrument("pulse-50", _SING, 48, "pulse-25", 40, vibrato=16),
        "pluck-12": Instrument("pulse-12", _PLUCK, 46),
        "pluck-25": Instrument("pulse-25", _PLUCK, 42),
        "pluck-50": Instrument("pulse-50", _SHORT, 40),
        "bass": Instrument("triangle", _HOLD, 74),
    },
    drums={
        KICK: Strike(120, 120, rates=((0, 7_046), (30, 3_523), (120, 880)), four_bit=True),
        SNARE: Strike(170, 84, rates=((0, 27_965), (40, 18_643)), four_bit=True),
        HAT: Strike(50, 60, rates=((0, 223_720),), four_bit=True),
        OPEN_HAT: Strike(190, 60, rates=((0, 223_720),), four_bit=True),
        LOW_TOM: Strike(190, 110, rates=((0, 4_710), (120, 2_350)), four_bit=True),
        HIGH_TOM: Strike(170, 110, rates=((0, 9_419), (120, 4_710)), four_bit=True),
        CRASH: Strike(700, 84, rates=((0, 55_930),), four_bit=True),
        STICK: Strike(40, 80, rates=((0, 27_965),), tap=6, four_bit=True),
    },
    tune=_tune,
    four_bit=True,
    noise_rates=tuple(sorted(_CLOCK // period for period in _NOISE_PERIODS)),
)

PARTS = (
    ("lead", ("pulse",), ("lead-12", "lead-25", "lead-50")),
    ("bass", ("triangle",), ("bass",)),
    ("drums", ("noise",), ("drums",)),
    ("counter", ("pulse",), ("pluck-12", "pluck-25", "pluck-50")),
)
TINTS = {Tint.SOFT: "lead-50", Tint.CLEAR: "lead-25", Tint.SHARP: "lead-12"}
