"""Pictures from outside, opened with care: a file may be broken, huge, or no picture at all."""

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from vintage_game_generator.assets.sprites.inks import Pixels

LARGEST_FILE = 16 * 1024 * 1024  # bytes
MOST_PIXELS = 16 * 1024 * 1024  # 64 MB once unpacked; image models draw a sixteenth of it
Opener = Callable[[io.BytesIO], ImageFile.ImageFile]
BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError,
          MemoryError, NotImplementedError, AttributeError, struct.error, zlib.error)  # fmt: skip


class NotAPicture(ValueError):
    """What came is no picture that can be used: says why."""


def opened(data: bytes) -> Pixels:
    """Return a picture's pixels: rows x columns x RGBA.

    Its size is read before its pixels are unpacked, so that a small file cannot fill the memory.

    Raises:
        NotAPicture: it is no PNG, JPEG or WebP, or is broken, too large, or moves.
    """
    if not data:
        raise NotAPicture("the file is empty")
    if len(data) > LARGEST_FILE:
        raise NotAPicture(f"{len(data)} bytes are too many; {LARGEST_FILE} are the most")
    opener = _opener(data)
    if opener is None:
        raise NotAPicture("it is no PNG, JPEG or WebP picture")
    try:
        with opener(io.BytesIO(data)) as image:
            width, height = image.size
            if width < 1 or height < 1:
                raise NotAPicture("it has no pixels")
            if width * height > MOST_PIXELS:
                raise NotAPicture(
                    f"{width} x {height} pixels are too many; {MOST_PIXELS} are the most"
                )
            if getattr(image, "n_frames", 1) > 1:
                raise NotAPicture("it moves; save one picture of it")
            return np.asarray(image.convert("RGBA"), dtype=np.uint8)
    except NotAPicture:
        raise
    except BROKEN as error:
        raise NotAPicture("it is broken: its pixels cannot be read") from error


def _opener(data: bytes) -> Opener | None:
    """Return what reads this kind of file; `Image.open` would warn of large ones, not refuse."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PngImageFile
    if data.startswith(b"\xff\xd8\xff"):
        return JpegImageFile
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WebPImageFile
    return None


def scaled_down(pixels: Pixels, largest: int) -> Pixels:
    """Return a picture whose longer side is at most so many pixels, by whole steps."""
    factor = -(-max(pixels.shape[:2]) // largest)
    if factor <= 1:
        return pixels
    return np.asarray(Image.fromarray(pixels).reduce(factor), dtype=np.uint8)
