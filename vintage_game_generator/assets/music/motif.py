"""Motifs: a bar's rhythm with a contour, the seed that a melody grows from."""

import random
from dataclasses import dataclass, replace

from vintage_game_generator.assets.music.score import BEAT, SIXTEENTH

# Rhythms of two beats and of one, in sixteenths; a negative length is a rest.
_TWO_BEATS = {
    "calm": ((8,), (4, 4), (6, 2), (4, 4), (6, 2)),
    "even": ((4, 2, 2), (2, 2, 4), (3, 3, 2), (6, 2), (4, 4), (2, 4, 2), (-2, 2, 4)),
    "lively": ((2, 2, 2, 2), (3, 3, 2), (2, 2, 4), (4, 2, 2), (-2, 2, 2, 2), (3, 1, 4), (2, 4, 2)),
    "busy": ((2, 2, 2, 2), (3, 1, 2, 2), (2, 1, 1, 4), (1, 1, 2, 4), (3, 3, 2), (2, 1, 1, 2, 2)),
}
_ONE_BEAT = {
    "calm": ((4,),),
    "even": ((4,), (2, 2)),
    "lively": ((2, 2), (4,), (3, 1)),
    "busy": ((2, 2), (3, 1), (2, 1, 1)),
}
# Shapes a contour follows, as the direction of each move in turn.
_SHAPES = {
    "arch": (1, 1, 1, -1, -1, -1),
    "bowl": (-1, -1, 1, 1, 1, 1),
    "climb": (1, 1, -1, 1, 1, 1),
    "fall": (-1, -1, 1, -1, -1, -1),
    "turn": (1, -1, -1, 1, 1, -1),
    "wave": (1, 1, -1, -1, 1, 1),
    "drop": (1, -1, -1, -1, -1, 1),
}


@dataclass(frozen=True)
class Motif:
    """One bar: onsets and lengths in ticks, and degrees counted from the first note.

    One that an author gave begins on the degree `first`, and `rise` degrees above the theme that
    it goes with; melodies depart from it only where it would clash.
    """

    onsets: tuple[int, ...]
    lengths: tuple[int, ...]
    contour: tuple[int, ...]
    given: bool = False
    first: int = 0
    rise: int = 0

    @property
    def inverted(self) -> "Motif":
        """Return the motif with its contour upside down."""
        return replace(self, contour=tuple(-step for step in self.contour))


def density(energy: int, tempo: int) -> str:
    """Return which rhythms suit an energy; fast tempos need fewer notes a beat."""
    notes = energy + (110 - tempo) // 3
    if notes < 30:
        return "calm"
    if notes < 50:
        return "even"
    return "lively" if notes < 80 or tempo > 125 else "busy"


def rhythm(kind: str, beats: int, rng: random.Random) -> tuple[int, ...]:
    """Return a bar of note lengths in sixteenths, rests negative, filling all beats."""
    cells: tuple[int, ...] = ()
    left = beats
    while left >= 2:
        cells += rng.choice(_TWO_BEATS[kind])
        left -= 2
    if left:
        cells += rng.choice(_ONE_BEAT[kind])
    if cells[0] < 0:  # a bar that opens with silence would blur where the phrase begins
        cells = (-cells[0] + cells[1], *cells[2:])
    return cells


def draw_motif(kind: str, beats: int, leap: int, rng: random.Random, shape: str = "") -> Motif:
    """Return a new motif.

    Args:
        kind: How dense its rhythm is: calm, even, lively or busy.
        beats: Beats a bar.
        leap: The one wide move that it holds, in degrees; 0 for none.
        rng: Chance.
        shape: Its contour's shape, drawn where none is given.
    """
    onsets, lengths, tick = [], [], 0
    for cell in rhythm(kind, beats, rng):
        if cell > 0:
            onsets.append(tick)
            lengths.append(cell * SIXTEENTH)
        tick += abs(cell) * SIXTEENTH
    turns = _SHAPES[shape or rng.choice(tuple(_SHAPES))]
    leaping = rng.randrange(1, len(onsets)) if leap and len(onsets) > 2 else 0
    contour = [0]
    for index in range(1, len(onsets)):
        direction = turns[(index - 1) % len(turns)]
        move = rng.choice((1, 1, 1, 1, 2, 2, 0))
        if index == leaping:
            move = leap
        elif index == leaping + 1 and leaping:
            direction, move = -(1 if contour[-1] > contour[-2] else -1), 1
        contour.append(contour[-1] + direction * move)
    return Motif(tuple(onsets), tuple(lengths), tuple(contour))


def ending_motif(beats: int, final: bool, rng: random.Random) -> tuple[tuple[int, int], ...]:
    """Return a cadence bar as (onset, length) in ticks; its last note is the long one."""
    bar = beats * BEAT
    openings = (
        (),
        (4,),
        (2, 2),
        (4, 4) if beats == 4 else (2, 2),
        (6, 2) if beats == 4 else (4,),
        (3, 3, 2) if beats == 4 else (3, 1),
    )
    cells = rng.choice(openings[1:] if final else openings)
    spans, tick = [], 0
    for cell in cells:
        spans.append((tick, cell * SIXTEENTH))
        tick += cell * SIXTEENTH
    rest = BEAT if bar - tick > 2 * BEAT else BEAT // 2  # a breath before the next phrase
    spans.append((tick, bar - tick - rest))
    return tuple(spans)
