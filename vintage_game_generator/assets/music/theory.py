"""Scales, degrees and chords.

A degree counts scale steps from the tonic: 0 is the tonic, 7 the tonic an octave above, -1 the
note below. Harmony is always written in seven-note scales; a pentatonic scale takes its chords from
the seven-note scale around it and only keeps the melody to its five notes.
"""

from dataclasses import dataclass

from vintage_game_generator.errors import BadInput

OCTAVE = 12
STEPS = 7
_TRIAD = (0, 2, 4)
_ALL = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Scale:
    """A seven-note scale, and which of its degrees a melody may use."""

    name: str
    intervals: tuple[int, ...]
    melodic: tuple[int, ...] = _ALL

    @property
    def minor(self) -> bool:
        """Return whether its tonic chord is minor."""
        return self.intervals[2] == 3

    def semitones(self, degree: int) -> int:
        """Return how far a degree lies above the tonic."""
        octave, step = divmod(degree, STEPS)
        return octave * OCTAVE + self.intervals[step]


SCALES = {
    scale.name: scale
    for scale in (
        Scale("ionian", (0, 2, 4, 5, 7, 9, 11)),
        Scale("dorian", (0, 2, 3, 5, 7, 9, 10)),
        Scale("phrygian", (0, 1, 3, 5, 7, 8, 10)),
        Scale("lydian", (0, 2, 4, 6, 7, 9, 11)),
        Scale("mixolydian", (0, 2, 4, 5, 7, 9, 10)),
        Scale("aeolian", (0, 2, 3, 5, 7, 8, 10)),
        Scale("harmonic-minor", (0, 2, 3, 5, 7, 8, 11)),
        Scale("phrygian-dominant", (0, 1, 4, 5, 7, 8, 10)),
        Scale("major-pentatonic", (0, 2, 4, 5, 7, 9, 11), (0, 1, 2, 4, 5)),
        Scale("minor-pentatonic", (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 4, 6)),
    )
}
_ALIASES = {
    "major": "ionian",
    "minor": "aeolian",
    "natural-minor": "aeolian",
    "pentatonic": "major-pentatonic",
    "pentatonic-major": "major-pentatonic",
    "pentatonic-minor": "minor-pentatonic",
    "blues": "minor-pentatonic",
    "locrian": "phrygian",  # its tonic chord is diminished: no tune can rest on it
}


def scale_named(name: str) -> Scale:
    """Return a scale by its name, case and spaces aside.

    Raises:
        BadInput: No such scale is known.
    """
    key = name.strip().lower().replace(" ", "-").replace("_", "-")
    key = _ALIASES.get(key, key)
    if key not in SCALES:
        raise BadInput(f"unknown scale {name!r}", hint=f"known are {', '.join(SCALES)}")
    return SCALES[key]


@dataclass(frozen=True)
class Chord:
    """A triad on a degree, for a span of ticks; `raised` makes a minor key's dominant major."""

    degree: int
    start: int
    length: int
    raised: bool = False

    @property
    def tones(self) -> tuple[int, int, int]:
        """Return the degrees of root, third and fifth."""
        root, third, fifth = _TRIAD
        return self.degree + root, self.degree + third, self.degree + fifth

    def holds(self, degree: int) -> bool:
        """Return whether a degree, in any octave, belongs to the chord."""
        return (degree - self.degree) % STEPS in _TRIAD

    def nearest(self, degree: int, prefer: int = -1) -> int:
        """Return the chord tone nearest to a degree; `prefer` (1 or -1) breaks a tie."""
        for distance in range(STEPS):
            for candidate in (degree + prefer * distance, degree - prefer * distance):
                if self.holds(candidate):
                    return candidate
        raise AssertionError("a triad leaves no gap of seven degrees")


@dataclass(frozen=True)
class Key:
    """A scale on a tonic: turns degrees into MIDI pitches."""

    root: int
    scale: Scale

    @property
    def pitch_classes(self) -> tuple[int, ...]:
        """Return the scale's pitch classes, 0 is C, in rising order from the tonic."""
        return tuple((self.root + interval) % OCTAVE for interval in self.scale.intervals)

    @property
    def leading_tone(self) -> int:
        """Return the pitch class a semitone below the tonic."""
        return (self.root - 1) % OCTAVE

    def pitch(self, degree: int, chord: Chord | None = None) -> int:
        """Return the MIDI note of a degree, its seventh raised over a raised chord."""
        pitch = self.root + self.scale.semitones(degree)
        flat_seventh = self.scale.intervals[6] == 10
        if chord is not None and chord.raised and flat_seventh and degree % STEPS == 6:
            pitch += 1
        return pitch


def chord_at(chords: tuple[Chord, ...], tick: int) -> Chord:
    """Return the chord that sounds at a tick; the last one goes on for ever."""
    return next((chord for chord in chords if tick < chord.start + chord.length), chords[-1])
