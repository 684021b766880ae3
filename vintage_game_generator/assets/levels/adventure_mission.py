"""The plan of an adventure level: which rooms there are, where, and what leads where.

The way from the start to the goal is a line of rooms, cut by locks; the key of a lock lies in a
side room on the near side of it. Since every lock is on the way, whichever key opens whichever
lock, the next key can always be reached.
"""

import math
import random
from dataclasses import dataclass, field
from enum import StrEnum

Place = tuple[int, int]
LOOSER = 40  # tries after which the way of a given route may wind more loosely
CANDIDATES = 5  # so many plans are drawn up, and the most compact one is taken
SIDES: tuple[Place, ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))


class Role(StrEnum):
    """What a room is for."""

    START = "start"
    HALL = "hall"
    KEY = "key"
    TREASURE = "treasure"
    CHECKPOINT = "checkpoint"
    BOSS = "boss"
    GOAL = "goal"


class Barrier(StrEnum):
    """What stands in a doorway."""

    NONE = "none"
    LOCK = "lock"
    GATE = "gate"


@dataclass
class Stop:
    """A room of the plan."""

    place: Place
    role: Role
    depth: int  # how many locks lie before it
    distance: int  # how many rooms from the start


@dataclass(frozen=True)
class Passage:
    """A doorway between two neighbours; a barrier stands on the first one's side."""

    first: Place
    second: Place
    barrier: Barrier


@dataclass
class Mission:
    """All rooms by their place on the map's grid of rooms, and all doorways."""

    stops: dict[Place, Stop] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """Return how many rooms the grid is wide and high."""
        return max(x for x, _ in self.stops) + 1, max(y for _, y in self.stops) + 1


