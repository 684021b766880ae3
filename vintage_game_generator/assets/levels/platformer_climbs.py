"""Ways up and down: stairs, ledges, ladders, springs, lifts, shafts, and drops.

A size of 0 leaves the size to chance.
"""

from vintage_game_generator.assets.levels.platformer_foes import foes_wanted, post_foe
from vintage_game_generator.assets.levels.platformer_site import GROUND, LEDGE, Site

CELL = 4096


def room_above(site: Site) -> int:
    """Return how many rows the floor can rise yet."""
    return site.floor - site.highest


def room_below(site: Site) -> int:
    """Return how many rows the floor can fall yet."""
    return site.lowest - site.floor


def cliff(site: Site, rise: int) -> int:
    """Raise the floor at once by so many rows, and return the cliff's first column."""
    return site.ground(5, site.floor - rise)


def stairs_up(site: Site) -> None:
    """Broad stairs, one or two rows a step."""
    site.ground(2)
    for _ in range(site.between(2, 4)):
        rise = site.between(1, min(2, site.reach.step))
        if room_above(site) < rise:
            break
        first = site.ground(site.between(2, 3), site.floor - rise)
        if site.chance_of(40):
            site.coin(first + 1, site.floor - 2)
    site.ground(3)


def stairs_down(site: Site) -> None:
    """Broad stairs down, with a foe at their foot."""
    site.ground(2)
    for _ in range(site.between(2, 4)):
        fall = site.between(1, 2)
        if room_below(site) < fall:
            break
        first = site.ground(site.between(2, 4), site.floor + fall)
        if site.chance_of(40):
            site.coin(first + 1, site.floor - 2)
    first = site.ground(6)
    if foes_wanted(site, 14):
        post_foe(site, first + 1, first + 5)


def drop(site: Site, fall: int = 0) -> None:
    """A cliff to jump down from, coins marking the way."""
    fall = fall or site.between(3, min(7, room_below(site)))
    site.ground(3)
    first = site.ground(8, site.floor + min(fall, room_below(site)))
    for row in range(site.floor - 4, site.floor - 1):
        site.coin(first + 1, row)
    if foes_wanted(site, 16):
        post_foe(site, first + 3, first + 7)


def ledge_climb(site: Site, rise: int = 0) -> None:
    """A cliff with ledges before it, left and right by turns."""
    rise = rise or site.between(4, min(9, room_above(site)))
    site.ground(2)
    first = site.ground(6)
    foot = site.floor
    step = site.reach.step
    ups = range(step, rise, step)
    right = len(ups) % 2 == 1  # the last one is the one by the cliff
    for up in ups:
        left = first + (3 if right else 0)
        for column in range(left, left + 3):
            site.put(column, foot - up, LEDGE)
        site.coin(left + 1, foot - up - 1)
        right = not right
    cliff(site, rise)


def ladder_climb(site: Site, rise: int = 0) -> None:
    """A ladder up a cliff."""
    rise = rise or site.between(4, min(9, room_above(site)))
    site.ground(2)
    first = site.ground(2)
    foot = site.floor
    for row in range(foot - rise, foot):
        site.put(first + 1, row, "H")
    cliff(site, rise)
    if site.chance_of(50):
        for row in range(foot - rise + 1, foot - 1, 2):
            site.coin(first, row)


def spring_climb(site: Site, rise: int = 0) -> None:
    """A spring that throws the hero up a cliff."""
    high = site.reach.spring // CELL - 1
    rise = rise or min(site.between(site.reach.step + 1, high), room_above(site))
    site.ground(2)
    first = site.ground(3)
    foot = site.floor
    site.put(first + 1, foot - 1, "s")
    for row in range(foot - rise - 1, foot - 2):
        site.coin(first + 1, row)
    site.keep_clear(first + 1, foot - high)
    cliff(site, rise)


def lift_climb(site: Site, rise: int = 0) -> None:
    """A shaft in the ground with a lift that goes up a cliff."""
    rise = rise or site.between(5, min(10, room_above(site)))
    site.ground(4)
    first = site.pit(3)
    site.spawn("lift", first + 1, site.floor, 50 + rise)
    for row in range(site.floor - rise, site.floor - 2, 2):
        site.coin(first + 1, row)
    cliff(site, rise)


def double_jump_cliff(site: Site) -> None:
    """A cliff that one jump does not climb, but two do."""
    highest = (site.reach.double_rise - CELL // 2) // CELL
    rise = min(site.between(site.reach.step + 1, highest), room_above(site))
    first = site.ground(4)
    for up in range(1, rise):
        site.coin(first + 2, site.floor - 1 - up)
    cliff(site, rise)


def wall_shaft(site: Site, rise: int = 0) -> None:
    """Two walls close together, to be climbed by leaping from one to the other."""
    rise = rise or site.between(5, min(8, room_above(site)))
    site.ground(3)
    foot = site.floor
    left = site.ground(2)
    shaft = site.ground(2)
    site.fill(left, 0, left + 1, foot - 4, GROUND)  # to the top: no way but through the shaft
    for column in range(left, shaft + 2):
        site.keep_clear(column, foot - rise - 2)
    for up in range(2, rise, 2):
        site.coin(shaft + up // 2 % 2, foot - up)
    cliff(site, rise)
