"""What rooms hold: foes away from the doors, coins in patterns, keys, hearts, the exit."""

import random

from vintage_game_generator.assets.levels.adventure_mission import Role
from vintage_game_generator.assets.levels.adventure_rooms import FLOOR, Room, Spot
from vintage_game_generator.models.design import Behaviour

PRIZES = {
    Role.KEY: "k",
    Role.CHECKPOINT: "c",
    Role.GOAL: "E",
}
GUARDED = (Role.HALL, Role.KEY, Role.TREASURE)


def nearness(a: Spot, b: Spot) -> int:
    """Return the longer of the two distances between cells, across and down."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def prize_spot(room: Room) -> Spot:
    """Return where the room's prize goes: the template's centre, or floor near the middle."""
    if room.centre is not None:
        return room.centre
    free = [spot for spot in room.floor() if spot not in room.kept] or room.floor()
    middle = room.columns // 2, room.rows // 2
    return min(free, key=lambda spot: (nearness(spot, middle), spot))


def place_prize(room: Room, letter: str) -> None:
    """Put the room's prize where it belongs."""
    column, row = prize_spot(room)
    room.cells[row][column] = letter


def place_coins(room: Room, rng: random.Random) -> None:
    """Lay a pattern of coins: a row, a column, a ring, or a few in the corners."""
    middle_column, middle_row = room.columns // 2, room.rows // 2
    pattern = rng.randrange(4)
    if pattern == 0:
        row = rng.choice([2, middle_row, room.rows - 3])
        spots = [(column, row) for column in range(3, room.columns - 3, 2)]
    elif pattern == 1:
        column = rng.choice([2, middle_column, room.columns - 3])
        spots = [(column, row) for row in range(2, room.rows - 2, 2)]
    elif pattern == 2:
        spots = [
            (middle_column + dx, middle_row + dy)
            for dx, dy in ((-3, 0), (-2, -2), (0, -3), (2, -2), (3, 0), (2, 2), (0, 3), (-2, 2))
        ]
    else:
        right, bottom = room.columns - 2, room.rows - 2
        spots = [(1, 1), (right, 1), (1, bottom), (right, bottom)]
        spots += [(2, 1), (right - 1, 1), (2, bottom), (right - 1, bottom)]
    for column, row in spots:
        if room.at(column, row) == FLOOR and (column, row) not in room.kept:
            room.put(column, row, "o")


def place_one(room: Room, rng: random.Random, letter: str) -> None:
    """Put something on bare floor, in a corner rather than in the way."""
    free = [spot for spot in room.floor() if spot not in room.kept]
    if free:
        ranked = sorted(free, key=lambda spot: (-seclusion(room, spot), spot))
        column, row = rng.choice(ranked[: max(len(ranked) // 8, 1)])
        room.cells[row][column] = letter


def seclusion(room: Room, spot: Spot) -> int:
    """Return how far a cell lies from the nearest doorway."""
    return min((nearness(spot, door) for door in room.doors), default=0)


def hemmed_in(room: Room, spot: Spot) -> bool:
    """Return whether a cell has anything but floor on two sides or more."""
    around = ((1, 0), (0, 1), (-1, 0), (0, -1))
    return sum(room.at(spot[0] + dx, spot[1] + dy) != FLOOR for dx, dy in around) >= 2


def foes_of_room(
    room: Room,
    rng: random.Random,
    kinds: list[Behaviour],
    difficulty: int,
    fights: bool,
    least: int,
) -> list[tuple[Behaviour, Spot]]:
    """Return who waits in a room and where: well away from the doors and from each other."""
    space = (room.columns - 2) * (room.rows - 2)
    wanted = space * (30 + difficulty) / 5200 + rng.uniform(0, 1.2)
    count = max(round(wanted if fights else wanted * 0.6), 1)
    count = max(min(count, most_foes(room, fights)), least)
    taken = posts(room, rng, count)
    first = rng.randrange(len(kinds))
    return [(kinds[(first + index) % len(kinds)], spot) for index, spot in enumerate(taken)]


def most_foes(room: Room, fights: bool) -> int:
    """Return how many foes a room bears, fewer where the hero cannot strike them."""
    if room.is_small:
        return 2
    return 5 if fights else 3


def posts(room: Room, rng: random.Random, count: int) -> list[Spot]:
    """Return where foes wait: away from the doors and from each other, as many as find a place."""
    clearance = 3 if room.is_small else 4
    free = [spot for spot in room.floor() if seclusion(room, spot) >= clearance]
    rng.shuffle(free)
    free.sort(key=lambda spot: hemmed_in(room, spot))
    taken: list[Spot] = []
    for spot in free:
        if len(taken) < count and all(nearness(spot, other) >= 3 for other in taken):
            taken.append(spot)
    return taken
