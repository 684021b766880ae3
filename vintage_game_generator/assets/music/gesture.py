"""Gestures: single tones and bursts of noise whose pitch slides, the stuff of sound effects."""

from dataclasses import dataclass

import numpy as np

from vintage_game_generator.assets.music.envelopes import LOUD, Envelope
from vintage_game_generator.assets.music.instrument import Bank, clocks, table
from vintage_game_generator.assets.music.noise import ramp, shift_register
from vintage_game_generator.assets.music.waveforms import (
    RATE,
    Samples,
    harmonics_below,
    increment,
    play_table,
    sine,
)

NOISE = "noise"
"""The wave of a burst."""

_BLOCK = 32  # samples between two looks at a sliding pitch
_WOBBLES = 12  # a second


@dataclass(frozen=True)
class Blip:
    """One sliding tone or burst of noise; times in milliseconds.

    `pitch` runs through (time, hundredths of a semitone above MIDI note 0) for a tone, through
    (time, clock in Hz) for noise.
    """

    wave: str
    start: int
    length: int
    pitch: tuple[tuple[int, int], ...]
    level: int = 100
    attack: int = 2
    hold: int = 0  # percent of the level that lasts until the end
    wobble: int = 0  # hundredths of a semitone


def play_blip(blip: Blip, bank: Bank) -> Samples:
    """Return the samples of a blip alone, from its own start."""
    total = blip.length * RATE // 1000
    if blip.wave == NOISE:
        sounded = shift_register(clocks(bank, ramp(blip.pitch, total)))
    else:
        sounded = _sliding(blip, bank, total)
    fall = max(1, blip.length - blip.attack)
    envelope = Envelope(blip.attack, fall, blip.hold, 1, four_bit=bank.four_bit)
    return sounded * envelope.levels(total, total) // LOUD * blip.level // 100


def _sliding(blip: Blip, bank: Bank, total: int) -> Samples:
    """Return a tone along its pitch, each block read from a table without what would alias."""
    blocks = -(-total // _BLOCK)
    cents = ramp(blip.pitch, total)[::_BLOCK]
    if blip.wobble:
        time = np.arange(blocks, dtype=np.int64) * _BLOCK
        cents = cents + (sine(time * ((_WOBBLES << 32) // RATE)) * blip.wobble >> 14)
    steps = [bank.tune(increment(0, int(cent))) for cent in cents]
    phase = np.cumsum(np.repeat(np.array(steps, dtype=np.int64), _BLOCK)[:total])
    harmonics = np.repeat([_rounded(harmonics_below(step)) for step in steps], _BLOCK)[:total]
    sounded = np.zeros(total, dtype=np.int64)
    for count in sorted(set(harmonics.tolist())):
        here = harmonics == count
        sounded[here] = play_table(table(bank, blip.wave, count), phase[here])
    return sounded


def _rounded(harmonics: int) -> int:
    """Return a number of harmonics rounded down to two leading bits, so that few tables do."""
    shift = max(0, harmonics.bit_length() - 2)
    return harmonics >> shift << shift
