"""What goes with a melody: bass lines, broken chords, second voices and held chords."""

import random

from vintage_game_generator.assets.music.melody import Tone
from vintage_game_generator.assets.music.score import BEAT, SIXTEENTH, Note
from vintage_game_generator.assets.music.theory import STEPS, Chord, Key, chord_at

# A bass pattern: (sixteenth, length in sixteenths, step); steps 0 root, 4 fifth, 7 octave.
_BASS = {
    "roots": ((0, 7, 0), (8, 7, 4)),
    "long": ((0, 14, 0),),
    "pulse": tuple((at, 2, 0) for at in range(0, 16, 2)),
    "bounce": tuple((at, 2, 0 if at % 4 == 0 else 7) for at in range(0, 16, 2)),
    "stride": ((0, 3, 0), (4, 3, 4), (8, 3, 7), (12, 3, 4)),
    "tresillo": ((0, 3, 0), (3, 3, 0), (6, 2, 4), (8, 3, 0), (11, 3, 4), (14, 2, 7)),
    "push": ((0, 4, 0), (6, 2, 0), (8, 3, 7), (12, 2, 4), (14, 2, 0)),
    "gallop": tuple((at + d, n, 0) for at in (0, 4, 8, 12) for d, n in ((0, 2), (2, 1), (3, 1))),
    "drive": ((0, 2, 0), (2, 2, 0), (4, 2, 7), (6, 2, 0), (8, 2, 0), (10, 2, 4), (12, 2, 7),
              (14, 2, 4)),
}  # fmt: skip
BASS_STYLES = {
    "calm": ("roots", "long", "stride"),
    "even": ("roots", "stride", "push", "tresillo"),
    "lively": ("bounce", "push", "tresillo", "pulse", "stride"),
    "boss": ("gallop", "drive", "pulse"),
}
_BROKEN = {
    "rise": (0, 1, 2, 3),
    "fall": (3, 2, 1, 0),
    "rock": (0, 2, 1, 2),
    "arch": (0, 1, 2, 3, 2, 1),
    "spread": (0, 2, 3, 2, 1, 2),
}
BROKEN_STYLES = tuple(_BROKEN)


def bass_line(
    style: str, chords: tuple[Chord, ...], onward: Chord, key: Key, floor: int
) -> list[Note]:
    """Return a bass that plays one pattern under every chord, from the MIDI note `floor` up.

    The last beat before a new root steps towards it, so that the line leads and does not just
    mark time; `onward` is the chord after the last one.
    """
    notes: list[Note] = []
    for chord, after in zip(chords, (*chords[1:], onward), strict=True):
        root = _degree_above(key, floor, chord.degree)
        for at, span, step in _BASS[style]:
            start = at * SIXTEENTH
            if start >= chord.length:
                break
            length = min(span * SIXTEENTH, chord.length - start)
            degree = root + step
            if step == 4 and key.pitch(degree, chord) - key.pitch(root, chord) != 7:
                degree = root + STEPS  # a diminished fifth is no ground to stand on
            last_beat = start >= chord.length - BEAT and start % BEAT == BEAT // 2
            if last_beat and after.degree != chord.degree and style not in ("gallop", "long"):
                target = _degree_above(key, floor, after.degree)
                degree = target + (1 if root > target else -1)
                if key.pitch(degree, chord) < floor:
                    degree = target + 1
            accent = 13 if start == 0 else 11
            notes.append(_note(chord.start + start, length, degree, chord, key, accent))
    return notes


def broken_chords(
    style: str, chords: tuple[Chord, ...], key: Key, floor: int, step: int, velocity: int
) -> list[Note]:
    """Return chords broken into notes of `step` ticks, from the MIDI note `floor` up."""
    pattern = _BROKEN[style]
    notes = []
    for chord in chords:
        ladder = _inversion(key, chord, floor)
        for index, tick in enumerate(range(chord.start, chord.start + chord.length, step)):
            degree = ladder[pattern[index % len(pattern)]]
            length = min(step, chord.start + chord.length - tick)
            notes.append(_note(tick, length, degree, chord, key, velocity))
    return notes


