"""Stretches of ground: open runs, hills, mounds, tunnels, crates, spikes, finds.

A size of 0 leaves the size to chance.
"""

from vintage_game_generator.assets.levels.platformer_foes import foes_wanted, post_foe
from vintage_game_generator.assets.levels.platformer_site import GROUND, LEDGE, SPIKES, Site
from vintage_game_generator.models.config import Feature


def open_run(site: Site) -> None:
    """A level run with a foe or two and a row of coins."""
    length = site.between(7, 12)
    first = site.ground(length)
    for number in range(min(2, foes_wanted(site, length * 2))):
        left = first + 2 + number * (length // 2)
        post_foe(site, left, min(left + length - 3, first + length - 2))
    if site.chance_of(60):
        start = first + site.between(1, 3)
        for column in range(start, start + site.between(3, 5)):
            site.coin(column, site.floor - 2)


def hills(site: Site) -> None:
    """Ground that rises and falls by a row at a time, as soft hills do."""
    site.ground(2)
    rising = site.chance_of(50)
    for _ in range(site.between(2, 4)):
        change = -1 if rising else 1
        if not site.highest <= site.floor + change <= site.lowest:
            rising = not rising
            change = -change
        first = site.ground(site.between(3, 5), site.floor + change)
        if site.chance_of(45):
            for column in range(first, first + 3):
                site.coin(column, site.floor - 2)
        if site.chance_of(30):
            rising = not rising
    if foes_wanted(site, 12):
        first = site.ground(6)
        post_foe(site, first + 1, first + 5)


def mounds(site: Site) -> None:
    """Blocks of ground to hop over, a foe fenced in between two of them."""
    site.ground(3)
    high = site.between(1, min(2, site.reach.step))
    first = site.here
    wide = site.between(2, 3)
    site.ground(wide)
    site.fill(first, site.floor - high, first + wide - 1, site.floor - 1)
    yard = site.ground(site.between(6, 8))
    last = site.here
    site.ground(wide)
    site.fill(last, site.floor - high, last + wide - 1, site.floor - 1)
    if foes_wanted(site, 22):
        post_foe(site, yard + 1, last - 2)
    for column in range(yard + 1, last - 1, 2):
        site.coin(column, site.floor - 2)
    if high == 2:
        site.put(first, site.floor - 4, "o")
        site.put(first + 1, site.floor - 4, "o")
    site.ground(2)


def tunnel(site: Site, length: int = 0) -> None:
    """A passage below a massive rock, low but wide enough to fight in."""
    site.ground(3)
    length = length or site.between(7, 10)
    first = site.ground(length)
    roof = site.floor - 4
    top = max(roof - site.between(1, 2), 1)
    site.fill(first, top, first + length - 1, roof)
    site.fill(first + 1, top - 1, first + length - 2, top - 1)
    for column in range(first, first + length):
        site.keep_clear(column, top - 1)
    if foes_wanted(site, 26):
        post_foe(site, first + 2, first + length - 2)
    for column in range(first + 2, first + length - 2):
        site.coin(column, site.floor - 1)
    site.ground(3)


def crates(site: Site, count: int = 0) -> None:
    """Crates overhead to break with the head, and a few on the ground to climb."""
    first = site.ground(9)
    row = site.floor - 4
    count = count or site.between(3, 4)
    for column in range(first + 2, first + 2 + count):
        site.put(column, row, "x")
    if site.chance_of(60):
        site.put(first + 2, row - 1, "o")
        site.put(first + 3, row - 1, "o")
    stack = first + 7
    site.put(stack, site.floor - 1, "x")
    if site.chance_of(50):
        site.put(stack + 1, site.floor - 1, "x")
        site.put(stack + 1, site.floor - 2, "x")
    site.ground(3)


def spike_trench(site: Site) -> None:
    """Spikes sunk in the ground, one to three times, with footholds between."""
    site.ground(3)
    wide = min(2 + site.difficulty // 40, site.reach.gap() - 1)
    for _ in range(1 + site.difficulty // 45 + site.chance_of(30)):
        count = site.between(2, wide)
        first = site.ground(count)
        for column in range(first, first + count):
            site.columns[column][site.floor] = SPIKES
        heights = site.reach.arc(count)
        for column, rise in enumerate(heights):
            site.coin(first + column, site.floor - 2 - min(rise, 2))
        site.ground(site.between(3, 4))


def canopy(site: Site, length: int = 0) -> None:
    """A second way above the run, on ledges: safer, and it pays."""
    length = length or site.between(9, 12)
    first = site.ground(length)
    high = min(3, site.reach.step)
    row = site.floor - high
    for column in range(first + 2, first + length - 2):
        site.put(column, row, LEDGE)
        if column % 2 == first % 2:
            site.coin(column, row - 1)
    if foes_wanted(site, length * 2):
        post_foe(site, first + 3, first + length - 2)
    site.ground(2)


def treasure(site: Site) -> None:
    """Something good on a pedestal that takes a hop or two."""
    first = site.ground(9)
    high = min(2, site.reach.step)
    site.fill(first + 3, site.floor - high, first + 5, site.floor - 1)
    letter = "v"
    if site.has(Feature.POWER_UPS) and site.chance_of(75):
        letter = "p"
    site.put(first + 4, site.floor - high - 1, letter)


def secret(site: Site) -> None:
    """A life or a heart on a high shelf that only a second look finds: up by the ledges."""
    rise = min(3, site.reach.step)
    if site.floor - 2 * rise - 2 < 1:
        canopy(site)
        return
    first = site.ground(10)
    row = site.floor - rise
    for column in (first + 1, first + 2):
        site.put(column, row, LEDGE)
    site.fill(first + 4, row - rise, first + 8, row - rise + 1, GROUND)
    for column in range(first + 4, first + 9):
        site.keep_clear(column, row - rise)
    site.put(first + 7, row - rise - 1, "L" if site.chance_of(35) else "v")
    site.coin(first + 5, row - rise - 1)
    site.coin(first + 6, row - rise - 1)
    if foes_wanted(site, 14):
        post_foe(site, first + 4, first + 9)
