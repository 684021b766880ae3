"""Checks a recording without a window: one JSON line a checkpoint, then the outcome."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from .errors import Mismatch, RecordingError
from .game import Game
from .recording import Recording, replay


def read_recording(file: Path, game: Game) -> Recording:
    """Return the recording of a game that a file holds.

    Raises:
        RecordingError: The file is missing, is no recording, or is another game's.
    """
    try:
        recording = Recording.from_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordingError(f"{file}: cannot be read ({error})") from error
    except RecordingError as error:
        raise RecordingError(f"{file}: {error}") from error
    if recording.game != game.package:
        raise RecordingError(f"{file}: is of {recording.game!r}, and this is {game.package!r}")
    return recording


def check(game: Game, recording: Recording, output: TextIO) -> bool:
    """Play a recording, print its checkpoints and its outcome; return whether all match.

    The last line is `{"outcome": "won", "ticks": 1834, "hash": "..."}`, or, at the first
    difference, `{"mismatch": 120, "expected": "...", "found": "..."}` with its tick.
    """
    world = game.world_of(recording)
    try:
        for checkpoint in replay(recording, game.step, world):
            print(json.dumps(asdict(checkpoint)), file=output)
    except Mismatch as error:
        difference = {"mismatch": error.tick, "expected": error.expected, "found": error.found}
        print(json.dumps(difference), file=output)
        return False
    outcome = {"outcome": recording.outcome, "ticks": recording.ticks, "hash": recording.hash}
    print(json.dumps(outcome), file=output)
    return True
