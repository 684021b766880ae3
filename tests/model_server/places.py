"""Drafts of tilesets, tunes and levels."""

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
# What comes after what in a course: each row is a small scene that a hero can pass.
SCENES: tuple[tuple[tuple[str, int], ...], ...] = (
    (("run", 4), ("coins", 3), ("walker", 1)),
    (("gap", 2), ("run", 4)),
    (("step-up", 1), ("run", 4), ("step-down", 1)),
    (("run", 4), ("flyer", 1), ("coins", 4)),
    (("spikes", 1), ("run", 4)),
    (("ledges", 2), ("run", 4)),
    (("treasure", 1), ("run", 3)),
    (("run", 5), ("hopper", 1)),
)
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
    """Return a level from left to right, of the parts that the schema offers."""
    rng = chance(prompt, "course")
    parts = schema["properties"]["parts"]
    offered = parts["items"]["properties"]["part"]["enum"]
    scenes = [scene for _ in range(4) for scene in rng.sample(SCENES, 6)]
    chosen = [part for scene in scenes for part in scene if part[0] in offered]
    most = min(parts.get("maxItems", 20), 20)
    return {"parts": [{"part": part, "size": size} for part, size in chosen[:most]]}


def route(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a level of rooms, with foes that the schema offers."""
    rng = chance(prompt, "route")
    rooms = schema["properties"]["rooms"]
    offered = rooms["items"]["properties"]["foes"]["items"]["enum"]
    crowd = min(rooms["items"]["properties"]["foes"].get("maxItems", 2), 2)
    count = min(max(rooms.get("minItems", 3), 3), len(ROOMS))
    return {
        "rooms": [
            {
                "room": room,
                "foes": rng.choices(offered, k=rng.randint(0, crowd)) if offered else [],
                "holds": rng.choice(("nothing", "coins", "heart")),
                "side": False,
                "locked": False,
            }
            for room in rng.sample(ROOMS, count)
        ]
    }
