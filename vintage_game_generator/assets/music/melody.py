"""Singing: rhythms and wished-for moves become degrees that fit the chords and the voice."""

import random
from dataclasses import dataclass

from vintage_game_generator.assets.music.motif import Motif
from vintage_game_generator.assets.music.score import BEAT
from vintage_game_generator.assets.music.theory import STEPS, Chord, Scale, chord_at

_BEAM = 10  # lines kept in mind while a phrase grows
_LEAP = 3  # degrees: from a fourth on, a leap wants an answer
# What a move of so many degrees costs: steps are free, a seventh is hardly sung.
_MOVE_COST = (1.2, 0.0, 0.5, 1.6, 2.2, 3.6, 9.0, 4.5)

_GIVEN = 3.2  # a degree away from an author's move; both its neighbours pay for a bent note
_GIVEN_CLASH = 1.2  # of an author's note with its chord, unless it is held


@dataclass(frozen=True)
class Tone:
    """A melody note before it has a pitch: its degree in the scale; times in ticks."""

    start: int
    length: int
    degree: int
    accent: bool = False


@dataclass(frozen=True)
class Wish:
    """A note to sing: when, and what would be welcome.

    `move` is the motif's interval from the note before in degrees, `anchor` a degree to be near;
    `rests` asks for a chord tone to end on, on the tonic where `home` says so; a `given` move is
    an author's, and kept unless it clashes.
    """

    start: int
    length: int
    move: int | None = None
    anchor: int | None = None
    rests: bool = False
    home: bool = False
    accent: bool = False
    given: bool = False


@dataclass(frozen=True)
class Compass:
    """The scale of a melody and the degrees it stays within."""

    scale: Scale
    lowest: int
    highest: int

    @property
    def centre(self) -> int:
        """Return the middle degree."""
        return (self.lowest + self.highest) // 2

    @property
    def degrees(self) -> tuple[int, ...]:
        """Return all degrees that a melody may use, rising."""
        every = range(self.lowest, self.highest + 1)
        return tuple(degree for degree in every if degree % STEPS in self.scale.melodic)


def motif_wishes(motif: Motif, bar: int, anchor: int) -> list[Wish]:
    """Return the wishes of a motif in the bar that starts at tick `bar`, begun near a degree."""
    moves = (None, *(b - a for a, b in zip(motif.contour, motif.contour[1:], strict=False)))
    return [
        Wish(
            bar + onset,
            length,
            move,
            anchor if move is None else None,
            accent=onset == 0,
            given=motif.given,
        )
        for onset, length, move in zip(motif.onsets, motif.lengths, moves, strict=True)
    ]


def cadence_wishes(
    spans: tuple[tuple[int, int], ...], bar: int, home: bool, anchor: int
) -> list[Wish]:
    """Return the wishes of a phrase's last bar: short notes that walk to a long one."""
    *walk, (onset, length) = spans
    return [
        *(Wish(bar + at, span, accent=at == 0) for at, span in walk),
        Wish(bar + onset, length, anchor=anchor, rests=True, home=home, accent=True),
    ]


def sing(
    wishes: list[Wish],
    chords: tuple[Chord, ...],
    compass: Compass,
    sung: list[Tone],
    rng: random.Random,
) -> list[Tone]:
    """Return the best line found for the wishes, going on from what was sung before.

    A beam search over degrees. A note pays for a wide move, for leaping on after a leap, for
    straying from its motif or its anchor, and for clashing with the chord where it can be heard.
    """
    before = tuple(tone.degree for tone in sung[-2:])
    lines: list[tuple[float, tuple[int, ...]]] = [(0.0, before)]
    degrees = compass.degrees
    for wish in wishes:
        chord = chord_at(chords, wish.start)
        whim = {degree: rng.random() * 0.9 for degree in degrees}
        fit = {
            degree: whim[degree] + _harmony_cost(wish, chord, degree) + _place_cost(wish, degree)
            for degree in degrees
        }
        grown = [
            (cost + fit[degree] + _move_cost(line, degree, wish, chord, compass), (*line, degree))
            for cost, line in lines
            for degree in degrees
            if not line or abs(degree - line[-1]) < len(_MOVE_COST)
        ]
        grown.sort()
        lines = grown[:_BEAM]
    best = lines[0][1][len(before) :]
    return [
        Tone(wish.start, wish.length, degree, wish.accent)
        for wish, degree in zip(wishes, best, strict=True)
    ]


