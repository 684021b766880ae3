"""A script that runs inside a finished game: take pictures along its winning recording.

`python -m vintage_game_generator.gallery.filming PACKAGE RECORDING ORDER FOLDER` in the game's
folder. ORDER is JSON: `ticks` at which pictures are taken; `spans`, each a first and a last tick;
`every` and `reach`, for a picture every so many ticks, so many of them before and after the
liveliest moment of each span. A picture is written to the folder as `TICK.png`, in the console's
own size. The liveliest moments, multiples of `every`, are printed as JSON.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from vintage_game_generator.playtest.screen_test import crowd_sizes, liveliest


def main(package: str, recording: str, order: dict[str, Any], folder: Path) -> list[int]:
    """Write the pictures, and return the liveliest moment of each span."""
    game = importlib.import_module(f"{package}.game").GAME
    shooting = importlib.import_module(f"{package}.kernel.shell.gallery")
    recordings = importlib.import_module(f"{package}.kernel.recording").Recording
    played = recordings.from_json(Path(recording).read_text(encoding="utf-8"))
    crowds = crowd_sizes(game, played)
    every, reach = order["every"], order["reach"]
    moments = [liveliest(crowds, *span) // every * every for span in order["spans"]]
    around = {moment + step * every for moment in moments for step in range(-reach, reach + 1)}
    ticks = [tick for tick in sorted(around | set(order["ticks"])) if 0 <= tick <= played.ticks]
    for tick, picture in zip(ticks, shooting.screenshots(game, played, ticks), strict=True):
        (folder / f"{tick}.png").write_bytes(picture)
    return moments


if __name__ == "__main__":
    name, path, ordered, place = sys.argv[1:]
    print(json.dumps(main(name, path, json.loads(ordered), Path(place))))
