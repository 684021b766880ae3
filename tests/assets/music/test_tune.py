"""A tune's files: how long, how loud, how they loop, and that they are always the same."""

import hashlib
import io
import json
import subprocess
import sys
import textwrap
import wave
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from vintage_game_generator.assets.music import compose_tune
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.style import StyleGuide

Style = Callable[..., StyleGuide]
Spec = Callable[..., TuneSpec]
CONSOLES = ("nes", "game-boy", "snes", "pico-8")
RATE = 22_050


def samples_of(content: bytes) -> NDArray[np.int64]:
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int64)


def level_of(samples: NDArray[np.int64]) -> float:
    return float(np.sqrt(np.mean((samples / 32768) ** 2)))


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", ["title", "boss", "ending"])
def test_a_loop_is_whole_bars_at_its_tempo(
    name: str, console: str, style: Style, spec: Spec
) -> None:
    files = compose_tune(spec(name, 4, 126), style(console))
    assert set(files) == {f"music/{name}.wav", f"music/{name}.json"}
    content = files[f"music/{name}.wav"]
    about = json.loads(files[f"music/{name}.json"])
    samples = samples_of(content)
    beats = len(about["chords"]) * about["beats"]
    assert abs(len(samples) - beats * 60 * RATE / 126) <= 1
    assert about["tempo"] == 126
    assert (about["loop_start"], about["loop_end"]) == (0, len(samples))
    assert about["seconds"] == pytest.approx(len(samples) / RATE, abs=0.001)
    assert 20 <= about["seconds"] <= 45
    assert len(content) <= 2_000_000


@pytest.mark.parametrize("tempo", [50, 61, 95, 180, 220])
def test_every_tempo_gives_a_loop_of_a_fair_length(tempo: int, style: Style, spec: Spec) -> None:
    for name in ("title", "level-2", "ending"):
        about = json.loads(compose_tune(spec(name, 9, tempo), style())[f"music/{name}.json"])
        assert 18 <= about["seconds"] <= 45


@pytest.mark.parametrize("console", CONSOLES)
def test_the_last_sample_flows_into_the_first(console: str, style: Style, spec: Spec) -> None:
    for seed in range(4):
        guide = style(console, swing=20 * (seed % 2))
        samples = samples_of(compose_tune(spec("level-1", seed), guide)["music/level-1.wav"])
        steps = np.abs(np.diff(samples))
        assert abs(int(samples[0]) - int(samples[-1])) <= np.percentile(steps, 99)


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", ["title", "boss", "defeat"])
def test_loud_enough_without_clipping_or_offset(
    name: str, console: str, style: Style, spec: Spec
) -> None:
    samples = samples_of(compose_tune(spec(name, 3), style(console))[f"music/{name}.wav"])
    peak = np.abs(samples).max() / 32768
    assert 0.6 <= peak <= 0.95
    assert abs(samples.mean()) / 32768 < 0.01
    assert level_of(samples) > 0.08


def test_a_defeat_is_short_and_dies_away(style: Style, spec: Spec) -> None:
    for console in CONSOLES:
        files = compose_tune(spec("defeat", 5), style(console))
        samples = samples_of(files["music/defeat.wav"])
        assert json.loads(files["music/defeat.json"])["loop"] is False
        assert 3 <= len(samples) / RATE <= 11
        assert np.abs(samples[-50:]).max() <= 40
        assert level_of(samples[: RATE // 2]) > 20 * level_of(samples[-RATE // 20 :])


def test_swing_makes_off_beats_late_and_nothing_longer(style: Style, spec: Spec) -> None:
    straight = compose_tune(spec(), style(swing=0))["music/level-1.wav"]
    swung = compose_tune(spec(), style(swing=30))["music/level-1.wav"]
    assert len(straight) == len(swung)
    assert straight != swung


def test_consoles_sound_unlike_each_other(style: Style, spec: Spec) -> None:
    def treble(console: str) -> float:
        """Return the part of the power above 3 kHz."""
        samples = samples_of(compose_tune(spec("title"), style(console))["music/title.wav"])
        power = np.abs(np.fft.rfft(samples[: 8 * RATE])) ** 2
        return float(power[8 * 3_000 :].sum() / power.sum())

    measured = {console: treble(console) for console in CONSOLES}
    assert measured["snes"] < 0.6 * measured["nes"]
    tunes = {compose_tune(spec("title"), style(console))["music/title.wav"] for console in CONSOLES}
    assert len(tunes) == len(CONSOLES)


def test_seeds_sound_unlike_each_other(style: Style, spec: Spec) -> None:
    tunes = {
        hashlib.sha256(compose_tune(spec(seed=s), style())["music/level-1.wav"]).digest()
        for s in range(8)
    }
    assert len(tunes) == 8


def test_notes_of_each_voice_are_counted(style: Style, spec: Spec) -> None:
    about = json.loads(compose_tune(spec(), style("nes"))["music/level-1.json"])
    counted = {voice["role"]: voice["notes"] for voice in about["voices"]}
    assert set(counted) == {"lead", "bass", "drums", "counter"}
    assert all(count > 10 for count in counted.values())


def test_another_process_makes_the_same_bytes(style: Style, spec: Spec) -> None:
    program = textwrap.dedent("""
        import hashlib, sys
        from vintage_game_generator.assets.music import compose_tune
        from vintage_game_generator.models.design import TuneSpec
        from vintage_game_generator.models.style import StyleGuide
        lines = sys.stdin.read().splitlines()
        for spec, style in zip(lines[::2], lines[1::2]):
            files = compose_tune(
                TuneSpec.model_validate_json(spec), StyleGuide.model_validate_json(style)
            )
            print(hashlib.sha256(b"".join(files.values())).hexdigest())
    """)
    asked = [(spec("boss", 11), style("snes")), (spec("title", 12), style("nes"))]
    text = "\n".join(part.model_dump_json() for pair in asked for part in pair)
    done = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True
    )
    here = [
        hashlib.sha256(b"".join(compose_tune(one, guide).values())).hexdigest()
        for one, guide in asked
    ]
    assert done.stdout.split() == here
