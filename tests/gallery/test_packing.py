"""Games' pages, packed and unpacked."""

import base64
import gzip
import io
import json
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.command import Finished
from tests.gallery.unpacking import unpacked
from vintage_game_generator.gallery.packing import BLOCK, TOP, packed


def wav(samples: NDArray[np.int16], rate: int = 22050) -> str:
    """Return samples as a WAV file in base64."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.astype("<i2").tobytes())
    return base64.b64encode(file.getvalue()).decode()


def heard(page: bytes, name: str) -> NDArray[np.int32]:
    """Return the samples of a sound in a page."""
    (text,) = (line.split('"')[3] for line in page.decode().splitlines() if f'"{name}"' in line)
    with wave.open(io.BytesIO(base64.b64decode(text))) as sound:
        frames = sound.readframes(sound.getnframes())
    return np.frombuffer(frames, "<i2").astype(np.int32)


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=4 * BLOCK))
def test_a_sample_is_off_by_half_a_step_of_its_block_at_most(values: list[int]) -> None:
    samples = np.array(values, np.int16)
    page = f'<p>\n"a.wav":"{wav(samples)}",\n</p>'.encode()
    decoded = heard(unpacked(packed(page)), "a.wav")
    assert len(decoded) == len(samples)
    for start in range(0, len(samples), BLOCK):
        block = samples[start : start + BLOCK].astype(np.int32)
        step = max(1, -(-int(np.abs(block).max()) // TOP))
        assert np.abs(decoded[start : start + BLOCK] - block).max() <= (step + 1) // 2


def test_a_real_page_weighs_half_sounds_alike_and_is_otherwise_the_same(arcade: Finished) -> None:
    page = (arcade.folder / "web" / f"{arcade.folder.name}.html").read_bytes()
    small = packed(page)
    assert len(small) * 4 / 3 < len(page) / 2
    assert packed(page) == small
    whole = unpacked(small)
    assert len(whole) == len(page)
    lines = [
        (one, other)
        for one, other in zip(page.splitlines(), whole.splitlines(), strict=True)
        if one != other
    ]
    assert lines
    assert all(b'.wav":"' in one for one, _ in lines)
    before, after = heard(page, "music/title.wav"), heard(whole, "music/title.wav")
    noise = np.square(before - after).mean()
    assert 10 * np.log10(np.square(before).mean() / noise) > 40  # decibels


@pytest.mark.parametrize(
    "sound",
    ["UklGRg==", "AAAA", wav(np.zeros(0, np.int16)), base64.b64encode(b"x" * 60).decode()],
)
def test_what_is_no_plain_sound_stays_as_it_is(sound: str) -> None:
    page = f'{{"a.wav":"{sound}","ü":1}}'.encode()
    small = packed(page)
    assert unpacked(small) == page
    said = gzip.decompress(small)[4:]
    assert json.loads(said) == {"parts": [page.decode()], "waves": []}
