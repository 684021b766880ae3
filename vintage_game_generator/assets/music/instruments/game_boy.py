"""The Game Boy: two pulses, a wavetable of 32 four-bit samples, 15- or 7-bit noise.

Source: Pan Docs, Audio Registers: pulses of 131,072 / (2048 - x) Hz, four duty cycles, noise whose
register may be cut to seven bits, which makes it ring like metal.
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

_CLOCK = 131_072
# 262,144 / (divider x 2 ** shift) Hz; a divider of 0 counts as a half.
_NOISE_RATES = tuple(
    sorted(
        {2 * 262_144 // (half * 2**shift) for half in (1, *range(2, 15, 2)) for shift in range(11)}
    )
)
# Thirty-two hexadecimal digits, as a game would load them into wave memory.
_WAVES = {
    "round": "89abcdeffffedcba9877654321000123",
    "hollow": "ffffffffeeedccba0000000011123345",
    "reed": "fedcba9876543210fffeeddccbbaa998",
    "growl": "ffddbb99775533110f0e0d0c0b0a0908",
}


def _shape(name: str) -> Samples:
    if name in _WAVES:
        return staircase(tuple(int(digit, 16) for digit in _WAVES[name]), 15)
    return pulse({"pulse-12": 125, "pulse-25": 250, "pulse-50": 500}[name])


def _tune(step: int) -> int:
    """Return the nearest phase increment that an 11-bit period can give."""
    period = ((_CLOCK << 32) // RATE + step // 2) // step
    return (_CLOCK << 32) // (RATE * max(1, min(2047, period)))


_LEAD = Envelope(1, 700, 20, 70, four_bit=True)
_PLUCK = Envelope(1, 260, 8, 40, four_bit=True)
_HOLD = Envelope(6, 200, 75, 20, four_bit=True)

BANK = Bank(
    shapes=_shape,
    instruments={
        "lead-12": Instrument("pulse-12", _LEAD, 64, vibrato=14, vibrato_after=200),
        "lead-25": Instrument("pulse-25", _LEAD, 58, vibrato=14, vibrato_after=200),
        "lead-50": Instrument("pulse-50", _LEAD, 48, vibrato=20, vibrato_after=200),
        "pluck-12": Instrument("pulse-12", _PLUCK, 46),
        "pluck-25": Instrument("pulse-25", _PLUCK, 42),
        "pluck-50": Instrument("pulse-50", _PLUCK, 36),
        "round": Instrument("round", _HOLD, 80),
        "hollow": Instrument("hollow", _HOLD, 58),
        "reed": Instrument("reed", _HOLD, 58),
        "growl": Instrument("growl", _HOLD, 58),
    },
    drums={
        KICK: Strike(100, 120, rates=((0, 8_192), (25, 2_048), (100, 512)), four_bit=True),
        SNARE: Strike(150, 84, rates=((0, 32_768), (30, 16_384)), four_bit=True),
        HAT: Strike(36, 60, rates=((0, 262_144),), four_bit=True),
        OPEN_HAT: Strike(150, 58, rates=((0, 262_144),), four_bit=True),
        LOW_TOM: Strike(170, 100, rates=((0, 4_096), (100, 1_024)), four_bit=True),
        HIGH_TOM: Strike(150, 100, rates=((0, 8_192), (100, 2_048)), four_bit=True),
        CRASH: Strike(600, 80, rates=((0, 65_536),), four_bit=True),
        STICK: Strike(40, 70, rates=((0, 65_536),), width=7, four_bit=True),
    },
    tune=_tune,
    four_bit=True,
    noise_rates=_NOISE_RATES,
)

PARTS = (
    ("lead", ("pulse",), ("lead-12", "lead-25", "lead-50")),
    ("bass", ("wave",), ("round", "hollow", "reed", "growl")),
    ("drums", ("noise",), ("drums",)),
    ("counter", ("pulse",), ("pluck-12", "pluck-25", "pluck-50")),
)
TINTS = {Tint.SOFT: "lead-50", Tint.CLEAR: "lead-25", Tint.SHARP: "lead-12"}
