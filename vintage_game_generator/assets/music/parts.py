"""The parts of a tune: what lead, bass, drums and the others play, written once a tune."""

import random

from vintage_game_generator.assets.music.accompaniment import (
    BASS_STYLES,
    BROKEN_STYLES,
    bass_line,
    broken_chords,
    chord_stabs,
    counter_styles,
    echo_voice,
    held_voice,
    second_voice,
    without_overlap,
)
from vintage_game_generator.assets.music.character import Character
from vintage_game_generator.assets.music.form import Phrase
from vintage_game_generator.assets.music.melody import Compass
from vintage_game_generator.assets.music.percussion import (
    CRASH,
    KICK,
    beat_bars,
    groove,
    timekeeping,
)
from vintage_game_generator.assets.music.score import BEAT, SIXTEENTH, Note
from vintage_game_generator.assets.music.theme import write_theme
from vintage_game_generator.assets.music.theory import (
    OCTAVE,
    Chord,
    Key,
    chord_at,
)
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.drafts.music import Groove, TuneDraft

_BASS_FLOOR = 36
_COUNTER_FLOOR = 55
_PAD_FLOOR = 52
# An author's groove: the feel of the drums, the bass of the theme and of what departs from it.
_GROOVES = {
    Groove.STILL: ("calm", "long", "roots"),
    Groove.WALK: ("even", "stride", "roots"),
    Groove.SWAY: ("even", "tresillo", "push"),
    Groove.MARCH: ("even", "pulse", "roots"),
    Groove.BOUNCE: ("lively", "bounce", "pulse"),
    Groove.DRIVE: ("boss", "drive", "pulse"),
    Groove.GALLOP: ("boss", "gallop", "drive"),
}


