"""What an author says of a tune is heard in it, and the tune still keeps to every rule."""

import hashlib
import io
import json
import wave
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from vintage_game_generator.assets.music import compose_tune
from vintage_game_generator.assets.music.composer import compose_score
from vintage_game_generator.assets.music.hearing import flaws_of, heard_theme, statements
from vintage_game_generator.assets.music.score import Note, Score
from vintage_game_generator.assets.music.theory import SCALES
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.drafts.music import Groove, Return, TuneDraft
from vintage_game_generator.models.style import StyleGuide

Style = Callable[..., StyleGuide]
Spec = Callable[..., TuneSpec]
Notes = Mapping[str, tuple[int, ...]]
CONSOLES = ("nes", "game-boy", "snes", "pico-8")
NAMES = ("title", "level-1", "boss", "ending", "defeat")
THEMES: tuple[Notes, ...] = (
    {"degrees": (0, 2, 4, 7, 5, 4), "lengths": (2, 1, 1, 2, 1, 1)},
    {"degrees": (4, 2, 3, 1, 2, 0), "lengths": (3, 1, 1, 1, 1, 1)},
    {"degrees": (0, 1, 2, 4, 2), "lengths": (1, 1, 2, 2, 2)},
)
# Made before there were drafts: whoever changes the composer itself may change them.
UNSTEERED = {
    "nes": "1aac38e739f3a4d5de3ab41b8eb80c53710a6243829cbdff1c7426046f7e67ee",
    "game-boy": "63e3c4f887475b03048e92458b6110427e7f256fcd24c581b825c53bc577239a",
    "snes": "da349919e526364fa243e08bb155a622a01d797054060a37d96ad08a0a694f6a",
    "pico-8": "996b802cdc80fb72de432b0fa8fae8be92b8cf95272d05b7c5df66d942b4ad05",
}


def draft(main: Notes = THEMES[0], **changes: Any) -> TuneDraft:
    said = {"name": "level-1", "character": "playful", "theme": "plain", "harmony": "home",
            "groove": "bounce"}  # fmt: skip
    return TuneDraft.model_validate({**said, **changes, "main": main})


def line(score: Score, role: str) -> tuple[Note, ...]:
    return next(voice.notes for voice in score.voices if voice.role == role)


@pytest.mark.parametrize("console", CONSOLES)
def test_without_a_draft_the_tune_is_what_it_was(console: str, style: Style, spec: Spec) -> None:
    whole = hashlib.sha256()
    for name in NAMES:
        whole.update(compose_score(spec(name, 2), style(console)).model_dump_json().encode())
    whole.update(compose_tune(spec("defeat", 5), style(console))["music/defeat.wav"])
    assert whole.hexdigest() == UNSTEERED[console]


@pytest.mark.parametrize("manner", Return)
@pytest.mark.parametrize("name", NAMES)
def test_the_theme_is_heard_in_every_tune(
    name: str, manner: Return, style: Style, spec: Spec
) -> None:
    heard = 0
    for main in THEMES:
        for scale in ("dorian", "ionian", "aeolian", "mixolydian"):
            wished = draft(main, name=name, theme=manner)
            score = compose_score(spec(name, 3), style(scale=scale), wished)
            heard += statements(score, heard_theme(score, wished)) > 0
    assert heard >= 11, "of twelve"


def test_another_theme_is_not_heard(style: Style, spec: Spec) -> None:
    score = compose_score(spec(), style(), draft(THEMES[0]))
    assert statements(score, heard_theme(score, draft(THEMES[0]))) >= 2
    assert statements(score, heard_theme(score, draft(THEMES[1]))) == 0


def test_two_themes_make_two_melodies(style: Style, spec: Spec) -> None:
    melodies = {
        tuple((n.start, n.pitch) for n in line(compose_score(spec(), style(), draft(t)), "lead"))
        for t in THEMES
    }
    assert len(melodies) == len(THEMES)


def test_a_motif_of_its_own_is_heard_beside_the_theme(style: Style, spec: Spec) -> None:
    own: dict[str, Any] = {"degrees": (4, 5, 4, 2), "lengths": (3, 1, 2, 2)}
    score = compose_score(spec(), style(), draft(**own))
    assert statements(score, heard_theme(score, draft(own))) > 0
    assert statements(score, heard_theme(score, draft())) > 0