def _harmony_cost(wish: Wish, chord: Chord, degree: int) -> float:
    if wish.rests and wish.home and chord.holds(0):
        return 0.0 if degree % STEPS == 0 else 30.0
    if chord.holds(degree):
        return 0.0
    if wish.rests:
        return 30.0
    if wish.given and wish.length < 2 * BEAT:
        return _GIVEN_CLASH
    if wish.length >= 2 * BEAT or wish.start % (2 * BEAT) == 0:
        return 6.0
    return 3.5 if wish.length >= BEAT else 1.5 if wish.start % BEAT == 0 else 0.4


def _place_cost(wish: Wish, degree: int) -> float:
    return 0.0 if wish.anchor is None else 0.55 * abs(degree - wish.anchor)


def _move_cost(
    line: tuple[int, ...], degree: int, wish: Wish, chord: Chord, compass: Compass
) -> float:
    if not line:
        return 0.0
    move = degree - line[-1]
    if wish.given and wish.move is not None:
        return _GIVEN * abs(move - wish.move) + (_GIVEN if move * wish.move < 0 else 0.0)
    cost = _MOVE_COST[abs(move)]
    if wish.move is not None:
        cost += 0.9 * abs(move - wish.move)
        if move * wish.move < 0:
            cost += 1.5
        if move == wish.move:
            cost -= _MOVE_COST[abs(move)] * 0.6
    if wish.rests and wish.home and abs(move) != 1:
        cost += 1.5  # a final cadence comes home by step
    semitones = abs(compass.scale.semitones(degree) - compass.scale.semitones(line[-1]))
    if semitones == 6 or (abs(move) == 1 and semitones == 3):
        cost += 3.0  # a tritone or an augmented second is hard to sing
    if abs(move) >= 2 and not chord.holds(degree) and not wish.rests:
        cost += 1.5  # dissonance is passed through, not leapt to
    if len(line) > 1:
        last = line[-1] - line[-2]
        if abs(last) >= _LEAP:
            cost += 4.0 if move * last > 0 else 3.0 if abs(move) > 2 else 0.0
        if last == 0 and move == 0:
            cost += 2.0
        if abs(last) == 2 and abs(move) == 2 and move * last > 0 and not chord.holds(degree):
            cost += 1.0
    return cost


def pickup(tones: list[Tone], at: int, target: int, compass: Compass, room: int) -> list[Tone]:
    """Return two short notes that lead by step to the degree `target` at tick `at`."""
    last = tones[-1]
    if last.start + last.length > at - room:
        return []
    side = 1 if last.degree > target else -1
    ladder = [degree for degree in compass.degrees if (degree - target) * side > 0]
    ladder.sort(key=lambda degree: abs(degree - target))
    if len(ladder) < 2 or abs(ladder[1] - last.degree) > _LEAP:
        return []
    half = room // 2
    return [Tone(at - room, half, ladder[1]), Tone(at - half, half, ladder[0])]


def embellish(tones: list[Tone], compass: Compass, rng: random.Random) -> list[Tone]:
    """Return a phrase varied for its return: some thirds filled, some repeats turned."""
    varied: list[Tone] = []
    for index, tone in enumerate(tones):
        after = tones[index + 1].degree if index + 1 < len(tones) else None
        half = tone.length // 2
        between = None
        if after is not None and tone.length == BEAT and rng.random() < 0.45:
            gap = after - tone.degree
            between = tone.degree + gap // 2 if abs(gap) == 2 else None
            if gap == 0:
                between = tone.degree + 1
        if between in compass.degrees:
            varied.append(Tone(tone.start, half, tone.degree, tone.accent))
            varied.append(Tone(tone.start + half, tone.length - half, between))
        else:
            varied.append(tone)
    return varied
