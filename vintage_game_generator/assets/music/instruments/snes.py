"""The SNES: eight voices of short looped samples, and an echo.

The samples are made here: soft instruments from a few harmonics, brighter when struck. The echo is
the S-DSP's: a delay in steps of 16 ms, fed back through a low-pass of eight taps (SNESdev wiki,
S-DSP).
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
from vintage_game_generator.assets.music.waveforms import Samples, partials
from vintage_game_generator.models.drafts.music import Tint

# The S-DSP's noise clocks in Hz, from where they are heard as noise.
_NOISE_RATES = (
    500, 667, 800, 1_000, 1_300, 1_600, 2_000, 2_700, 3_200, 4_000, 5_300, 6_400, 8_000, 10_700,
    16_000, 32_000,
)  # fmt: skip
# Harmonics in percent, from the fundamental up.
_SHAPES = {
    "strings": (62, 40, 26, 18, 14, 9, 8, 5, 4, 3, 2, 2),
    "flute": (84, 30, 12, 5, 2),
    "flute-chiff": (60, 44, 30, 16, 8),
    "clarinet": (74, 4, 38, 3, 20, 2, 9, 0, 4),
    "brass": (54, 46, 36, 24, 16, 9, 5, 3),
    "brass-blare": (40, 42, 40, 34, 28, 22, 16, 12, 8, 5),
    "wood": (92, 0, 0, 20),
    "wood-struck": (70, 10, 6, 44, 4, 2, 0, 10, 0, 14),
    "harp": (86, 22, 8, 3),
    "harp-plucked": (58, 42, 30, 22, 14, 9, 6, 4, 2),
    "bass": (86, 26, 8, 3, 1),
    "bass-plucked": (58, 46, 36, 26, 18, 12, 8, 6, 4, 3, 2),
    "choir": (72, 34, 14, 16, 10, 4, 2),
    "bell": (70, 10, 26, 4, 14, 0, 9),
    "bell-struck": (40, 24, 40, 18, 30, 10, 18, 6, 10),
}


def _shape(name: str) -> Samples:
    return partials(_SHAPES[name])


def _tune(step: int) -> int:
    """Return the increment as it is: the S-DSP's 14-bit pitch is finer than a cent here."""
    return step


BANK = Bank(
    shapes=_shape,
    instruments={
        "flute": Instrument(
            "flute", Envelope(40, 400, 80, 120), 92, "flute-chiff", 80, vibrato=22, breath=2
        ),
        "clarinet": Instrument("clarinet", Envelope(30, 300, 85, 90), 84, vibrato=10),
        "brass": Instrument(
            "brass", Envelope(26, 260, 75, 100), 74, "brass-blare", 140, vibrato=12
        ),
        "violin": Instrument("strings", Envelope(50, 300, 88, 160), 80, detune=(-5, 6), vibrato=24),
        "harp": Instrument("harp", Envelope(2, 900, 6, 300), 70, "harp-plucked", 160),
        "marimba": Instrument("wood", Envelope(2, 420, 0, 120), 82, "wood-struck", 60),
        "music-box": Instrument("bell", Envelope(2, 800, 0, 260), 58, "bell-struck", 120),
        "strings": Instrument("strings", Envelope(140, 600, 84, 300), 62, detune=(-9, 0, 8)),
        "choir": Instrument("choir", Envelope(160, 600, 86, 320), 64, detune=(-7, 7), vibrato=12),
        "horns": Instrument("brass", Envelope(90, 400, 80, 200), 64, detune=(-4, 4)),
        "bass": Instrument("bass", Envelope(3, 700, 30, 70), 96, "bass-plucked", 140),
        "deep-bass": Instrument("bass", Envelope(8, 500, 60, 60), 100),
    },
    drums={
        KICK: Strike(190, 150, noise=6, rates=((0, 5_000),), tones=((0, 170), (40, 70), (190, 45))),
        SNARE: Strike(200, 92, noise=68, rates=((0, 22_050),), tones=((0, 250), (50, 180))),
        HAT: Strike(55, 50, rates=((0, 60_000),), bright=True),
        OPEN_HAT: Strike(240, 46, rates=((0, 60_000),), bright=True),
        LOW_TOM: Strike(300, 112, noise=10, rates=((0, 6_000),), tones=((0, 140), (300, 85))),
        HIGH_TOM: Strike(260, 108, noise=10, rates=((0, 8_000),), tones=((0, 220), (260, 140))),
        CRASH: Strike(1_100, 60, rates=((0, 60_000),), bright=True),
        STICK: Strike(60, 60, noise=30, rates=((0, 22_050),), tones=((0, 1_150), (60, 1_000))),
    },
    tune=_tune,
    noise_rates=_NOISE_RATES,
    echo=240,
)

_SAMPLE = ("sample",)
PARTS = (
    ("lead", _SAMPLE, ("flute", "clarinet", "brass", "violin")),
    ("bass", _SAMPLE, ("bass", "deep-bass")),
    ("drums", _SAMPLE, ("drums",)),
    ("counter", _SAMPLE, ("clarinet", "horns", "harp", "violin")),
    ("arpeggio", _SAMPLE, ("harp", "marimba", "music-box")),
    ("pad", _SAMPLE, ("strings", "choir", "horns")),
    ("pad-low", _SAMPLE, ("strings", "choir")),
    ("hats", _SAMPLE, ("drums",)),
)
TINTS = {Tint.SOFT: "flute", Tint.CLEAR: "clarinet", Tint.SHARP: "brass"}
