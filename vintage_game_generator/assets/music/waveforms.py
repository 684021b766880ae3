"""One cycle of each waveform as whole numbers, with only the harmonics that a sample rate can hold.

Every table is made from one sine table that is rounded to integers first; all that follows is
integer arithmetic, so the samples are the same on every machine.
"""

import math
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int64]

RATE = 22_050
"""Samples a second of every file."""

CYCLE = 2048
"""Entries of a table: one cycle."""

FULL = 1 << 14
"""Amplitude of a table at full level."""

PHASE_BITS = 32
_MOST_HARMONICS = 256  # enough down to 43 Hz
_INDEX_SHIFT = PHASE_BITS - 11
_SINE: Samples = np.array(
    [round(math.sin(2 * math.pi * i / CYCLE) * FULL) for i in range(CYCLE)], dtype=np.int64
)


def increment(pitch: int, cents: int = 0) -> int:
    """Return how far the 32-bit phase of a MIDI note moves a sample (A4 is 440 Hz)."""
    frequency = 440.0 * 2.0 ** ((pitch - 69) / 12 + cents / 1200)
    step: int = round(frequency * 2.0**PHASE_BITS / RATE)
    return step


def sine(phase: Samples) -> Samples:
    """Return the sine of 32-bit phases, between -FULL and FULL."""
    turned: Samples = _SINE[(phase >> _INDEX_SHIFT) & (CYCLE - 1)]
    return turned


def pulse(duty: int) -> Samples:
    """Return a pulse that is high for `duty` thousandths of its cycle."""
    shape = np.full(CYCLE, -FULL, dtype=np.int64)
    shape[: CYCLE * duty // 1000] = FULL
    return shape


def staircase(levels: tuple[int, ...], top: int) -> Samples:
    """Return a wave of held levels from 0 to `top`, as a four-bit converter plays it."""
    steps = np.array([(2 * level - top) * FULL // top for level in levels], dtype=np.int64)
    return np.repeat(steps, CYCLE // len(levels))


def polyline(points: tuple[tuple[int, int], ...]) -> Samples:
    """Return straight lines through (entry, percent) points; the entries run from 0 to CYCLE."""
    pieces = []
    for (at, level), (after, goal) in pairwise(points):
        span = after - at
        ramp = np.arange(span, dtype=np.int64)
        pieces.append((level * span + (goal - level) * ramp) * FULL // (100 * span))
    return np.concatenate(pieces)


def partials(levels: tuple[int, ...]) -> Samples:
    """Return harmonics added up, the first being the fundamental; levels in percent."""
    index = np.arange(CYCLE, dtype=np.int64)
    shape = np.zeros(CYCLE, dtype=np.int64)
    for number, level in enumerate(levels, start=1):
        shape += _SINE[(index * number) % CYCLE] * level
    return shape // 100


def harmonics_below(step: int) -> int:
    """Return how many harmonics of a phase increment stay below half the sample rate."""
    return max(1, min(_MOST_HARMONICS, ((1 << (PHASE_BITS - 1)) - 1) // step))


@cache
def _basis() -> tuple[Samples, Samples]:
    index = np.arange(CYCLE, dtype=np.int64)
    number = np.arange(1, _MOST_HARMONICS + 1, dtype=np.int64)[:, None]
    turns = (number * index) % CYCLE
    return _SINE[turns], _SINE[(turns + CYCLE // 4) % CYCLE]


def limited(shape: Samples, harmonics: int) -> Samples:
    """Return a wave without its harmonics above a number, and without its constant part.

    A discrete Fourier series in integers: project on each sine and cosine, then add those up again.
    """
    sines, cosines = (rows[:harmonics] for rows in _basis())
    # CYCLE / 2 * FULL is 2 ** 24; eight bits more are kept until the sum.
    odd, even = (sines @ shape) >> 16, (cosines @ shape) >> 16
    return (odd @ sines + even @ cosines) >> 22


def play_table(table: Samples, phase: Samples) -> Samples:
    """Return a table read at 32-bit phases, straight lines between its entries."""
    index = (phase >> _INDEX_SHIFT) & (CYCLE - 1)
    part = (phase >> (_INDEX_SHIFT - 10)) & 1023
    here = table[index]
    played: Samples = here + (((table[(index + 1) & (CYCLE - 1)] - here) * part) >> 10)
    return played
