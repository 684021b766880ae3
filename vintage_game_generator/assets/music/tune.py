"""One tune, from its spec to its files."""

import json

from vintage_game_generator.assets.music.composer import compose_score
from vintage_game_generator.assets.music.instruments import bank_of
from vintage_game_generator.assets.music.performance import perform, sample_at
from vintage_game_generator.assets.music.wave_file import wave_bytes
from vintage_game_generator.assets.music.waveforms import RATE
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.drafts.music import TuneDraft
from vintage_game_generator.models.style import StyleGuide


def compose_tune(
    spec: TuneSpec, style: StyleGuide, draft: TuneDraft | None = None
) -> dict[str, bytes]:
    """Return a tune's files: `music/NAME.wav` and `music/NAME.json`.

    The WAV is mono, 16 bit, 22,050 Hz; the JSON says where it loops (in samples), its tempo, key,
    form and chords, and how many notes each voice plays. A draft steers what chance decides else.

    Raises:
        BadInput: The style's scale is not one that the composer knows.
    """
    score = compose_score(spec, style, draft)
    samples = perform(score, bank_of(style.console))
    about = {
        "loop": score.loop,
        "loop_start": 0,
        "loop_end": sample_at(score, score.length) if score.loop else len(samples),
        "seconds": round(len(samples) / RATE, 3),
        "tempo": score.tempo,
        "beats": score.beats,
        "root": score.root,
        "scale": score.scale,
        "form": score.form,
        "chords": list(score.chords),
        "voices": [
            {
                "role": voice.role,
                "channel": voice.channel,
                "instrument": voice.instrument,
                "notes": len(voice.notes),
            }
            for voice in score.voices
        ],
    }
    return {
        f"music/{spec.name}.wav": wave_bytes(samples),
        f"music/{spec.name}.json": (json.dumps(about, indent=1) + "\n").encode(),
    }
