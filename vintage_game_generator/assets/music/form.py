"""The form of a tune: which phrases, in what order, and how each ends."""

import random
from dataclasses import dataclass

from vintage_game_generator.assets.music.progressions import PHRASE_BARS, progression
from vintage_game_generator.assets.music.score import BEAT
from vintage_game_generator.assets.music.theory import Chord
from vintage_game_generator.models.drafts.music import Harmony

# Phrases of four bars; `?` ends open, `.` ends on the tonic. The first letters are the theme, C and
# later depart from it, and so does a B that ends open.
_FORMS = {
    1: ("A.",),
    2: ("A? A.", "A? B."),
    3: ("A? C? A.", "A? A. C?"),
    4: ("A? A. C? A.", "A? B. A? D.", "A? B. C? B."),
    5: ("A? A. C? D? A.", "A? B. C? A? B."),
    6: ("A? A. C? A. D? A.", "A? B. A? B. C? B.", "A? A. C? D? A? A."),
    8: ("A? B. A? B. C? D? A? B.", "A? A. B? B. C? D? A? A.", "A? B. A? D. C? E? A? D."),
}


@dataclass(frozen=True)
class Phrase:
    """Four bars: its letter, whether it comes to rest, and its chords, one entry a bar."""

    letter: str
    closes: bool
    bars: tuple[str, ...]

    @property
    def departs(self) -> bool:
        """Return whether it contrasts with the theme."""
        return self.letter in "CDE" and not self.closes


def phrase_seconds(tempo: int, beats: int) -> float:
    """Return how long a phrase of four bars lasts."""
    return PHRASE_BARS * beats * 60 / tempo


def plan_form(
    tempo: int,
    beats: int,
    seconds: tuple[int, int],
    scale: str,
    rng: random.Random,
    manner: Harmony | None = None,
) -> tuple[Phrase, ...]:
    """Return the phrases of a tune that lasts within `seconds`, as near as whole phrases allow.

    Args:
        tempo: Beats a minute.
        beats: Beats a bar.
        seconds: Shortest and longest.
        scale: Its name.
        rng: Chance.
        manner: How the chords move; chance decides where nothing is said.
    """
    each = phrase_seconds(tempo, beats)
    shortest, longest = seconds
    fitting = [count for count in _FORMS if shortest <= count * each <= longest]
    count = (
        rng.choice(fitting[-2:])
        if fitting
        else max(1, min(_FORMS, key=lambda n: abs(n * each - longest)))
    )
    chosen: dict[str, tuple[str, ...]] = {}
    phrases = []
    for entry in rng.choice(_FORMS[count]).split():
        letter, closes = entry[0], entry[1] == "."
        if letter not in chosen:
            kind = "opening" if letter == "A" else "close" if closes else "bridge"
            chosen[letter] = progression(kind, scale, rng, manner)
        bars = chosen[letter]
        if letter == "A" and closes:
            close = progression("close", scale, rng, manner)
            bars = bars[:2] + chosen.setdefault("A.", close)[2:]
        phrases.append(Phrase(letter, closes, bars))
    return tuple(phrases)


def lay_out(bars: tuple[str, ...], beats: int) -> tuple[Chord, ...]:
    """Return the chords that a line of bar entries stands for, laid end to end in ticks.

    An entry of two chords changes in the middle of the bar, in three-four time before the third
    beat.
    """
    chords = []
    for index, entry in enumerate(bars):
        parts = entry.split("-")
        turn = (beats + 1) // 2
        spans = (beats,) if len(parts) == 1 else (turn, beats - turn)
        start = index * beats
        for part, span in zip(parts, spans, strict=True):
            degree = int(part.rstrip("!")) - 1
            chords.append(Chord(degree, start * BEAT, span * BEAT, raised=part.endswith("!")))
            start += span
    return tuple(chords)
