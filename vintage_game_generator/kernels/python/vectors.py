"""The shared vectors: what the kernels of all languages must agree on, as Python has it.

`python -m vintage_game_generator.kernels.python.vectors` writes them to `kernels/vectors.json`.
The numbers were settled once; a kernel that disagrees with them is wrong.
"""

import json
from pathlib import Path
from typing import Any

from .kernel import (
    COIN,
    EMPTY,
    HERO,
    PLAYING,
    SOLID,
    WALKER,
    Level,
    Spawn,
    World,
    load_level,
    new_world,
    next_random,
    set_cell,
    spawn,
)
from .kernel.hashing import ACTOR_FIELDS, WORLD_FIELDS, canonical_state, fnv1a, state_hash

VECTORS = Path(__file__).parent.parent / "vectors.json"
SEEDS = (0, 1, 7, 42, 2026, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
TEXTS = ("", "a", "foobar", "kernel")
CHANGES = ((0, 0, SOLID), (3, 1, COIN), (3, 1, EMPTY), (9, 9, SOLID), (-1, 0, SOLID))


def small_world(seed: int = 7) -> World:
    """Return a world of one level, four cells by two, with a hero and a walker."""
    cells = [EMPTY, EMPTY, EMPTY, COIN, SOLID, SOLID, SOLID, SOLID]
    spawns = [Spawn(HERO, 1, 0, 0), Spawn(WALKER, 2, 0, 5)]
    return new_world([Level(4, 2, cells, spawns)], seed)


def vectors() -> dict[str, Any]:
    """Return all vectors."""
    return {
        "fields": {"world": list(WORLD_FIELDS), "actor": list(ACTOR_FIELDS)},
        "chance": [{"seed": seed, "numbers": _chance(seed)} for seed in SEEDS],
        "fnv1a": [{"text": text, "hash": f"{fnv1a(text.encode()):08x}"} for text in TEXTS],
        "cells": {"width": 4, "height": 2, "changes": _changes()},
        "states": _states(),
    }


def _chance(seed: int) -> list[int]:
    world = small_world(seed)
    return [next_random(world) for _ in range(8)]


def _changes() -> list[dict[str, int]]:
    world = small_world()
    load_level(world, 0)
    changes = []
    for column, row, cell in CHANGES:
        set_cell(world, column, row, cell)
        change = {"column": column, "row": row, "cell": cell, "digest": world.cells_digest}
        changes.append(change)
    return changes


def _states() -> list[dict[str, Any]]:
    """Return one world's hash as it goes from the title into play; each step builds on the last."""
    world = small_world()
    states = [_state("new", world)]
    load_level(world, 0)
    states.append(_state("level 0 loaded", world))
    world.mode = PLAYING
    world.tick = 90
    world.actors[0].vx = -384
    world.actors[0].ground = True
    world.awake[0] = 1
    world.awake_count = 1
    world.memory[31] = -1
    world.save[0] = 2
    states.append(
        _state("playing, tick 90, hero vx -384 on ground, slot 1 awake, memory 31, save 0", world)
    )
    slot = spawn(world, WALKER, 4096, 8191)
    set_cell(world, 3, 0, EMPTY)
    next_random(world)
    states.append(_state(f"walker in slot {slot} at 4096 8191, coin taken, one number", world))
    return states


def _state(what: str, world: World) -> dict[str, Any]:
    return {"what": what, "bytes": len(canonical_state(world)), "hash": state_hash(world)}


def main() -> None:
    """Write the vectors."""
    VECTORS.write_text(json.dumps(vectors(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
