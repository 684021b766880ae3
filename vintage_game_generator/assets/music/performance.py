"""A performance: a score and a console's sounds become samples."""

import numpy as np

from vintage_game_generator.assets.music.instrument import Bank, play_tone, strike
from vintage_game_generator.assets.music.score import BEAT, Note, Score, Voice
from vintage_game_generator.assets.music.waveforms import RATE, Samples

PEAK = 27_000
"""Loudest sample of a file: 82 percent of full scale."""

_RING = RATE  # room for the last notes of a tune that does not loop
_TAPS = (6, 14, 20, 24, 24, 20, 14, 6)  # the echo's low-pass, in 1/128
_REPEATS = 5
_FEEDBACK = 38  # percent
_ECHO_STEP = 16  # milliseconds
_CROSSING = 48  # samples for which a note may ring into the next of its channel


def sample_at(score: Score, tick: int) -> int:
    """Return the sample at which a tick falls, off-beats late by the score's swing."""
    beat, within = divmod(tick, BEAT)
    half = BEAT // 2
    late = half * score.swing  # in hundredths of a tick
    if within <= half:
        hundredths = within * (100 * half + late) // half
    else:
        hundredths = 100 * half + late + (within - half) * (100 * half - late) // half
    return (beat * BEAT * 100 + hundredths) * 60 * RATE // (score.tempo * BEAT * 100)


def perform(score: Score, bank: Bank) -> Samples:
    """Return the samples of a tune.

    A tune that loops is exactly as long as its bars, with what rings on after its end already
    sounding at its start, so that its last sample leads into its first.
    """
    length = sample_at(score, score.length)
    total = length + (0 if score.loop else _RING)
    mixed = np.zeros(total, dtype=np.int64)
    wet = np.zeros(total, dtype=np.int64)
    for voice in score.voices:
        line = _line(score, voice, bank, length, total)
        mixed += line
        if voice.role not in ("bass", "drums"):
            wet += line
    if bank.echo:
        mixed += echoes(wet, echo_delay(bank, score.tempo), score.loop)
    if not score.loop:
        fade = RATE // 4
        mixed[-fade:] = mixed[-fade:] * np.arange(fade - 1, -1, -1) // fade
    return level_out(mixed)


def level_out(samples: Samples, peak: int = PEAK) -> Samples:
    """Return samples without constant part, the loudest of them at a peak."""
    centred = samples - int(samples.sum()) // len(samples)
    loudest = max(1, int(np.abs(centred).max()))
    return centred * peak // loudest


def _line(score: Score, voice: Voice, bank: Bank, length: int, total: int) -> Samples:
    line = np.zeros(total, dtype=np.int64)
    notes = voice.notes
    for index, note in enumerate(notes):
        begin = sample_at(score, note.start)
        if index + 1 < len(notes):
            limit = sample_at(score, notes[index + 1].start)
        else:
            limit = length + sample_at(score, notes[0].start) if score.loop else total
        sounded = _sounded(score, voice, note, bank, limit - begin + _CROSSING)
        sounded = sounded * note.velocity // 15
        end = begin + len(sounded)
        if end <= total:
            line[begin:end] += sounded
        elif score.loop:
            line[begin:] += sounded[: total - begin]
            line[: end - total] += sounded[total - begin :]
        else:
            line[begin:] += sounded[: total - begin]
    return line


def _sounded(score: Score, voice: Voice, note: Note, bank: Bank, room: int) -> Samples:
    if voice.role in ("drums", "hats"):
        full = strike(bank, note.pitch)
        if len(full) <= room:
            return full
        cut = full[:room].copy()
        cut[-_CROSSING:] = cut[-_CROSSING:] * np.arange(_CROSSING - 1, -1, -1) // _CROSSING
        return cut
    gate = sample_at(score, note.end) - sample_at(score, note.start)
    release = bank.instruments[voice.instrument].envelope.release * RATE // 1000
    total = min(gate + release, room)
    return play_tone(bank, voice.instrument, note.pitch, note.arpeggio, min(gate, total), total)


def echo_delay(bank: Bank, tempo: int) -> int:
    """Return the echo's delay in samples: an eighth or a sixteenth, as near as 16 ms steps come."""
    longest = bank.echo
    wished = 30_000 // tempo
    while wished > longest:
        wished //= 2
    return (wished + _ECHO_STEP // 2) // _ECHO_STEP * _ECHO_STEP * RATE // 1000


def echoes(dry: Samples, delay: int, loop: bool) -> Samples:
    """Return the echoes alone: each is later, softer and duller than the one before.

    Args:
        dry: What is echoed.
        delay: Samples between an echo and the next.
        loop: Whether what rings on after the end sounds at the start.
    """
    wet = np.zeros(len(dry), dtype=np.int64)
    again = dry
    for _ in range(_REPEATS):
        filtered = np.zeros(len(dry), dtype=np.int64)
        for tap, weight in enumerate(_TAPS):
            filtered += _later(again, delay + tap, loop) * weight
        again = filtered * _FEEDBACK // (128 * 100)
        wet += again
    return wet


def _later(samples: Samples, by: int, loop: bool) -> Samples:
    late: Samples = np.roll(samples, by)
    if not loop:
        late[:by] = 0
    return late
