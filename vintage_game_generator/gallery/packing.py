"""A game's web page packed for the gallery: a third of its weight, unpacked by `gallery.js`.

Nearly all of such a page is sound: 16-bit WAV in base64, of which gzip saves nothing worth
while. So samples get the eight bits that they would have had at the time, in steps that each
block of 64 chooses (47 dB above the noise), and are kept as differences. The rest stays as it is,
to the byte; the whole goes through gzip.

What is packed, before gzip: four bytes, the length of a JSON text, little-endian; that text,
`{"parts": [...], "waves": [[rate, samples], ...]}`, where the page is part 0, wave 0, part 1, ...;
then for each wave its blocks' steps (16 bits, little-endian) and its blocks' samples (8 bits).
"""

import base64
import binascii
import gzip
import json
import re
import struct

import numpy as np
from numpy.typing import NDArray

BLOCK = 64  # samples that share a step
TOP = 127  # the largest sample in eight bits
EFFORT = 6  # of gzip: more takes twice the time for a thousandth
# How `targets.web_page` writes a sound into the page: `"music/title.wav":"UklGR..."`.
_SOUND = re.compile(rb'(?<=\.wav":")[A-Za-z0-9+/]+=*(?=")')
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")  # of a WAV file without other chunks
_PLAIN = (b"RIFF", b"WAVE", b"fmt ", 16, 1, 1, 16, b"data")


def packed(page: bytes) -> bytes:
    """Return a page, packed.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    parts, waves, blocks = [], [], []
    begun = 0
    for found in _SOUND.finditer(page):
        wave = _wave(found[0])
        if wave is not None:
            rate, samples = wave
            parts.append(page[begun : found.start()].decode())
            waves.append((rate, len(samples)))
            blocks.append(companded(samples))
            begun = found.end()
    parts.append(page[begun:].decode())
    said = json.dumps({"parts": parts, "waves": waves}, ensure_ascii=False).encode()
    whole = b"".join((struct.pack("<I", len(said)), said, *blocks))
    return gzip.compress(whole, EFFORT, mtime=0)


def companded(samples: NDArray[np.int16]) -> bytes:
    """Return the steps and the differences of samples in eight bits, in whole blocks."""
    padded = np.zeros(-(-len(samples) // BLOCK) * BLOCK, np.int32)
    padded[: len(samples)] = samples
    blocks = padded.reshape(-1, BLOCK)
    steps = np.maximum(1, -(-np.abs(blocks).max(axis=1) // TOP))
    nearest = (2 * blocks + steps[:, None]) // (2 * steps[:, None])
    levels = nearest.astype(np.int8).ravel()
    differences = np.diff(levels, prepend=np.int8(0))  # modulo 256, as the page adds them up
    return bytes(steps.astype("<u2").tobytes() + differences.tobytes())


def _wave(text: bytes) -> tuple[int, NDArray[np.int16]] | None:
    """Return the rate and the samples of a WAV file in base64, 16-bit and mono; else nothing."""
    try:
        content = base64.b64decode(text, validate=True)
        head = _HEADER.unpack_from(content)
    except (binascii.Error, struct.error):
        return None
    riff, whole, form, name, size, code, channels, rate, speed, frame, bits, data, length = head
    plain = (riff, form, name, size, code, channels, bits, data) == _PLAIN
    exact = whole + 8 == len(content) == length + _HEADER.size and length % 2 == 0
    if not (plain and exact and (speed, frame) == (2 * rate, 2) and length > 0):
        return None
    return rate, np.frombuffer(content, "<i2", offset=_HEADER.size)
