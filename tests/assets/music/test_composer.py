"""The composer writes tunes that keep to their scale, their console and their form."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from vintage_game_generator.assets.music.composer import compose_score
from vintage_game_generator.assets.music.score import Note, Score
from vintage_game_generator.assets.music.theory import SCALES
from vintage_game_generator.catalog.classic import Mode
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.style import StyleGuide

Style = Callable[..., StyleGuide]
Spec = Callable[..., TuneSpec]
NAMES = ("title", "level-1", "boss", "ending", "defeat")
CONSOLES = ("nes", "game-boy", "snes", "pico-8")


def line(score: Score, role: str) -> tuple[Note, ...]:
    return next(voice.notes for voice in score.voices if voice.role == role)


def rhythms(score: Score) -> list[tuple[int, ...]]:
    """Return each bar's onsets in the lead."""
    lead = line(score, "lead")
    bars = range(0, score.length, score.bar)
    return [tuple(n.start - bar for n in lead if bar <= n.start < bar + score.bar) for bar in bars]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", NAMES)
def test_notes_keep_to_the_scale_but_for_stated_leading_tones(
    name: str, scale: str, style: Style, spec: Spec
) -> None:
    for seed in range(2):
        score = compose_score(spec(name, seed), style("snes", scale=scale))
        allowed = {*score.pitch_classes, *score.borrowed}
        assert len(score.borrowed) <= 1
        for voice in score.voices:
            if voice.role in ("drums", "hats"):
                continue
            for note in voice.notes:
                for step in note.arpeggio or (0,):
                    assert (note.pitch + step) % 12 in allowed


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", NAMES)
def test_a_voice_never_plays_two_notes_at_once(
    name: str, console: str, style: Style, spec: Spec
) -> None:
    for seed in range(2):
        for loop in (True, False):
            score = compose_score(spec(name, seed, loop=loop), style(console))
            for voice in score.voices:
                assert all(a.end <= b.start for a, b in pairwise(voice.notes))
                assert all(note.end <= score.length for note in voice.notes)


@pytest.mark.parametrize("console", CONSOLES)
def test_voices_are_the_consoles_channels(console: str, style: Style, spec: Spec) -> None:
    guide = style(console)
    left = list(guide.sound.voices)
    for voice in compose_score(spec(), guide).voices:
        left.remove(voice.channel)  # fails where a channel is used once too often
    assert left == []


def test_a_console_with_fewer_channels_plays_fewer_parts(style: Style, spec: Spec) -> None:
    score = compose_score(spec(), style("nes", voices=("pulse", "noise")))
    assert [voice.role for voice in score.voices] == ["lead", "drums"]


@pytest.mark.parametrize("tempo", [50, 74, 100, 132, 168, 220])
@pytest.mark.parametrize("name", NAMES)
def test_melody_can_be_sung(name: str, tempo: int, style: Style, spec: Spec) -> None:
    small = wide = total = 0
    for seed in range(4):
        pitches = [n.pitch for n in line(compose_score(spec(name, seed, tempo), style()), "lead")]
        moves = [abs(b - a) for a, b in pairwise(pitches)]
        assert max(pitches) - min(pitches) <= 21, "more than an octave and a sixth"
        assert min(pitches) >= 52 and max(pitches) <= 86
        assert max(moves) <= 12
        small += sum(move <= 4 for move in moves)
        wide += sum(move > 7 for move in moves)
        total += len(moves)
    assert small / total > 0.7
    assert wide / total < 0.06


def test_most_leaps_turn_back(style: Style, spec: Spec) -> None:
    answered = leaps = 0
    for seed in range(12):
        pitches = [n.pitch for n in line(compose_score(spec("title", seed), style()), "lead")]
        moves = [b - a for a, b in pairwise(pitches)]
        for leap, move in pairwise(moves):
            if abs(leap) >= 5:
                leaps += 1
                answered += move * leap <= 0 or abs(move) <= 2
    assert answered / leaps > 0.85


