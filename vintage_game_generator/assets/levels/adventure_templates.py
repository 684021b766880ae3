"""Furniture of rooms: each template fills a bare room by a design, with variation.

A template may ask for the impossible in a given room; the caller checks and takes another.
"""

import random
from collections.abc import Callable

from vintage_game_generator.assets.levels.adventure_rooms import (
    CRATE,
    FLOOR,
    SPIKES,
    WALL,
    WATER,
    Room,
)
from vintage_game_generator.assets.levels.adventure_terrain import put_blob

Template = Callable[[Room, random.Random], None]


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
    room.put_four(inset, 2 + (inset == 3), wide, max(high, 1), WATER)


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


def camp(room: Room, rng: random.Random) -> None:
    """Crates heaped here and there around the middle."""
    spots = [(1, 1), (3, 1), (1, 3), (3, 3)]
    for across, down in rng.sample(spots, 2 if room.is_small else 3):
        column, row = room.columns * across // 4, room.rows * down // 4
        room.put_block(column - 1, row, 2, 1, CRATE)
        room.put_block(column - rng.randrange(2), row - 1, 1, 1, CRATE)


def bare(room: Room, rng: random.Random) -> None:
    """Nothing but floor, and now and then a cut corner: it fits every room."""
    if rng.random() < 0.5:
        room.put_four(1, 1, 1, 1, WALL)


def across(template: Template) -> Template:
    """Return a template that lies either way."""

    def either_way(room: Room, rng: random.Random) -> None:
        if rng.random() < 0.5:
            template(room, rng)
        else:
            turned = room.turned()
            template(turned, rng)
            room.take_turned(turned)

    return either_way


HALLS: tuple[Template, ...] = (
    pillars,
    across(blocks),
    pond,
    moat,
    river,
    across(dividers),
    across(hedges),
    across(stubs),
    cross,
    crate_store,
    across(spike_beds),
    across(colonnade),
    walled_garden,
)
WILDS: tuple[Template, ...] = (
    pond,
    grove,
    pools,
    river,
    grove,
    across(blocks),
    moat,
    across(hedges),
    camp,
    spike_beds,
)
CALM: tuple[Template, ...] = (arena, across(stubs), pillars, plaza, colonnade, plaza)
SHRINES: tuple[Template, ...] = (shrine, shrine, plaza, colonnade)
PRIZE: tuple[Template, ...] = (
    pond,
    hedges,
    altar,
    moat,
    across(spike_beds),
    shrine,
    crate_store,
    altar,
)
