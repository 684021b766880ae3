"""Noise from linear-feedback shift registers, as the NES and the Game Boy make it."""

from functools import lru_cache

import numpy as np

from vintage_game_generator.assets.music.waveforms import FULL, RATE, Samples

_FRACTION = 16


@lru_cache(maxsize=8)
def register_bits(width: int, tap: int) -> Samples:
    """Return one period of a shift register's output as -1 and 1.

    The NES has 15 bits and feeds back bits 0 and 1, in its short mode bits 0 and 6 (NESdev wiki,
    APU Noise); the Game Boy has 15 or 7 bits and feeds back bits 0 and 1 (Pan Docs, Audio
    Details).
    """
    state = 1
    bits = []
    while True:
        bits.append(1 if state & 1 else -1)
        feedback = (state ^ (state >> tap)) & 1
        state = (state >> 1) | (feedback << (width - 1))
        if state == 1:
            return np.array(bits, dtype=np.int64)


def shift_register(rates: Samples, width: int = 15, tap: int = 1) -> Samples:
    """Return noise clocked at a rate in Hz a sample, between -FULL and FULL.

    Each sample is the mean of the held output over its time, which keeps fast clocks from aliasing.
    """
    bits = register_bits(width, tap)
    period = len(bits)
    summed = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(bits)))
    steps = (rates << _FRACTION) // RATE
    ends = np.cumsum(steps)
    edges = np.concatenate((np.zeros(1, dtype=np.int64), ends))
    whole = edges >> _FRACTION
    part = edges & ((1 << _FRACTION) - 1)
    rounds, place = np.divmod(whole, period)
    area = ((rounds * summed[-1] + summed[place]) << _FRACTION) + bits[place] * part
    held: Samples = np.diff(area) * FULL // np.maximum(steps, 1)
    return held


def ramp(points: tuple[tuple[int, int], ...], count: int) -> Samples:
    """Return `count` whole numbers on straight lines through (milliseconds, value) points."""
    times = [at * RATE // 1000 for at, _ in points]
    values = np.full(count, points[-1][1], dtype=np.int64)
    for index in range(len(points) - 1):
        begin, end = times[index], min(times[index + 1], count)
        if begin >= end:
            continue
        low, high = points[index][1], points[index + 1][1]
        span = times[index + 1] - begin
        values[begin:end] = low + (high - low) * np.arange(end - begin, dtype=np.int64) // span
    return values
