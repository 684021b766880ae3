"""Loudness over a note's time, in whole numbers."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from vintage_game_generator.assets.music.waveforms import RATE, Samples

LOUD = 4096
"""Full level of an envelope."""

_FRAME = RATE // 240  # the NES's frame counter clocks envelopes at 240 Hz
_SOFT = 24  # samples over which a level step is spread: about a millisecond


@dataclass(frozen=True)
class Envelope:
    """Attack, decay and release in milliseconds, the sustained level in percent."""

    attack: int
    decay: int
    sustain: int
    release: int
    four_bit: bool = False

    def levels(self, gate: int, total: int) -> Samples:
        """Return a level for each of `total` samples; the note is let go after `gate` of them."""
        return _levels(self, gate, total)


@lru_cache(maxsize=1024)
def _levels(envelope: Envelope, gate: int, total: int) -> Samples:
    attack = max(1, envelope.attack * RATE // 1000)
    decay = max(1, envelope.decay * RATE // 1000)
    release = max(1, envelope.release * RATE // 1000)
    sustained = LOUD * envelope.sustain // 100
    time = np.arange(total, dtype=np.int64)
    rising = LOUD * time // attack
    # A square falls fast and then slowly, close to how a struck thing decays.
    left = np.clip(decay - (time - attack), 0, decay)
    falling = sustained + (LOUD - sustained) * left // decay * left // decay
    level = np.where(time < attack, rising, falling)
    if gate < total:
        after = np.clip(release - (time[gate:] - gate), 0, release)
        level[gate:] = level[gate - 1] * after // release * after // release
    if envelope.four_bit:
        held = level[np.minimum((time // _FRAME + 1) * _FRAME, total) - 1]
        level = ((held * 15 + LOUD // 2) // LOUD) * LOUD // 15
        level = box(level, _SOFT)
    fade = min(total, 2 * _SOFT)
    level[total - fade :] = level[total - fade :] * np.arange(fade - 1, -1, -1) // fade
    level.setflags(write=False)
    return level


def box(values: Samples, width: int) -> Samples:
    """Return the running mean of the last `width` values; before the first one all is silence."""
    summed = np.concatenate((np.zeros(width, dtype=np.int64), np.cumsum(values)))
    return (summed[width:] - summed[:-width]) // width
