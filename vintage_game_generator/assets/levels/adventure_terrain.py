"""Natural edges: walls that bulge, ponds like blobs, and no corner that touches only a corner."""

import random

from vintage_game_generator.assets.levels.adventure_rooms import FLOOR, WALL, WATER, Room


def roughen_walls(room: Room, rng: random.Random) -> None:
    """Let the rim bulge inward, in steps of one cell, and round the corners."""
    deepest = 1 if room.is_small else 2
    right, bottom = room.columns - 1, room.rows - 1
    for column, depth in enumerate(bulges(rng, room.columns, deepest)):
        grow(room, [(column, row) for row in range(1, depth + 1)])
    for column, depth in enumerate(bulges(rng, room.columns, deepest)):
        grow(room, [(column, bottom - row) for row in range(1, depth + 1)])
    for row, depth in enumerate(bulges(rng, room.rows, deepest)):
        grow(room, [(column, row) for column in range(1, depth + 1)])
    for row, depth in enumerate(bulges(rng, room.rows, deepest)):
        grow(room, [(right - column, row) for column in range(1, depth + 1)])


def bulges(rng: random.Random, length: int, deepest: int) -> list[int]:
    """Return how deep a side bulges along its length: in runs, deepest at both ends."""
    depths: list[int] = [deepest]
    depth = deepest
    while len(depths) < length - 1:
        depth = max(0, min(deepest, depth + rng.choice([-1, -1, 1])))
        depths.extend([depth] * rng.randint(2, 5))
    return [*depths[: length - 1], deepest]


def grow(room: Room, spots: list[tuple[int, int]]) -> None:
    """Turn bare floor into wall."""
    for column, row in spots:
        if room.at(column, row) == FLOOR:
            room.put(column, row, WALL)


def put_blob(
    room: Room, rng: random.Random, centre: tuple[int, int], wide: int, high: int, letter: str
) -> None:
    """Put an ellipse with a wavering shore around a cell; `wide` and `high` are half its size."""
    lean = rng.uniform(-0.35, 0.35)
    for row in range(centre[1] - high - 1, centre[1] + high + 2):
        for column in range(centre[0] - wide - 1, centre[0] + wide + 2):
            across = (column - centre[0] + lean * (row - centre[1])) / (wide + 0.5)
            down = (row - centre[1]) / (high + 0.5)
            if across * across + down * down < 1 + rng.uniform(-0.18, 0.12):
                room.put(column, row, letter)


def join_corners(room: Room) -> None:
    """Close or open every place where two walls, or two waters, touch at a corner only."""
    for _ in range(8):
        if not any(join_corners_of(room, letter) for letter in (WALL, WATER)):
            return


def join_corners_of(room: Room, letter: str) -> bool:
    """Mend the corners of one kind of cell in one sweep; return whether anything changed."""
    changed = False
    for row in range(room.rows - 1):
        for column in range(room.columns - 1):
            block = [(column + across, row + down) for down in (0, 1) for across in (0, 1)]
            same = [room.at(*spot) == letter for spot in block]
            if same in ([True, False, False, True], [False, True, True, False]):
                changed = True
                mend(room, block, same, letter)
    return changed


def mend(room: Room, block: list[tuple[int, int]], same: list[bool], letter: str) -> None:
    """Fill one of the gaps of a corner, or where neither may be filled, clear what can be."""
    for spot, filled in zip(block, same, strict=True):
        if not filled and room.at(*spot) == FLOOR:
            room.put(*spot, letter)
            if room.at(*spot) == letter:
                return
    for spot, filled in zip(block, same, strict=True):
        if filled:
            room.put(*spot, FLOOR)


def drop_crumbs(room: Room) -> None:
    """Take away lone cells of water, which no shore can be drawn around."""
    for row in range(1, room.rows - 1):
        for column in range(1, room.columns - 1):
            around = ((1, 0), (0, 1), (-1, 0), (0, -1))
            if room.at(column, row) == WATER and not any(
                room.at(column + dx, row + dy) == WATER for dx, dy in around
            ):
                room.put(column, row, FLOOR)
