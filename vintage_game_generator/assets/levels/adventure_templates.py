"""Furniture of rooms that is built: pillars, blocks, dividing walls, hedges, columns, basins."""

import random

from vintage_game_generator.assets.levels.adventure_rooms import FLOOR, WALL, WATER, Room


def pillars(room: Room, rng: random.Random) -> None:
    """Pillars in mirrored rows."""
    size = 1 if room.is_small else 2
    left, top = rng.choice([2, 3]) + (size - 1) // 2, rng.choice([2, 3])
    room.put_four(left, top, size, size, WALL)
    if room.columns >= 16 and rng.random() < 0.7:
        room.put_four(room.columns // 2 - 2, top, 1, size, WALL)
    if room.rows >= 13 and rng.random() < 0.5:
        room.put_four(left, room.rows // 2, size, 1, WALL)


def blocks(room: Room, rng: random.Random) -> None:
    """Four heavy blocks, or two, with a crossing of ways between them."""
    wide = max(room.columns // 2 - 5, 1)
    high = max(room.rows // 2 - 4, 1)
    letter = rng.choice([WALL, WALL, WATER])
    if rng.random() < 0.6 or room.is_small:
        room.put_four(3, 3, wide, high, letter)
    else:
        room.put_four(3, 3, wide, room.rows - 6, letter)


def dividers(room: Room, rng: random.Random) -> None:
    """Walls from above and below in turn, so that the way winds."""
    letter = rng.choice([WALL, WALL, WATER])
    thick = 1 if room.is_small else 2
    left = room.columns // 3 - (thick - 1)
    room.put_block(left, 1, thick, room.rows - 4, letter)
    right = room.columns - left - thick
    top = 3 if rng.random() < 0.7 else 1
    room.put_block(right, top, thick, room.rows - 4, letter)


def hedges(room: Room, rng: random.Random) -> None:
    """A hedge around an inner garden, with openings in two or four sides."""
    if room.is_small:
        stubs(room, rng)
        return
    left, top = 3, 3
    wide, high = room.columns - 6, room.rows - 6
    room.put_block(left, top, wide, 1, WALL)
    room.put_block(left, top + high - 1, wide, 1, WALL)
    room.put_block(left, top, 1, high, WALL)
    room.put_block(left + wide - 1, top, 1, high, WALL)
    middle_column, middle_row = room.columns // 2 - 1, room.rows // 2 - 1
    if rng.random() < 0.6:
        room.put_block(middle_column, top, 2, 1, FLOOR)
        room.put_block(middle_column, top + high - 1, 2, 1, FLOOR)
    else:
        room.put_block(left, middle_row, 1, 2 + room.rows % 2, FLOOR)
        room.put_block(left + wide - 1, middle_row, 1, 2 + room.rows % 2, FLOOR)
    room.centre = (room.columns // 2, room.rows // 2)


def stubs(room: Room, rng: random.Random) -> None:
    """Alcoves between stubs of wall, above and below."""
    deep = 1 if room.is_small else 2
    step = rng.choice([3, 4])
    for column in range(step, room.columns // 2, step):
        room.put_four(column, 1, 1, deep, WALL)


def cross(room: Room, rng: random.Random) -> None:
    """A block like a cross in the middle."""
    arm = 1 if room.is_small else 2
    middle_column, middle_row = room.columns // 2, room.rows // 2
    long = 1 if room.is_small else rng.choice([2, 3])
    high = 2 - room.rows % 2
    room.put_block(middle_column - 1 - long, middle_row - high + 1, 2 + 2 * long, high, WALL)
    if not room.is_small:
        room.put_block(middle_column - 1, middle_row - arm, 2, 2 * arm + 1, WALL)
        room.put_four(1, 1, 2, 1, WALL)


def arena(room: Room, rng: random.Random) -> None:
    """An open floor with cut corners."""
    deep = 1 if room.is_small else rng.choice([1, 2])
    room.put_four(1, 1, deep + 1, 1, WALL)
    room.put_four(1, 1, 1, deep + 1, WALL)
    if deep > 1:
        room.put_four(1, 1, 2, 2, WALL)


def colonnade(room: Room, rng: random.Random) -> None:
    """Two rows of slim columns along a wide aisle."""
    step = rng.choice([2, 3])
    row = 2 if room.is_small else rng.choice([2, 3])
    high = 1 if room.rows < 12 else 2
    for column in range(2, room.columns // 2, step):
        room.put_four(column, row, 1, high, WALL)


def plaza(room: Room, rng: random.Random) -> None:
    """A square with a basin or a block in each corner."""
    letter = rng.choice([WATER, WATER, WALL])
    wide = 1 if room.is_small else rng.choice([2, 3])
    high = 1 if room.is_small else 2
    room.put_four(2, 2, max(wide, 2), high, letter)


def walled_garden(room: Room, rng: random.Random) -> None:
    """Corner walls that fold around small gardens."""
    if room.is_small:
        stubs(room, rng)
        return
    left, top = 3, 3
    long, high = room.columns // 2 - 5, room.rows // 2 - 4
    room.put_four(left, top, long, 1, WALL)
    room.put_four(left, top, 1, high + 1, WALL)
    if rng.random() < 0.5:
        room.put_four(left + 2, top + 2, max(long - 3, 1), 1, WATER)


def bare(room: Room, rng: random.Random) -> None:
    """Nothing but floor, and now and then a cut corner: it fits every room."""
    if rng.random() < 0.5:
        room.put_four(1, 1, 1, 1, WALL)