def chord_stabs(chords: tuple[Chord, ...], key: Key, floor: int, velocity: int) -> list[Note]:
    """Return off-beat chords, each one note that is arpeggiated fast enough to be one sound."""
    notes = []
    for chord in chords:
        low, middle, high, _ = (key.pitch(d, chord) for d in _inversion(key, chord, floor))
        for tick in range(chord.start + BEAT // 2, chord.start + chord.length, BEAT):
            notes.append(
                Note(
                    start=tick,
                    length=BEAT // 2 - 4,
                    pitch=low,
                    velocity=velocity,
                    arpeggio=(0, middle - low, high - low),
                )
            )
    return notes


def second_voice(tones: list[Tone], chords: tuple[Chord, ...], key: Key) -> list[Note]:
    """Return the melody's companion a third or sixth below, on chord tones where it lingers."""
    notes = []
    for tone in tones:
        chord = chord_at(chords, tone.start)
        degree = tone.degree - 2
        if tone.length >= BEAT and not chord.holds(degree):
            degree = next(d for d in range(tone.degree - 2, tone.degree - 8, -1) if chord.holds(d))
        notes.append(_note(tone.start, tone.length, degree, chord, key, 11))
    return notes


def echo_voice(tones: list[Tone], chords: tuple[Chord, ...], key: Key, delay: int) -> list[Note]:
    """Return the melody again, late and soft, where it still fits the chord."""
    notes = []
    for tone in tones:
        chord = chord_at(chords, tone.start)
        if chord_at(chords, tone.start + delay).holds(tone.degree):
            notes.append(_note(tone.start + delay, tone.length, tone.degree, chord, key, 7))
    return notes


def held_voice(
    chords: tuple[Chord, ...], key: Key, floor: int, seat: int, velocity: int
) -> list[Note]:
    """Return one held line through the chords, moving as little as it can.

    Args:
        chords: The progression.
        key: The key.
        floor: Lowest MIDI note of the chord's inversion.
        seat: Which note of the inversion this line takes, 0 to 3.
        velocity: 1 to 15.
    """
    return [
        _note(chord.start, chord.length, _inversion(key, chord, floor)[seat], chord, key, velocity)
        for chord in chords
    ]


def counter_styles(energy: int, rng: random.Random) -> tuple[str, str, str]:
    """Return how a second pulse goes with the phrases A, B and C of a form."""
    if energy < 40:
        first = rng.choice(("broken", "held", "broken"))
    else:
        first = rng.choice(("broken", "stabs", "broken", "echo"))
    second = rng.choice([s for s in ("thirds", "broken", "echo", "stabs") if s != first])
    return first, second, "thirds" if first != "thirds" and second != "thirds" else "broken"


def without_overlap(notes: list[Note], end: int) -> list[Note]:
    """Return notes in order, each cut where the next begins and at tick `end`."""
    ordered = sorted((n for n in notes if n.start < end), key=lambda n: (n.start, -n.velocity))
    line: list[Note] = []
    for note in ordered:
        if line and line[-1].start == note.start:
            continue
        if line and line[-1].end > note.start:
            line[-1] = line[-1].model_copy(update={"length": note.start - line[-1].start})
        line.append(note)
    if line and line[-1].end > end:
        line[-1] = line[-1].model_copy(update={"length": end - line[-1].start})
    return line


def _note(start: int, length: int, degree: int, chord: Chord, key: Key, velocity: int) -> Note:
    pitch = key.pitch(degree, chord)
    return Note(start=start, length=length, pitch=pitch, velocity=velocity)


def _degree_above(key: Key, floor: int, degree: int) -> int:
    """Return the degree moved by octaves to the first place at or above a MIDI note."""
    while key.pitch(degree) < floor:
        degree += STEPS
    while key.pitch(degree - STEPS) >= floor:
        degree -= STEPS
    return degree


def _inversion(key: Key, chord: Chord, floor: int) -> tuple[int, int, int, int]:
    """Return four chord tones upwards from the first at or above a MIDI note."""
    low, middle, high = sorted(_degree_above(key, floor, tone) for tone in chord.tones)
    return low, middle, high, low + STEPS
