"""Sound effects: one for every event, each recognisable, clean and always the same."""

import hashlib
import io
import subprocess
import sys
import textwrap
import wave

import numpy as np
import pytest
from numpy.typing import NDArray

from vintage_game_generator.assets.sounds import synthesise_sound
from vintage_game_generator.errors import BadInput
from vintage_game_generator.kernels.python.kernel.constants import SOUND_NAMES
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import SoundSpec
from vintage_game_generator.models.style import Light, Outline, SoundGuide, StyleGuide, SubPalette

RATE = 22_050
CONSOLES = tuple(ArtStyle)
MUSICAL = ("coin", "heart", "key", "power", "checkpoint", "save", "life", "clear", "select")


def style(console: ArtStyle, scale: str = "ionian", root: int = 48) -> StyleGuide:
    ink = SubPalette(name="ink", ramps={"ink": ("#000000",)})
    return StyleGuide(
        console=console,
        mood="heroic",
        screen=(256, 224),
        tile=16,
        hud=16,
        hero_frame=(16, 16),
        boss_frame=(32, 32),
        outline=Outline.DARK,
        light=Light.TOP,
        dither=False,
        ink="#ffffff",
        paper="#000000",
        hero=ink,
        foe=ink,
        menace=ink,
        treasure=ink,
        biomes=(),
        sound=SoundGuide(tempo=120, scale=scale, root=root, swing=0, voices=("pulse",)),
    )


def content(name: str, console: ArtStyle = ArtStyle.NES, seed: int = 1, root: int = 48) -> bytes:
    files = synthesise_sound(SoundSpec(name=name, seed=seed), style(console, root=root))
    assert set(files) == {f"sounds/{name}.wav"}
    return files[f"sounds/{name}.wav"]


def samples(
    name: str, console: ArtStyle = ArtStyle.NES, seed: int = 1, root: int = 48
) -> NDArray[np.int64]:
    with wave.open(io.BytesIO(content(name, console, seed, root))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int64)


def pitch_at(wave_form: NDArray[np.int64], second: float) -> float:
    """Return the frequency that a piece of 40 ms repeats at, by autocorrelation."""
    begin = int(second * RATE)
    piece = wave_form[begin : begin + RATE // 25].astype(float)
    piece -= piece.mean()
    likeness = np.correlate(piece, piece, "full")[len(piece) - 1 :]
    # The first peak, not the highest: a wave repeats after two cycles as well as after one.
    good = likeness > 0.75 * likeness[0]
    after = int(np.argmin(good))
    peak = after + int(np.argmax(good[after:]))
    while likeness[peak + 1] > likeness[peak]:
        peak += 1
    return RATE / peak


def treble(wave_form: NDArray[np.int64]) -> float:
    """Return the middle of the power spectrum in Hz."""
    power = np.abs(np.fft.rfft(wave_form)) ** 2
    middle = np.searchsorted(np.cumsum(power), power.sum() / 2)
    return float(middle) * RATE / len(wave_form)


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", SOUND_NAMES)
def test_every_event_has_a_clean_sound(name: str, console: ArtStyle) -> None:
    for seed in range(3):
        sound = samples(name, console, seed)
        assert 0.08 <= len(sound) / RATE <= 1.5
        assert 0.6 <= np.abs(sound).max() / 32768 <= 0.95
        assert abs(sound.mean()) / 32768 < 0.01
        assert np.abs(sound[:2]).max() < 2_500, "a click at the start"
        assert np.abs(sound[-20:]).max() < 400, "a click at the end"


def test_a_coin_rises() -> None:
    for seed in range(6):
        sound = samples("coin", ArtStyle.GAME_BOY, seed)
        assert pitch_at(sound, 0.13) > 1.15 * pitch_at(sound, 0.01)


def test_a_jump_sweeps_up_and_a_shot_down() -> None:
    for seed in range(6):
        jump = samples("jump", ArtStyle.NES, seed)
        assert pitch_at(jump, 0.11) > 1.3 * pitch_at(jump, 0.005)
        shot = samples("shoot", ArtStyle.NES, seed)
        assert pitch_at(shot, 0.1) < 0.8 * pitch_at(shot, 0.045)


def test_a_bosss_hit_is_heavier_than_a_foes() -> None:
    for console in CONSOLES:
        light, heavy = samples("hit", console), samples("boss-hit", console)
        assert len(heavy) > 1.5 * len(light)
        assert treble(heavy) < treble(light)


def test_what_is_heard_all_the_time_is_softer() -> None:
    assert np.abs(samples("jump")).max() < 0.8 * np.abs(samples("hurt")).max()


def test_musical_sounds_follow_the_games_key() -> None:
    for name in MUSICAL:
        assert content(name, root=48) != content(name, root=51)
    for name in ("jump", "hit", "attack"):
        assert content(name, root=48) == content(name, root=51)


def test_the_fanfare_ends_on_the_tonic() -> None:
    sound = samples("clear", ArtStyle.SNES, 2, root=48)
    power = np.abs(np.fft.rfft(sound[int(0.75 * RATE) : int(0.95 * RATE)]))
    loudest = float(np.argmax(power)) * 5
    semitones = round(69 + 12 * np.log2(loudest / 440)) % 12
    assert semitones == 0


def test_sounds_of_one_game_differ_and_so_do_consoles_and_seeds() -> None:
    assert len({content(name) for name in SOUND_NAMES}) == len(SOUND_NAMES)
    for name in SOUND_NAMES:
        assert len({content(name, console) for console in CONSOLES}) == len(CONSOLES), name
    for name in ("jump", "hurt", "coin", "attack", "clear"):
        assert len({content(name, seed=seed) for seed in range(6)}) >= 4


def test_an_unknown_sound_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(BadInput, match=r"unknown sound 'jmup'; did you mean 'jump'"):
        content("jmup")


def test_another_process_makes_the_same_bytes() -> None:
    program = textwrap.dedent("""
        import hashlib, sys
        from vintage_game_generator.assets.sounds import synthesise_sound
        from vintage_game_generator.models.design import SoundSpec
        from vintage_game_generator.models.style import StyleGuide
        guide = StyleGuide.model_validate_json(sys.stdin.read())
        digest = hashlib.sha256()
        for name in sys.argv[1:]:
            spec = SoundSpec(name=name, seed=1)
            digest.update(synthesise_sound(spec, guide)[f"sounds/{name}.wav"])
        print(digest.hexdigest())
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, *SOUND_NAMES],
        input=style(ArtStyle.SNES).model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(b"".join(content(name, ArtStyle.SNES) for name in SOUND_NAMES))
    assert done.stdout.strip() == here.hexdigest()
