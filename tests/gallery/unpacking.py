"""What `gallery.js` does to a packed page, once more in Python: the two must agree."""

import base64
import gzip
import io
import json
import wave

import numpy as np

from vintage_game_generator.gallery.packing import BLOCK


def unpacked(content: bytes) -> bytes:
    """Return a page from its packed form."""
    whole = gzip.decompress(content)
    begin = 4 + int.from_bytes(whole[:4], "little")
    said = json.loads(whole[4:begin])
    parts = [said["parts"][0]]
    at = begin
    for (rate, samples), part in zip(said["waves"], said["parts"][1:], strict=True):
        blocks = -(-samples // BLOCK)
        steps = np.frombuffer(whole, "<u2", blocks, at).astype(np.int32)
        at += 2 * blocks
        levels = np.cumsum(np.frombuffer(whole, np.int8, blocks * BLOCK, at), dtype=np.int8)
        at += blocks * BLOCK
        sound = (levels.reshape(-1, BLOCK) * steps[:, None]).ravel()[:samples]
        file = io.BytesIO()
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(rate)
            out.writeframes(np.clip(sound, -32768, 32767).astype("<i2").tobytes())
        parts += [base64.b64encode(file.getvalue()).decode(), part]
    assert at == len(whole)
    return "".join(parts).encode()
