"""Drafts of tilesets, tunes and levels."""

import re
from collections.abc import Mapping
from typing import Any

from tests.model_server.instances import filled_object
from tests.model_server.invented import chance, listed

TEXTURES = (  # eight rows of eight
    "22222222 22332222 22232222 22222222 22222211 22222221 22222222 22222222",
    "22222222 11122222 22212222 22222222 22222222 22223332 22222232 22222222",
    "22212222 22212222 22222222 22222222 22222221 22222221 22222222 22222222",
    "22222222 22222222 22333222 22111222 22222222 22222222 32222223 12222221",
)
THEMES = (
    ((0, 1, 2, 4, 3, 2), (1, 1, 2, 2, 1, 1)),
    ((4, 3, 2, 0, 1, 2), (2, 1, 1, 2, 1, 1)),
    ((0, 2, 4, 3, 2, 1, 0), (1, 1, 2, 1, 1, 1, 1)),
    ((2, 1, 0, 2, 4), (1, 1, 2, 2, 2)),
)
SECONDS = (
    ((0, 1, 2, 0), (2, 2, 2, 2)),
    ((4, 3, 2, 1, 0), (1, 1, 2, 2, 2)),
    ((2, 3, 4, 2), (2, 1, 1, 4)),
)
# Small scenes that a hero can pass, whatever comes before and after them.
SCENES: tuple[tuple[tuple[str, int], ...], ...] = (
    (("run", 4), ("coins", 3)),
    (("gap", 2), ("run", 4)),
    (("step-up", 1), ("run", 4), ("step-down", 1)),
    (("spikes", 1), ("run", 4)),
    (("ledges", 2), ("run", 4)),
    (("treasure", 1), ("run", 3)),
)
KEY = (("key", 1), ("run", 3))
DOOR = (("door", 1), ("run", 3))
REST = (("checkpoint", 1), ("run", 2))
FOES = ("walker", "hopper", "flyer", "shooter", "chaser", "charger")
ROOMS = ("open", "pillars", "blocks", "columns", "plaza", "garden", "camp", "alcoves")


def tileset(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a tileset's draft."""
    rng = chance(prompt, "tileset")
    known = listed(prompt, "decorations") or ["tuft"]
    scenes = listed(prompt, "far and near")
    behind = rng.sample(scenes, 2) if len(scenes) > 1 else [None, None]
    return filled_object(schema, rng) | {
        "texture": rng.choice(TEXTURES).split(),
        "decorations": rng.sample(known, min(4, len(known))),
        "edge": rng.choice(listed(prompt, "edge") or [None]),
        "far": behind[0],
        "near": behind[1],
    }


def music(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a theme and all tunes."""
    rng = chance(prompt, "music")
    degrees, lengths = rng.choice(THEMES)
    tune = schema["properties"]["tunes"]["items"]
    made = []
    for name, tempo in _tunes(prompt):
        second, beats = rng.choice(SECONDS)
        made.append(
            filled_object(tune, rng)
            | {"name": name, "tempo": tempo, "degrees": list(second), "lengths": list(beats)}
            | {"theme": rng.choice(("plain", "slow", "hinted"))}
        )
    return {"theme": {"degrees": list(degrees), "lengths": list(lengths)}, "tunes": made}


def _tunes(prompt: str) -> list[tuple[str, int]]:
    found = []
    for line in prompt.splitlines():
        if line.startswith("- ") and line.endswith(" beats a minute"):
            name, _, rest = line[2:].partition(": ")
            found.append((name, int(rest.split()[-4])))
    return found


def course(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a level from left to right: every foe that is offered, keys before their doors."""
    rng = chance(prompt, "course")
    parts = schema["properties"]["parts"]
    offered = parts["items"]["properties"]["part"]["enum"]
    met = [(("run", 5), (foe, 1)) for foe in FOES if foe in offered]
    scenes = [*met, *SCENES[: max(2, 6 - len(met))]]
    way = rng.sample(scenes, len(scenes))
    for number in range(_asked(prompt, "door")):
        way[2 * number : 2 * number] = [KEY]
        way[2 * number + 2 : 2 * number + 2] = [DOOR]
    rests = max(_asked(prompt, "checkpoint"), 1)
    for number in range(rests):
        way.insert((number + 1) * len(way) // (rests + 1), REST)
    chosen = [part for scene in way for part in scene]
    while len(chosen) < parts.get("minItems", 8):
        chosen += SCENES[0]
    most = parts.get("maxItems", len(chosen))
    return {"parts": [{"part": part, "size": size} for part, size in chosen[:most]]}


def route(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a level of rooms: every foe that is offered, keys before what they open."""
    rng = chance(prompt, "route")
    rooms = schema["properties"]["rooms"]
    offered = rooms["items"]["properties"]["foes"]["items"]["enum"]
    count = min(max(rooms.get("minItems", 3), 3), len(ROOMS))
    locks = min(_asked(prompt, "locked"), count // 2)
    foes = rng.sample(offered, len(offered))
    return {
        "rooms": [
            {
                "room": room,
                "foes": foes[number::count][:2],
                "holds": _held(number, count, locks),
                "side": False,
                "locked": number % 2 == 1 and number < 2 * locks,
            }
            for number, room in enumerate(rng.sample(ROOMS, count))
        ]
    }


def _held(number: int, count: int, locks: int) -> str:
    if number % 2 == 0 and number < 2 * locks:
        return "key"
    return "checkpoint" if number == count - 1 else "coins"


def _asked(prompt: str, what: str) -> int:
    """Return how many of something a prompt asks for: `2 doors`."""
    found = re.search(rf"\b(\d+) {what}", prompt)
    return int(found[1]) if found else 0
