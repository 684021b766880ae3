"""The parts of a course that an author wrote, each laid exactly as large as it says."""

from collections.abc import Callable
from functools import partial

from vintage_game_generator.assets.levels import platformer_climbs as climbs
from vintage_game_generator.assets.levels import platformer_ends as ends
from vintage_game_generator.assets.levels import platformer_gaps as gaps
from vintage_game_generator.assets.levels import platformer_runs as runs
from vintage_game_generator.assets.levels.platformer_foes import ROOM_TO_ACT, place_foe
from vintage_game_generator.assets.levels.platformer_site import (
    AIR,
    LEDGE,
    SPIKES,
    WATER,
    Site,
)
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.drafts.level import PartKind

MOST_FOES = 34  # of the parts: the boss, its runes and lifts want slots too
FEET = 2  # columns of ground between two things to overcome

Layer = Callable[[Site, int], None]


def run(site: Site, size: int) -> None:
    """Level ground."""
    site.ground(size)


def coins(site: Site, size: int) -> None:
    """Level ground with a row of coins over it."""
    first = site.ground(size + FEET)
    for column in range(first + 1, first + 1 + size):
        site.coin(column, site.floor - 2)


def pit(site: Site, size: int, depth: str) -> None:
    """A pit to jump, coins showing how where a jump does it."""
    site.ground(FEET)
    first = site.pit(size, depth)
    if size <= site.reach.gap():
        for column, rise in enumerate(site.reach.arc(size)):
            site.coin(first + column, site.floor - 1 - min(rise, site.reach.step))
    site.ground(FEET + 1)


def spikes(site: Site, size: int) -> None:
    """Spikes sunk in the ground."""
    site.ground(FEET)
    first = site.ground(size)
    for column in range(first, first + size):
        site.columns[column][site.floor] = SPIKES
    site.ground(FEET + 1)


def step_up(site: Site, size: int) -> None:
    """Ground that rises at once."""
    site.ground(FEET)
    climbs.cliff(site, size)


def step_down(site: Site, size: int) -> None:
    """Ground that falls at once."""
    site.ground(FEET)
    site.ground(4, site.floor + size)


def wall(site: Site, size: int) -> None:
    """A block on the ground to get over."""
    site.ground(FEET + 1)
    first = site.ground(2)
    site.fill(first, site.floor - size, first + 1, site.floor - 1)
    for column in (first, first + 1):
        site.keep_clear(column, site.floor - size)
    site.ground(FEET + 1)


def foes(site: Site, size: int, kind: Behaviour) -> None:
    """Level ground where some foes of one kind wait, one behind the other."""
    beat = max(4, ROOM_TO_ACT.get(kind, 4))
    first = site.ground(FEET + beat * size + 1)
    for number in range(size):
        if len(site.spawns) < MOST_FOES:
            left = first + FEET + beat * number
            place_foe(site, kind, left, left + beat - 1)


def key(site: Site, size: int) -> None:
    """A key on the highest of some balconies, one a jump above the other."""
    step = site.reach.step
    levels = max(1, min(size, (site.floor - 3) // step))
    first = site.ground(9)
    left = first
    for up in range(1, levels + 1):
        left = first + 5 if up % 2 == levels % 2 else first + 1
        for column in range(left, left + 3):
            site.put(column, site.floor - up * step, LEDGE)
    site.put(left + 1, site.floor - levels * step - 1, "k")


def once(section: Callable[[Site], None]) -> Layer:
    """Return a part that has one size only."""
    return lambda site, _: section(site)


LAYERS: dict[PartKind, Layer] = {
    PartKind.RUN: run,
    PartKind.COINS: coins,
    PartKind.GAP: partial(pit, depth=AIR),
    PartKind.WATER: partial(pit, depth=WATER),
    PartKind.SPIKES: spikes,
    PartKind.STEP_UP: step_up,
    PartKind.STEP_DOWN: step_down,
    PartKind.WALL: wall,
    PartKind.LEDGES: gaps.ledge_bridge,
    PartKind.PILLARS: gaps.pillars,
    PartKind.LIFT: gaps.lift_ride,
    PartKind.LIFT_UP: climbs.lift_climb,
    PartKind.LADDER: climbs.ladder_climb,
    PartKind.SPRING: climbs.spring_climb,
    PartKind.CLIMB: climbs.ledge_climb,
    PartKind.SHAFT: climbs.wall_shaft,
    PartKind.TUNNEL: runs.tunnel,
    PartKind.CRATES: runs.crates,
    PartKind.CANOPY: runs.canopy,
    PartKind.TREASURE: once(runs.treasure),
    PartKind.SECRET: once(runs.secret),
    **{PartKind(kind): partial(foes, kind=kind) for kind in Behaviour},
    PartKind.KEY: key,
    PartKind.DOOR: once(ends.door_tower),
    PartKind.CHECKPOINT: once(ends.checkpoint),
}
# The sizes that a part can have at all: others are taken for the nearest that it can.
SIZES: dict[PartKind, tuple[int, int]] = {
    PartKind.COINS: (1, 12),
    PartKind.STEP_UP: (1, 12),
    PartKind.STEP_DOWN: (1, 12),
    PartKind.WALL: (1, 12),
    PartKind.LEDGES: (1, 5),
    PartKind.PILLARS: (1, 5),
    PartKind.LIFT: (5, 20),
    PartKind.LIFT_UP: (3, 12),
    PartKind.LADDER: (3, 12),
    PartKind.SPRING: (2, 12),
    PartKind.CLIMB: (2, 12),
    PartKind.SHAFT: (4, 8),
    PartKind.TUNNEL: (5, 12),
    PartKind.CRATES: (1, 5),
    PartKind.CANOPY: (6, 14),
    PartKind.KEY: (1, 3),
    **{PartKind(kind): (1, 3) for kind in Behaviour},
    PartKind.CHARGER: (1, 2),
}
RISES = (
    PartKind.STEP_UP,
    PartKind.LADDER,
    PartKind.SPRING,
    PartKind.CLIMB,
    PartKind.LIFT_UP,
    PartKind.SHAFT,
)
