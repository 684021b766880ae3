"""WAV files: 16 bit, mono, 22,050 Hz."""

import io
import wave

import numpy as np

from vintage_game_generator.assets.music.waveforms import RATE, Samples


def wave_bytes(samples: Samples) -> bytes:
    """Return a WAV file of samples between -32,768 and 32,767."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype(np.dtype("<i2")).tobytes())
    return buffer.getvalue()
