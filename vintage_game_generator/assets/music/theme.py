"""The theme: phrases built from two motifs, that return, depart and come home."""

import random
from dataclasses import replace

from vintage_game_generator.assets.music.character import Character
from vintage_game_generator.assets.music.form import Phrase
from vintage_game_generator.assets.music.leitmotif import broadened, leitmotif
from vintage_game_generator.assets.music.melody import (
    Compass,
    Tone,
    Wish,
    cadence_wishes,
    embellish,
    motif_wishes,
    pickup,
    sing,
)
from vintage_game_generator.assets.music.motif import Motif, density, draw_motif, ending_motif
from vintage_game_generator.assets.music.score import BEAT
from vintage_game_generator.assets.music.theory import STEPS, Chord
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.drafts.music import Return, TuneDraft

# How the bars of a phrase take up its motifs, its cadence aside: a and b are the first and the
# second motif, u and d the first a step higher or lower (a sequence), i the first upside down.
_PLANS = ("aba", "aua", "aub", "adb", "abu", "aad", "aba", "aib", "abd")
_CALMER = {"busy": "lively", "lively": "even", "even": "calm", "calm": "calm"}
# How many degrees above the theme the phrases of a letter lie: the climax is in the middle.
_LIFT = {"A": 0, "B": 1, "C": 3, "D": 4, "E": 3}
# The same for an author's theme, by how it comes again.
_GIVEN_PLANS = {
    Return.PLAIN: ("aba", "aua", "aab", "aub"),
    Return.SLOW: ("aba", "abb", "abu"),
    Return.INVERTED: ("aba", "aub", "adb"),
    Return.HINTED: ("abb", "abd"),
}
_ASIDE = 4  # degrees from the middle of the compass: a cadence must lead back there
_NEAR = 5  # degrees


def write_theme(
    phrases: tuple[Phrase, ...],
    chords: tuple[Chord, ...],
    compass: Compass,
    character: Character,
    spec: TuneSpec,
    rng: random.Random,
    draft: TuneDraft | None = None,
) -> list[Tone]:
    """Return the melody; a phrase that returns keeps its notes, and gets the ending it needs."""
    kind = density(character.energy, spec.tempo)
    beats = character.beats
    bar = beats * BEAT
    leap = rng.choice((3, 4, 5)) if character.role in ("title", "boss") else rng.choice((0, 3))
    shape = "fall" if character.role == "defeat" else ""
    theme = (draw_motif(kind, beats, leap, rng, shape), draw_motif(kind, beats, 0, rng, shape))
    departure = (draw_motif(_CALMER[kind], beats, 3, rng), theme[1])
    plans = {letter: rng.choice(_PLANS) for letter in "ABCDE"}
    opening = compass.centre + rng.randint(-2, 2)
    if character.role == "defeat":
        plans["A"], opening = "add", compass.highest - 1
    if draft:
        theme, departure = _given(draft, theme, departure, beats, spec.tempo, compass)
        opening = _opening(theme, compass)
        if character.role != "defeat":
            plans = {letter: rng.choice(_GIVEN_PLANS[draft.theme]) for letter in "ABCDE"}
    bodies: dict[str, list[Tone]] = {}
    melody: list[Tone] = []
    start = 0
    for phrase in phrases:
        span = len(phrase.bars) * bar
        anchor = opening + _LIFT[phrase.letter]
        again = phrase.letter in bodies
        if not again:
            motifs = departure if phrase.departs else theme
            wishes = _body(plans[phrase.letter][: len(phrase.bars) - 1], motifs, start, bar, anchor)
            sung = sing(wishes, chords, compass, melody, rng)
            bodies[phrase.letter] = [_moved(tone, -start) for tone in sung]
        body = [_moved(tone, start) for tone in bodies[phrase.letter]]
        if again and rng.random() < 0.5:
            body = embellish(body, compass, rng)
        spans = ending_motif(beats, phrase.closes, rng)
        home = min(
            (degree for degree in compass.degrees if degree % STEPS == 0),
            key=lambda degree: (abs(degree - compass.centre), degree),
        )
        goal = home if phrase.closes else compass.centre + 1
        end = cadence_wishes(spans, start + span - bar, phrase.closes, goal)
        near = _around(compass, bodies["A"][0].degree) if draft else compass
        body += sing(end, chords, near, body, rng)
        if melody and kind != "calm":
            melody += pickup(melody, start, body[0].degree, compass, BEAT)
        melody += body
        start += span
    if spec.loop and kind != "calm":
        melody += pickup(melody, start, melody[0].degree, compass, BEAT)
    return melody


def _body(plan: str, motifs: tuple[Motif, Motif], start: int, bar: int, anchor: int) -> list[Wish]:
    wishes: list[Wish] = []
    for index, letter in enumerate(plan):
        motif = motifs[1] if letter == "b" else motifs[0]
        if letter == "i":
            motif = motif.inverted
        shift = 0 if motif.given and letter == "b" else 1
        near = anchor + motif.rise + {"u": index, "d": -2 * index, "b": shift}.get(letter, 0)
        wishes += motif_wishes(motif, start + index * bar, near)
    return wishes


def _given(
    draft: TuneDraft,
    theme: tuple[Motif, Motif],
    departure: tuple[Motif, Motif],
    beats: int,
    tempo: int,
    compass: Compass,
) -> tuple[tuple[Motif, Motif], tuple[Motif, Motif]]:
    """Return the motifs of the theme and of what departs from it, as an author wants them."""
    main, scale = draft.main, compass.scale
    own: Motif | None = None
    if draft.degrees:
        own = leitmotif(draft.degrees, draft.lengths or main.lengths, beats, tempo, scale)
    if draft.theme is Return.SLOW:
        theme = broadened(main.degrees, main.lengths, beats, tempo, scale)
        return theme, (own or departure[0], theme[1])
    whole = leitmotif(main.degrees, main.lengths, beats, tempo, scale)
    first = whole.inverted if draft.theme is Return.INVERTED else whole
    second = theme[1]
    if own:
        away = own.first - whole.first
        second = replace(own, rise=(away + 3) % STEPS - 3)  # in the octave next to the theme
    return (first, second), (departure[0], second)


def _opening(theme: tuple[Motif, Motif], compass: Compass) -> int:
    """Return the degree for a theme to begin on: its own, in the octave where it can be sung."""
    first = theme[0]
    low, high = min(first.contour), max(first.contour)
    fitting = [
        degree
        for degree in compass.degrees
        if abs(degree - compass.centre) <= _ASIDE
        and compass.lowest <= degree + low
        and degree + high <= compass.highest
    ]
    return min(
        fitting or [compass.centre],
        key=lambda degree: ((degree - first.first) % STEPS != 0, abs(degree - compass.centre)),
    )


def _around(compass: Compass, degree: int) -> Compass:
    """Return the part of a compass from which a theme that begins on a degree is in reach."""
    return replace(
        compass,
        lowest=max(compass.lowest, degree - _NEAR),
        highest=min(compass.highest, degree + _NEAR),
    )


def _moved(tone: Tone, ticks: int) -> Tone:
    return Tone(tone.start + ticks, tone.length, tone.degree, tone.accent)
