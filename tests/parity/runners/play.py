"""Plays all recordings of a workshop in Python; prints a line of JSON for each that differs."""

import importlib
import json
import traceback
from pathlib import Path
from typing import Any


def main() -> None:
    """Play everything that `cases.json` lists."""
    played = 0
    for case in json.loads(Path("cases.json").read_text(encoding="utf-8")):
        for number in range(case["recordings"]):
            played += 1
            difference = tried(case, number)
            if difference:
                print(json.dumps({"code": case["name"], "recording": number, **difference}))
    print(json.dumps({"played": played}))


def tried(case: dict[str, Any], number: int) -> dict[str, Any] | None:
    """Return where a recording first differs, or None."""
    errors = importlib.import_module("workshop.kernel.errors")
    try:
        play(case, number)
    except errors.Mismatch as error:
        return {"tick": error.tick, "expected": error.expected, "found": error.found}
    except Exception:
        said = traceback.format_exc(limit=-2)
        return {"tick": 0, "expected": "no failure", "found": said}
    return None


def play(case: dict[str, Any], number: int) -> None:
    """Play one recording with the workshop's kernel."""
    world = importlib.import_module("workshop.kernel.world")
    levels = importlib.import_module("workshop.kernel.levels")
    recordings = importlib.import_module("workshop.kernel.recording")
    step = importlib.import_module(f"workshop.{case['name']}.game").step
    data = Path(case["data"])
    maps = [levels.read_map(data / f"level-{one + 1}.tmj").level for one in range(case["maps"])]
    text = (data / f"{number}.json").read_text(encoding="utf-8")
    recording = recordings.Recording.from_json(text)
    begun = world.new_world(maps, recording.seed, recording.save)
    for _ in recordings.replay(recording, step, begun):
        pass


if __name__ == "__main__":
    main()
