"""Pictures from outside: what is opened, and how the rest is refused."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.drawings import encoded
from vintage_game_generator.assets.pictures.opening import LARGEST_FILE, NotAPicture, opened

SMALL = Image.effect_noise((40, 30), 80).convert("RGB")


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that unpacks to a picture of any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    stream = io.BytesIO()
    SMALL.save(stream, kind, save_all=True, append_images=[SMALL.rotate(180)])
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_usual_kinds_are_opened(kind: str) -> None:
    assert opened(encoded(SMALL, kind)).shape == (30, 40, 4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixel_becomes_rgba(mode: str) -> None:
    pixels = opened(encoded(SMALL.convert("L").convert(mode)))
    assert pixels.shape == (30, 40, 4)
    assert pixels.dtype == np.uint8


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"<svg/>", "no PNG, JPEG or WebP"),
        (encoded(SMALL, "GIF"), "no PNG, JPEG or WebP"),
        (encoded(SMALL, "TIFF"), "no PNG, JPEG or WebP"),
        (encoded(SMALL)[:200], "broken"),
        (encoded(SMALL, "JPEG")[:20], "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "broken"),
        (bomb(20_000, 20_000), "20000 x 20000 pixels are too many"),
        (bomb(2_000_000_000, 2_000_000_000), "too many"),
        (moving("PNG"), "moves"),
        (moving("WEBP"), "moves"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST_FILE, "bytes are too many"),
    ],
    ids=["empty", "svg", "gif", "tiff", "cut", "cut-jpeg", "head", "webp-head", "bomb", "giant",
         "moving-png", "moving-webp", "long"],
)  # fmt: skip
def test_the_rest_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(NotAPicture, match=why):
        opened(data)


@given(st.data())
@settings(max_examples=150)
def test_damaged_files_are_pictures_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "WEBP"]))
    content = bytearray(encoded(SMALL, kind))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        pixels = opened(bytes(content))
    except NotAPicture:
        return
    assert pixels.ndim == 3