def plan_mission(rng: random.Random, length: int, keys: int, boss: bool) -> Mission:
    """Return a plan with a number of rooms; too short a level has fewer keys and side rooms."""
    needed = 4 if boss else 3
    length = max(length, needed)
    keys = min(keys, (length - needed) // 2)
    treasures = min((length - needed - keys) // 3, 2)
    line = length - keys - treasures
    found: list[Mission] = []
    while len(found) < CANDIDATES:
        walk = random_walk(rng, line, length)
        mission = furnish_walk(rng, walk, keys, treasures, boss) if walk else None
        if mission is not None:
            found.append(mission)
    return min(found, key=sprawl)


def sprawl(mission: Mission) -> int:
    """Return how loosely a mission lies on its grid; rings of rooms make it tighter."""
    wide, high = mission.size
    return wide * high + abs(wide - high) - 2 * (len(mission.passages) - len(mission.stops))


def random_walk(rng: random.Random, line: int, length: int) -> list[Place]:
    """Return a line of neighbouring places that stays compact, or [] where it ran into itself."""
    limit = math.ceil(math.sqrt(length * 1.4))
    wide, high = limit + rng.randrange(2), max(limit, 2)
    place = (rng.randrange(wide), rng.randrange(high))
    walk = [place]
    heading = rng.choice(SIDES)
    while len(walk) < line:
        free = [
            (dx, dy)
            for dx, dy in SIDES
            if 0 <= place[0] + dx < wide
            and 0 <= place[1] + dy < high
            and (place[0] + dx, place[1] + dy) not in walk
        ]
        if not free:
            return []
        if heading not in free or rng.random() < 0.6:
            heading = rng.choice(free)
        place = place[0] + heading[0], place[1] + heading[1]
        walk.append(place)
    return walk


def furnish_walk(
    rng: random.Random, walk: list[Place], keys: int, treasures: int, boss: bool
) -> Mission | None:
    """Return the walk with locks, side rooms and loops; None where a side room finds no place."""
    last = len(walk) - 1
    edges = list(range(last - 1 if boss else last))
    locks = sorted(rng.sample(edges, keys)) if keys <= len(edges) else edges
    if locks and boss and rng.random() < 0.7:
        locks[-1] = edges[-1]
    mission = Mission()
    for index, place in enumerate(walk):
        depth = sum(lock < index for lock in locks)
        mission.stops[place] = Stop(place, Role.HALL, depth, index)
    mission.stops[walk[0]].role = Role.START
    mission.stops[walk[last]].role = Role.GOAL
    if boss:
        mission.stops[walk[last - 1]].role = Role.BOSS
    for index in range(last):
        barrier = Barrier.LOCK if index in locks else Barrier.NONE
        if boss and index == last - 1:
            barrier = Barrier.GATE
        mission.passages.append(Passage(walk[index], walk[index + 1], barrier))
    for depth in range(len(locks)):
        if not add_side_room(rng, mission, Role.KEY, depth):
            return None
    for _ in range(treasures + keys - len(locks)):
        if not add_side_room(rng, mission, Role.TREASURE, None):
            return None
    place_checkpoints(mission, walk, boss)
    add_loops(rng, mission)
    return moved_to_origin(mission)


def plan_route(
    rng: random.Random, rooms: list[tuple[Role, bool, bool]], *, boss: bool, last_locked: bool
) -> tuple[Mission, list[Place]]:
    """Return a plan with given rooms between the first and the last one, and the place of each.

    Args:
        rng: Chance: how the way winds.
        rooms: The role of each, whether it is a side room of the one before it on the way, and
            whether its door is locked.
        boss: Whether the boss's room comes before the last one.
        last_locked: Whether the door of the boss's room, or else of the last one, is locked.
    """
    line = sum(not side for _, side, _ in rooms) + (3 if boss else 2)
    found: list[tuple[Mission, list[Place]]] = []
    tries = 0
    while len(found) < CANDIDATES:
        # The more tries fail, the more loosely the way may wind, until all side rooms find a place.
        walk = random_walk(rng, line, line + len(rooms) + tries // LOOSER)
        tries += 1
        laid = _furnish_route(rng, walk, rooms, boss, last_locked) if walk else None
        if laid is not None:
            found.append(laid)
    return min(found, key=lambda one: sprawl(one[0]))


def _furnish_route(
    rng: random.Random,
    walk: list[Place],
    rooms: list[tuple[Role, bool, bool]],
    boss: bool,
    last_locked: bool,
) -> tuple[Mission, list[Place]] | None:
    """Return the walk with its rooms and the place of each; None where one finds no place."""
    mission = Mission()
    ends = [Role.BOSS, Role.GOAL] if boss else [Role.GOAL]
    on_way = [(role, locked) for role, side, locked in rooms if not side]
    stops = [(Role.START, False), *on_way, *((role, False) for role in ends)]
    locked = [lock for _, lock in stops]
    locked[-len(ends)] = last_locked
    depth = 0
    for index, (place, (role, _)) in enumerate(zip(walk, stops, strict=True)):
        depth += locked[index]
        mission.stops[place] = Stop(place, role, depth, index)
        if index > 0:
            gate = boss and index == len(walk) - 1
            barrier = Barrier.LOCK if locked[index] else Barrier.GATE if gate else Barrier.NONE
            mission.passages.append(Passage(walk[index - 1], place, barrier))
    places: list[Place] = []
    parent = 0
    for role, side, _ in rooms:
        if not side:
            parent += 1
            places.append(walk[parent])
        else:
            before = set(mission.stops)
            stop = mission.stops[walk[parent]]
            if not add_side_room(rng, mission, role, stop.depth, walk[parent]):
                return None
            places += [place for place in mission.stops if place not in before]
    add_loops(rng, mission)
    corner = min(x for x, _ in mission.stops), min(y for _, y in mission.stops)
    return moved_to_origin(mission), [(x - corner[0], y - corner[1]) for x, y in places]


def add_side_room(
    rng: random.Random,
    mission: Mission,
    role: Role,
    depth: int | None,
    beside: Place | None = None,
) -> bool:
    """Attach a dead end to a room that lies behind so many locks; return whether one had space.

    It is the room `beside` which it shall be, if that one has space.
    """
    doors = [
        (stop, (stop.place[0] + dx, stop.place[1] + dy))
        for stop in mission.stops.values()
        if stop.role not in (Role.BOSS, Role.GOAL) and (depth is None or stop.depth == depth)
        for dx, dy in SIDES
    ]
    doors = [(stop, place) for stop, place in doors if place not in mission.stops]
    doors = [(stop, place) for stop, place in doors if stop.place == beside] or doors
    if not doors:
        return False
    stop, place = rng.choice(doors)
    mission.stops[place] = Stop(place, role, stop.depth, stop.distance + 1)
    mission.passages.append(Passage(stop.place, place, Barrier.NONE))
    return True


def place_checkpoints(mission: Mission, walk: list[Place], boss: bool) -> None:
    """Put one checkpoint before the boss or half way, on long ways two, on short ones none."""
    if len(walk) < 5:
        return
    before = len(walk) - 3 if boss else len(walk) // 2
    marks = {before}
    if len(walk) >= 7:
        marks.add(before // 2 if boss else len(walk) // 4)
    for mark in sorted(marks):
        if mark > 0 and mission.stops[walk[mark]].role is Role.HALL:
            mission.stops[walk[mark]].role = Role.CHECKPOINT


def add_loops(rng: random.Random, mission: Mission) -> None:
    """Open a few more doorways between neighbours that no lock keeps apart."""
    joined = {(passage.first, passage.second) for passage in mission.passages}
    for stop in list(mission.stops.values()):
        for side in SIDES[:2]:
            other = mission.stops.get((stop.place[0] + side[0], stop.place[1] + side[1]))
            if other is None or other.depth != stop.depth:
                continue
            pair = (stop.place, other.place)
            if pair in joined or pair[::-1] in joined:
                continue
            if {stop.role, other.role} & {Role.BOSS, Role.GOAL, Role.KEY, Role.TREASURE}:
                continue
            if rng.random() < 0.5:
                mission.passages.append(Passage(stop.place, other.place, Barrier.NONE))


def moved_to_origin(mission: Mission) -> Mission:
    """Return the mission with its first column and row of rooms at 0."""
    left = min(x for x, _ in mission.stops)
    top = min(y for _, y in mission.stops)
    moved = Mission()
    for (x, y), stop in mission.stops.items():
        stop.place = x - left, y - top
        moved.stops[stop.place] = stop
    for passage in mission.passages:
        first, second = passage.first, passage.second
        moved.passages.append(
            Passage(
                (first[0] - left, first[1] - top),
                (second[0] - left, second[1] - top),
                passage.barrier,
            )
        )
    return moved
