"""Instruments: how a console's channel turns a note into samples."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from vintage_game_generator.assets.music.envelopes import LOUD, Envelope
from vintage_game_generator.assets.music.noise import ramp, shift_register
from vintage_game_generator.assets.music.waveforms import (
    RATE,
    Samples,
    harmonics_below,
    increment,
    limited,
    play_table,
    sine,
)

_ARPEGGIO_FRAME = RATE * 2 // 60  # arpeggios change note every second video frame
Tuning = Callable[[int], int]


@dataclass(frozen=True)
class Instrument:
    """A tone: its wave, how that changes, and its envelope.

    `wave` and `attack_wave` name shapes of the console; the attack wave gives way to the other
    over `attack_time` milliseconds. `detune` lists the cents of the oscillators that sound at
    once.
    """

    wave: str
    envelope: Envelope
    level: int  # percent
    attack_wave: str = ""
    attack_time: int = 0
    detune: tuple[int, ...] = (0,)
    vibrato: int = 0  # cents at its widest
    vibrato_after: int = 250  # milliseconds
    breath: int = 0  # percent of noise
    octave: int = 0


@dataclass(frozen=True)
class Strike:
    """A drum: a swept noise and a swept tone, each with a decay; times in milliseconds."""

    length: int
    level: int  # percent
    noise: int = 100  # percent of the mix; the rest is tone
    rates: tuple[tuple[int, int], ...] = ((0, 22_050),)  # clock of the noise in Hz
    tones: tuple[tuple[int, int], ...] = ((0, 100),)  # pitch of the tone in Hz
    width: int = 15
    tap: int = 1
    bright: bool = False  # high-passed, for metal
    four_bit: bool = False


@dataclass(frozen=True, eq=False)
class Bank:
    """All sounds of a console: shapes of waves, instruments, drums, and how it tunes."""

    shapes: Callable[[str], Samples]
    instruments: dict[str, Instrument]
    drums: dict[int, Strike]
    tune: Tuning  # a phase increment to the nearest one that the hardware can play
    noise_rates: tuple[int, ...] = ()  # rising, in Hz; empty where any will do
    four_bit: bool = False  # whether loudness has sixteen levels
    echo: int = 0  # longest delay in milliseconds; 0 has none


def clocks(bank: Bank, rates: Samples) -> Samples:
    """Return each noise clock as the nearest one that the console has, in Hz."""
    if not bank.noise_rates:
        return rates
    known = np.array(bank.noise_rates, dtype=np.int64)
    between = (known[1:] + known[:-1]) // 2
    return known[np.searchsorted(between, rates)]


@lru_cache(maxsize=1024)
def table(bank: Bank, shape: str, harmonics: int) -> Samples:
    """Return a shape of a console without the harmonics above a number."""
    made = limited(bank.shapes(shape), harmonics)
    made.setflags(write=False)
    return made


@lru_cache(maxsize=512)
def play_tone(
    bank: Bank, name: str, pitch: int, arpeggio: tuple[int, ...], gate: int, total: int
) -> Samples:
    """Return a note at full velocity: `total` samples, let go after `gate` of them."""
    instrument = bank.instruments[name]
    pitch += 12 * instrument.octave
    sounded = np.zeros(total, dtype=np.int64)
    for cents in instrument.detune:
        steps = _steps(bank, instrument, pitch, arpeggio, cents, total)
        # The start differs by oscillator, else all would begin as one loud wave.
        phase = np.cumsum(steps) - steps[0] + cents * (1 << 26)
        highest = int(steps.max())
        harmonics = harmonics_below(highest)
        main = play_table(table(bank, instrument.wave, harmonics), phase)
        if instrument.attack_wave:
            struck = play_table(table(bank, instrument.attack_wave, harmonics), phase)
            mix = ramp(((0, LOUD), (instrument.attack_time, 0)), total)
            main = main + ((struck - main) * mix) // LOUD
        sounded += main
    sounded //= len(instrument.detune)
    if instrument.breath:
        air = shift_register(np.full(total, RATE, dtype=np.int64))
        sounded += air * instrument.breath // 100
    level = instrument.envelope.levels(gate, total)
    sounded = sounded * level // LOUD * instrument.level // 100
    sounded.setflags(write=False)
    return sounded


def _steps(
    bank: Bank,
    instrument: Instrument,
    pitch: int,
    arpeggio: tuple[int, ...],
    cents: int,
    total: int,
) -> Samples:
    """Return the phase increment of every sample."""
    if arpeggio:
        notes = np.array([bank.tune(increment(pitch + up, cents)) for up in arpeggio])
        return notes[(np.arange(total) // _ARPEGGIO_FRAME) % len(arpeggio)].astype(np.int64)
    step = bank.tune(increment(pitch, cents))
    steps = np.full(total, step, dtype=np.int64)
    start = instrument.vibrato_after * RATE // 1000
    if instrument.vibrato and total > start:
        time = np.arange(total - start, dtype=np.int64)
        turn = sine(time * ((5 << 32) // RATE) + time * ((1 << 31) // RATE))  # 5.5 Hz
        depth = np.minimum(time * instrument.vibrato // (RATE // 4), instrument.vibrato)
        # A cent is a 1/1731st of the frequency; turn has 14 bits.
        steps[start:] += step * depth // 1731 * turn >> 14
    return steps


@lru_cache(maxsize=256)
def strike(bank: Bank, key: int) -> Samples:
    """Return a drum at full velocity."""
    drum = bank.drums[key]
    total = drum.length * RATE // 1000
    envelope = Envelope(1, drum.length, 0, 1, four_bit=drum.four_bit)
    sounded = np.zeros(total, dtype=np.int64)
    if drum.noise:
        hiss = shift_register(clocks(bank, ramp(drum.rates, total)), drum.width, drum.tap)
        if drum.bright:
            hiss[1:] = (hiss[1:] - hiss[:-1]) // 2
        sounded += hiss * drum.noise // 100
    if drum.noise < 100:
        steps = ramp(drum.tones, total) * ((1 << 32) // RATE)
        sounded += sine(np.cumsum(steps)) * (100 - drum.noise) // 100
    sounded = sounded * envelope.levels(total, total) // LOUD * drum.level // 100
    sounded.setflags(write=False)
    return sounded
