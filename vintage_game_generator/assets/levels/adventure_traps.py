"""Furniture of rooms around a prize or a danger: niches, altars, stores, beds of spikes."""

import random

from vintage_game_generator.assets.levels.adventure_nature import camp
from vintage_game_generator.assets.levels.adventure_rooms import CRATE, FLOOR, SPIKES, WALL, Room


def shrine(room: Room, rng: random.Random) -> None:
    """A niche that shelters the prize, between two columns."""
    column, row = room.columns // 2, room.rows // 2 - (0 if room.is_small else rng.choice([1, 2]))
    room.put_block(column - 1, row - 1, 3, 1, WALL)
    room.put(column - 1, row, WALL)
    room.put(column + 1, row, WALL)
    if not room.is_small:
        room.put(column - 4, row + 1, WALL)
        room.put(column + 4, row + 1, WALL)
    room.centre = (column, row)


def altar(room: Room, rng: random.Random) -> None:
    """The prize among spikes, open on one side."""
    column, row = room.columns // 2, room.rows // 2
    room.put_block(column - 1, row - 1, 3, 3, SPIKES)
    room.put(column, row, FLOOR)
    room.put(column, row + rng.choice([-1, 1]), FLOOR)
    room.centre = (column, row)
    if not room.is_small:
        room.put_four(rng.choice([2, 3]), rng.choice([2, 3]), 2, 1, WALL)


def crate_store(room: Room, rng: random.Random) -> None:
    """Crates piled in the corners and in rows; heaps of them outdoors."""
    if room.outdoors:
        camp(room, rng)
        return
    wide = 2 if room.is_small else rng.choice([3, 4])
    room.put_four(1, 1, wide, 1, CRATE)
    room.put_four(1, 2, max(wide - 2, 1), 1, CRATE)
    if not room.is_small:
        row = room.rows // 2 - rng.choice([0, 1])
        room.put_four(room.columns // 2 - 3, row, 2, 1, CRATE)
        room.put_four(4, 4, 1, 1, rng.choice([CRATE, FLOOR]))


def spike_beds(room: Room, rng: random.Random) -> None:
    """Beds of spikes with ways between them."""
    if room.is_small:
        room.put_four(3, 3, room.columns // 2 - 4, 1, SPIKES)
        return
    if rng.random() < 0.5:
        room.put_four(3, 3, room.columns // 2 - 4, room.rows // 2 - 4, SPIKES)
    else:
        for index, column in enumerate(range(4, room.columns - 5, 4)):
            top = 1 if index % 2 else 4
            room.put_block(column, top, 1, room.rows - 5, SPIKES)
