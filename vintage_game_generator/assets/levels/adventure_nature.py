"""Furniture of rooms by nature: ponds, rivers, groves; and the camps that people leave there."""

import random

from vintage_game_generator.assets.levels.adventure_rooms import CRATE, FLOOR, WALL, WATER, Room
from vintage_game_generator.assets.levels.adventure_terrain import put_blob


def pond(room: Room, rng: random.Random) -> None:
    """A pond in the middle, all the way around walkable; a big one may hold an island."""
    wide, high = room.columns - 6, room.rows - 6
    if not room.is_small:
        shrink = rng.choice([0, 0, 1])
        wide, high = wide - 2 * shrink, high - 2 * shrink
    left, top = (room.columns - wide) // 2, (room.rows - high) // 2
    if room.outdoors and wide >= 4 and high >= 3:
        middle = (room.columns // 2, room.rows // 2)
        put_blob(room, rng, middle, wide // 2, max(high // 2, 1), WATER)
    else:
        room.put_block(left, top, wide, high, WATER)
        if wide > 3 and high > 3:
            room.put_four(left, top, 1, 1, FLOOR)
    if wide >= 6 and high >= 5 and rng.random() < 0.6:
        add_island(room, rng)


def add_island(room: Room, rng: random.Random) -> None:
    """Raise an island from a pond, with a bridge to one shore."""
    column, row = room.columns // 2 - 1, room.rows // 2 - 1
    room.put_block(column, row, 2, 2, FLOOR)
    if rng.random() < 0.5:
        room.put_block(column, row, 2, room.rows // 2, FLOOR)
    else:
        room.put_block(column, 1, 2, room.rows // 2, FLOOR)
    room.centre = (column, row)


def moat(room: Room, rng: random.Random) -> None:
    """Four pools around crossing causeways."""
    wide, high = room.columns // 2 - 4, room.rows // 2 - 3
    inset = 3 if rng.random() < 0.5 else 2
    top = 2 + (inset == 3)
    room.put_four(inset, top, wide, max(high, 1), WATER)
    if room.outdoors and wide > 2 and high > 2:
        for column, row in ((0, 0), (wide - 1, 0), (0, high - 1), (wide - 1, high - 1)):
            if rng.random() < 0.7:
                room.put_four(inset + column, top + row, 1, 1, FLOOR)


def river(room: Room, rng: random.Random) -> None:
    """A river from wall to wall, with bridges."""
    if room.columns >= room.rows and rng.random() < 0.65:
        column = room.columns // 2 - 1 + rng.choice([-1, 0, 0, 1]) * (not room.is_small)
        bend = 0
        for row in range(1, room.rows - 1):
            if room.outdoors and row % 3 == 0:
                bend = max(-1, min(1, bend + rng.choice([-1, 0, 1])))
            room.put_block(column + bend, row, 2, 1, WATER)
        bridge = rng.randrange(1, room.rows - 2)
        room.put_block(column - 1, bridge, 4, 2, FLOOR)
        if not room.is_small:
            room.put_block(column - 1, room.rows - 2 - bridge, 4, 2, FLOOR)
    else:
        row = room.rows // 2 - 1
        room.put_block(1, row, room.columns - 2, 2, WATER)
        bridge = rng.randrange(2, room.columns // 2 - 1)
        room.put_block(bridge, row, 2, 2, FLOOR)
        room.put_block(room.columns - 2 - bridge, row, 2, 2, FLOOR)


def grove(room: Room, rng: random.Random) -> None:
    """Clumps of trees on a loose lattice."""
    step = 4 if room.is_small else 5
    for row in range(2, room.rows - 3, step - 1):
        for column in range(2, room.columns - 3, step):
            if rng.random() < 0.75:
                wide, high = rng.choice([(2, 2), (2, 1), (3, 2), (1, 1)])
                across, down = rng.randrange(2), rng.randrange(2)
                room.put_block(column + across, row + down, wide, high, WALL)


def pools(room: Room, rng: random.Random) -> None:
    """A few round ponds, none in the way."""
    quarters = [(1, 1), (3, 1), (1, 3), (3, 3)]
    for across, down in rng.sample(quarters, 2 if room.is_small else 3):
        middle = room.columns * across // 4, room.rows * down // 4
        put_blob(room, rng, middle, 1, 0 if room.is_small else 1, WATER)


def camp(room: Room, rng: random.Random) -> None:
    """Crates heaped here and there around the middle."""
    spots = [(1, 1), (3, 1), (1, 3), (3, 3)]
    for across, down in rng.sample(spots, 2 if room.is_small else 3):
        column, row = room.columns * across // 4, room.rows * down // 4
        room.put_block(column - 1, row, 2, 1, CRATE)
        room.put_block(column - rng.randrange(2), row - 1, 1, 1, CRATE)