@pytest.mark.parametrize(
    ("one", "other", "role"),
    [
        ({"groove": "gallop"}, {"groove": "walk"}, "bass"),
        ({"groove": "gallop"}, {"groove": "walk"}, "drums"),
        ({"harmony": "home"}, {"harmony": "journey"}, "bass"),
        ({"backing": "held"}, {"backing": "stabs"}, "counter"),
        ({"theme": "plain"}, {"theme": "inverted"}, "lead"),
        ({"theme": "plain"}, {"theme": "slow"}, "lead"),
    ],
)
def test_each_choice_is_heard_in_its_part(
    one: dict[str, Any], other: dict[str, Any], role: str, style: Style, spec: Spec
) -> None:
    scores = [compose_score(spec(), style(), draft(**said)) for said in (one, other)]
    assert line(scores[0], role) != line(scores[1], role)


def test_a_still_groove_has_no_drums(style: Style, spec: Spec) -> None:
    assert line(compose_score(spec(), style("snes"), draft(groove="still")), "drums") == ()
    assert line(compose_score(spec(), style("snes"), draft(groove="still")), "hats") == ()


def test_chords_at_home_are_fewer_than_on_a_journey(style: Style, spec: Spec) -> None:
    def roots(harmony: str) -> int:
        scores = [compose_score(spec(seed=s), style(), draft(harmony=harmony)) for s in range(4)]
        return sum(len(set(score.chords)) for score in scores)

    assert roots("home") < roots("journey")


@pytest.mark.parametrize("console", CONSOLES)
def test_the_voice_is_one_of_the_console_s(console: str, style: Style, spec: Spec) -> None:
    leads = {
        next(v.instrument for v in score.voices if v.role == "lead")
        for tint in ("soft", "clear", "sharp")
        for score in [compose_score(spec(), style(console), draft(voice=tint))]
    }
    assert len(leads) == 3


@pytest.mark.parametrize(("wished", "played"), [(None, 130), (140, 140), (300, 156), (20, 104)])
def test_the_tempo_stays_near_the_planned_one(
    wished: int | None, played: int, style: Style, spec: Spec
) -> None:
    assert compose_score(spec(tempo=130), style(), draft(tempo=wished)).tempo == played


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", NAMES)
def test_a_drafted_tune_keeps_to_its_scale_and_can_be_sung(
    name: str, scale: str, style: Style, spec: Spec
) -> None:
    wild: Notes = {"degrees": (-7, 0, 7, 14, 3, 1, 6, 2), "lengths": (1, 4, 1, 8, 2, 2, 16, 1)}
    for main in (*THEMES, wild):
        for seed, groove in enumerate(Groove):
            said = draft(main, name=name, groove=groove, theme=list(Return)[seed % 4])
            score = compose_score(spec(name, seed), style("snes", scale=scale), said)
            allowed = {*score.pitch_classes, *score.borrowed}
            for voice in score.voices:
                assert all(a.end <= b.start for a, b in pairwise(voice.notes))
                assert all(note.end <= score.length for note in voice.notes)
                if voice.role not in ("drums", "hats"):
                    assert {note.pitch % 12 for note in voice.notes} <= allowed
            pitches = [note.pitch for note in line(score, "lead")]
            assert max(pitches) - min(pitches) <= 21
            assert min(pitches) >= 52 and max(pitches) <= 86
            assert max(abs(b - a) for a, b in pairwise(pitches)) <= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_drafted_tune_comes_to_rest_on_the_tonic(name: str, style: Style, spec: Spec) -> None:
    for seed, main in enumerate(THEMES):
        score = compose_score(spec(name, seed, loop=False), style(), draft(main, name=name))
        assert line(score, "lead")[-1].pitch % 12 == score.root % 12


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("groove", [Groove.STILL, Groove.GALLOP])
def test_a_drafted_loop_is_whole_loud_and_seamless(
    console: str, groove: Groove, style: Style, spec: Spec
) -> None:
    files = compose_tune(spec(tempo=126), style(console), draft(groove=groove, tempo=120))
    about = json.loads(files["music/level-1.json"])
    with wave.open(io.BytesIO(files["music/level-1.wav"])) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int64)
    beats = len(about["chords"]) * about["beats"]
    assert abs(len(samples) - beats * 60 * 22_050 / 120) <= 1
    assert 18 <= about["seconds"] <= 45
    assert 0.6 <= np.abs(samples).max() / 32768 <= 0.95
    assert abs(samples.mean()) / 32768 < 0.01
    assert np.sqrt(np.mean((samples / 32768) ** 2)) > 0.08
    steps = np.abs(np.diff(samples))
    assert abs(int(samples[0]) - int(samples[-1])) <= np.percentile(steps, 99)


def test_a_theme_of_leaps_is_said_to_be_one(style: Style, spec: Spec) -> None:
    leaps = draft({"degrees": (0, 7, 1, 8, 0, 7), "lengths": ()})
    flaws = flaws_of(compose_score(spec(), style(), leaps), leaps)
    assert any("leaps too often" in flaw for flaw in flaws)
    assert flaws_of(compose_score(spec(), style(), draft()), draft()) == ()
