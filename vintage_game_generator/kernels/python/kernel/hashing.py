"""The state hash: thirty-two bits by which two runs, in any languages, are told apart.

The hash is FNV-1a (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/) over the
canonical state: every number as 32 bits, little-endian, two's complement, in the order of
`WORLD_FIELDS`, the slots that are awake, the memory, the save, and then each actor that is
there: its slot and `ACTOR_FIELDS`. `cells_digest` stands for the cells. Sounds are not state.
"""

from collections.abc import Iterator
from operator import attrgetter
from struct import pack

from .constants import GONE
from .world import World

OFFSET_BASIS = 0x811C9DC5
PRIME = 0x01000193

WORLD_FIELDS = (
    "seed",
    "tick",
    "random",
    "mode",
    "mode_time",
    "buttons",
    "previous",
    "level",
    "score",
    "lives",
    "max_hp",
    "coins",
    "keys",
    "power",
    "power_time",
    "checkpoint_x",
    "checkpoint_y",
    "boss",
    "width",
    "height",
    "cells_digest",
    "awake_count",
)
ACTOR_FIELDS = (
    "kind",
    "x",
    "y",
    "vx",
    "vy",
    "facing",
    "pose",
    "pose_time",
    "hp",
    "timer",
    "cooldown",
    "hurt",
    "ground",
    "home_x",
    "home_y",
    "tag",
)

_world_values = attrgetter(*WORLD_FIELDS)
_actor_values = attrgetter(*ACTOR_FIELDS)


def fnv1a(data: bytes) -> int:
    """Return the 32-bit FNV-1a hash of some bytes."""
    digest = OFFSET_BASIS
    for byte in data:
        digest = (digest ^ byte) * PRIME & 0xFFFFFFFF
    return digest


def canonical_state(world: World) -> bytes:
    """Return the state as bytes: equal bytes are equal states."""
    numbers = [number & 0xFFFFFFFF for number in _numbers(world)]
    return pack(f"<{len(numbers)}I", *numbers)


def state_hash(world: World) -> str:
    """Return the state's hash as eight lower-case hexadecimal digits."""
    return f"{fnv1a(canonical_state(world)):08x}"


def _numbers(world: World) -> Iterator[int]:
    yield from _world_values(world)
    yield from world.awake[: world.awake_count]
    yield from world.memory
    yield from world.save
    for slot, actor in enumerate(world.actors):
        if actor.kind != GONE:
            yield slot
            yield from _actor_values(actor)