def test_long_notes_agree_with_their_chord(style: Style, spec: Spec) -> None:
    good = held = 0
    for seed in range(10):
        score = compose_score(spec("level-1", seed, 110), style(scale="ionian"))
        for note in line(score, "lead"):
            entry = score.chords[note.start // score.bar]
            if "-" in entry or note.length < 40:
                continue
            root = int(entry.rstrip("!")) - 1
            triad = {score.pitch_classes[(root + third) % 7] for third in (0, 2, 4)}
            held += 1
            good += note.pitch % 12 in triad
    assert held > 100
    assert good / held > 0.9


def test_rhythms_of_the_theme_come_again(style: Style, spec: Spec) -> None:
    for seed in range(12):
        bars = rhythms(compose_score(spec("title", seed), style()))
        again = sum(bars.count(bar) > 1 for bar in bars)
        assert again / len(bars) >= 0.45
        assert len(set(bars)) >= 3, "one rhythm throughout is dull"


def test_phrases_of_one_letter_share_their_notes(style: Style, spec: Spec) -> None:
    for seed in range(8):
        score = compose_score(spec("level-1", seed), style())
        lead = line(score, "lead")
        starts = [index * 4 * score.bar for index, name in enumerate(score.form) if name == "A"]
        firsts = [
            [n.pitch for n in lead if start <= n.start < start + score.bar and n.start % 96 == 0]
            for start in starts
        ]
        assert all(first == firsts[0] for first in firsts)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", ["ionian", "aeolian", "phrygian"])
def test_tunes_come_to_rest_on_the_tonic(name: str, scale: str, style: Style, spec: Spec) -> None:
    for seed in range(5):
        score = compose_score(spec(name, seed, loop=False), style(scale=scale))
        assert line(score, "lead")[-1].pitch % 12 == score.root % 12
        assert line(score, "bass")[-1].pitch % 12 == score.root % 12
        assert line(score, "lead")[-1].length >= 48


def test_a_boss_is_lower_and_denser_than_a_title(style: Style, spec: Spec) -> None:
    def mean_pitch(name: str) -> float:
        pitches = [
            note.pitch
            for seed in range(8)
            for note in line(compose_score(spec(name, seed), style()), "lead")
        ]
        return sum(pitches) / len(pitches)

    def strokes(name: str) -> float:
        scores = [compose_score(spec(name, seed), style()) for seed in range(8)]
        notes = sum(len(line(s, "bass")) + len(line(s, "drums")) for s in scores)
        return notes / sum(len(s.chords) for s in scores)

    assert mean_pitch("boss") < mean_pitch("title") - 5
    assert strokes("boss") > strokes("title") * 1.15


def test_an_ending_is_brighter_and_a_boss_darker_than_the_game(style: Style, spec: Spec) -> None:
    assert compose_score(spec("ending"), style(scale="aeolian")).scale == "ionian"
    bright = compose_score(spec("boss"), style(scale="ionian"))
    assert SCALES[bright.scale].minor


def test_a_calm_mood_is_sparser_than_a_frantic_one(style: Style, spec: Spec) -> None:
    def onsets(mood: str) -> float:
        scores = [compose_score(spec("level-1", s, mood=mood), style(mood=mood)) for s in range(6)]
        return sum(len(line(s, "lead")) / len(s.chords) for s in scores)

    assert onsets("serene") < onsets("frantic") * 0.75


def test_different_seeds_make_different_tunes(style: Style, spec: Spec) -> None:
    melodies = set()
    for seed in range(24):
        score = compose_score(spec("level-1", seed), style())
        melodies.add(tuple((n.start, n.pitch) for n in line(score, "lead")[:12]))
    assert len(melodies) == 24


def test_drums_fill_at_the_end_of_a_phrase(style: Style, spec: Spec) -> None:
    score = compose_score(spec("boss", 2), style())
    drums = line(score, "drums")
    eighth = [n.pitch for n in drums if 7 * score.bar <= n.start < 8 * score.bar]
    sixth = [n.pitch for n in drums if 5 * score.bar <= n.start < 6 * score.bar]
    assert eighth != sixth


def test_a_score_survives_json(style: Style, spec: Spec) -> None:
    score = compose_score(spec(), style("snes"))
    assert Score.model_validate_json(score.model_dump_json()) == score


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_of_the_catalog_can_be_composed_in(mode: Mode, style: Style, spec: Spec) -> None:
    assert compose_score(spec(), style(scale=mode)).scale == mode


def test_an_unknown_scale_is_named_with_the_known_ones(style: Style, spec: Spec) -> None:
    with pytest.raises(BadInput, match=r"unknown scale 'klingon'.*ionian, dorian"):
        compose_score(spec(), style(scale="klingon"))