class Parts:
    """What each role plays."""

    def __init__(
        self,
        spec: TuneSpec,
        character: Character,
        key: Key,
        phrases: tuple[Phrase, ...],
        chords: tuple[Chord, ...],
        final: bool,
        rng: random.Random,
        draft: TuneDraft | None = None,
    ) -> None:
        self.character, self.key, self.phrases, self.chords = character, key, phrases, chords
        self.bar = character.beats * BEAT
        self.end = chords[-1].start + chords[-1].length
        self.final = final
        self.feel = "boss" if character.role == "boss" else _feel(character.energy)
        self.tempo = spec.tempo
        centre = _degree_at(key, character.centre)
        self.compass = Compass(key.scale, centre - character.reach, centre + character.reach)
        self.tones = write_theme(phrases, chords, self.compass, character, spec, rng, draft)
        styles = counter_styles(character.energy, rng)
        self.counter_style = dict(zip("ABC", styles, strict=True))
        self.broken_style = rng.choice(BROKEN_STYLES)
        self.bass_styles = rng.sample(BASS_STYLES[self.feel], 2)
        self.beat = self.feel
        if draft:
            self.beat, *self.bass_styles = _GROOVES[draft.groove]
        if draft and draft.backing:
            self.counter_style["A"] = draft.backing
        self.echo_delay = rng.choice((3, 2)) * SIXTEENTH
        first, second = groove(self.beat, character.beats, rng)
        self.patterns = tuple(
            second if phrase.departs else first for phrase in phrases for _ in phrase.bars
        )
        grows = len(phrases) > 3 and character.role != "boss" and rng.random() < 0.4
        lead_in = len(phrases[0].bars) if grows else 0
        self.drums = beat_bars(self.patterns, self.bar, self.beat, lead_in, rng)
        if draft and draft.groove is Groove.STILL:
            self.drums = []
        # On a console with voices to spare the texture thickens and thins with the form.
        self.late = rng.choice(("pad", "arpeggio", "")) if len(phrases) > 3 else ""

    def line(self, role: str) -> list[Note]:
        """Return the notes of one role: in order, never two at once."""
        notes = without_overlap(self._written(role), self.end)
        return self._held_at_the_end(role, notes) if self.final else notes

    def _written(self, role: str) -> list[Note]:
        if role == "lead":
            return self._lead()
        if role == "bass":
            return self._bass()
        if role == "drums":
            return [] if self.character.role == "defeat" else self.drums
        if role == "hats":
            return [] if self.beat == "calm" else timekeeping(self.patterns, self.bar)
        if role == "counter":
            return self._counter()
        if role == "arpeggio":
            step = SIXTEENTH if self.feel == "lively" and self.tempo < 130 else 2 * SIXTEENTH
            return [
                note
                for phrase, chords in self._by_phrase()
                if not (phrase.departs or self._waits(phrase, "arpeggio"))
                for note in broken_chords(
                    self.broken_style, chords, self.key, _COUNTER_FLOOR + 5, step, 9
                )
            ]
        return [
            note
            for phrase, chords in self._by_phrase()
            if not self._waits(phrase, "pad")
            for note in held_voice(chords, self.key, _PAD_FLOOR, 2 if role == "pad" else 0, 10)
        ]

    def _waits(self, phrase: Phrase, part: str) -> bool:
        """Return whether a part only comes in after the first phrase."""
        return part == self.late and phrase is self.phrases[0]

    def _lead(self) -> list[Note]:
        legato = self.feel == "calm"
        notes = []
        for tone in self.tones:
            chord = chord_at(self.chords, tone.start)
            gap = 2 if legato else max(4, tone.length // 8)
            notes.append(
                Note(
                    start=tone.start,
                    length=max(6, tone.length - gap),
                    pitch=self.key.pitch(tone.degree, chord),
                    velocity=14 if tone.accent else 12,
                )
            )
        return notes

    def _bass(self) -> list[Note]:
        if self.character.role == "defeat":
            return bass_line("long", self.chords, self.chords[0], self.key, _BASS_FLOOR)
        notes: list[Note] = []
        for phrase, chords in self._by_phrase():
            style = self.bass_styles[1 if phrase.departs else 0]
            end = chords[-1].start + chords[-1].length
            onward = chord_at(self.chords, end % self.end)
            notes += bass_line(style, chords, onward, self.key, _BASS_FLOOR)
        return notes

    def _counter(self) -> list[Note]:
        notes: list[Note] = []
        for phrase, chords in self._by_phrase():
            style = self.counter_style[phrase.letter if phrase.letter in "AB" else "C"]
            begin, end = chords[0].start, chords[-1].start + chords[-1].length
            tones = [tone for tone in self.tones if begin <= tone.start < end]
            if style == "thirds":
                notes += second_voice(tones, self.chords, self.key)
            elif style == "echo":
                notes += echo_voice(tones, self.chords, self.key, self.echo_delay)
            elif style == "stabs":
                notes += chord_stabs(chords, self.key, _COUNTER_FLOOR, 11)
            elif style == "held":
                notes += held_voice(chords, self.key, _COUNTER_FLOOR, 1, 10)
            else:
                step = BEAT // 2
                notes += broken_chords(
                    self.broken_style, chords, self.key, _COUNTER_FLOOR, step, 10
                )
        return notes

    def _by_phrase(self) -> list[tuple[Phrase, tuple[Chord, ...]]]:
        """Return each phrase with its chords; a final bar of its own goes with the last."""
        pairs = []
        start = 0
        for phrase in self.phrases:
            end = start + len(phrase.bars) * self.bar
            last = self.end if phrase is self.phrases[-1] and end < self.end else end
            inside = tuple(chord for chord in self.chords if start <= chord.start < last)
            pairs.append((phrase, inside))
            start = end
        return pairs

    def _held_at_the_end(self, role: str, notes: list[Note]) -> list[Note]:
        """Return a line whose last bar is one held note of the tonic chord."""
        at = self.end - self.bar
        before = without_overlap([note for note in notes if note.start < at], at)
        if role in ("drums", "hats"):
            strike = Note(start=at, length=BEAT, pitch=KICK if role == "drums" else CRASH)
            return [*before, strike]
        goal = {"lead": 0, "bass": 0, "counter": 2, "arpeggio": 4, "pad": 2, "pad-low": 0}
        octave = {"bass": _BASS_FLOOR, "lead": self._final_octave()}.get(role, _COUNTER_FLOOR)
        pitch = self.key.pitch(goal.get(role, 4))
        while pitch - OCTAVE >= octave:
            pitch -= OCTAVE
        while pitch < octave:
            pitch += OCTAVE
        return [*before, Note(start=at, length=self.bar - BEAT // 2, pitch=pitch, velocity=13)]

    def _final_octave(self) -> int:
        """Return the MIDI note from which the melody's last tonic is sought."""
        return self.key.pitch(self.tones[-1].degree) - OCTAVE // 2


def _feel(energy: int) -> str:
    return "calm" if energy < 38 else "even" if energy < 58 else "lively"


def _degree_at(key: Key, pitch: int) -> int:
    """Return the degree nearest to a MIDI note."""
    return min(range(-14, 21), key=lambda degree: (abs(key.pitch(degree) - pitch), degree))
