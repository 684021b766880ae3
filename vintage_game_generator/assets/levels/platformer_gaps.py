"""Ways over pits: jumps, pillars, ledges, lifts, dashes; a size of 0 is left to chance."""

from vintage_game_generator.assets.levels.platformer_foes import foes_wanted, post_foe
from vintage_game_generator.assets.levels.platformer_site import AIR, LEDGE, SPIKES, WATER, Site


def bottom(site: Site) -> str:
    """Return what lies at the bottom of a pit: nothing, mostly, or water."""
    if site.floor <= site.height - 4 and site.chance_of(40):
        return WATER
    return AIR


def gap(site: Site) -> None:
    """One or two pits to jump, an arc of coins showing how."""
    depth = bottom(site)
    widest = max(2, site.reach.gap() - 1 + site.difficulty // 60)
    widest = min(widest, site.reach.gap())
    for _ in range(1 + site.chance_of(site.difficulty)):
        site.ground(site.between(4, 5))
        wide = site.between(max(2, widest - 2), widest)
        first = site.pit(wide, depth)
        for column, rise in enumerate(site.reach.arc(wide)):
            site.coin(first + column, site.floor - 1 - min(rise, site.reach.step))
    site.ground(4)


def pillars(site: Site, count: int = 0) -> None:
    """Massive pillars in a wide pit, each some rows above or below the last."""
    depth = bottom(site)
    site.ground(4)
    shore = site.floor
    for _ in range(count or site.between(2, 3 + site.difficulty // 50)):
        site.pit(site.between(2, max(2, site.reach.gap(1) - 1)), depth)
        change = site.chance.choice((-1, 0, 1))
        floor = min(max(site.floor + change, site.highest), shore + 1, site.lowest)
        first = site.ground(site.between(2, 3), floor)
        if site.chance_of(50):
            site.coin(first, floor - 2)
            site.coin(first + 1, floor - 2)
    site.pit(2, depth)
    site.ground(4, min(max(shore, site.highest), site.lowest))


def ledge_bridge(site: Site, count: int = 0) -> None:
    """Ledges over a wide pit; now and then something flies between them."""
    depth = bottom(site)
    site.ground(4)
    shore = row = site.floor
    hop = max(2, min(3, site.reach.gap(1) - 1))
    for _ in range(count or site.between(2, 4)):
        first = site.pit(hop + 3, depth)
        change = site.chance.choice((-1, 0, 1))
        row = min(max(row + change, shore - 2), shore)
        for column in range(first + hop, first + hop + 3):
            site.put(column, row, LEDGE)
        site.coin(first + hop + 1, row - 2)
        if foes_wanted(site, 8):
            post_foe(site, first, first + hop - 1, flying=True)
    site.pit(2, depth)
    site.ground(4, shore)


def lift_ride(site: Site, wide: int = 0) -> None:
    """A pit too wide to jump, and a lift that crosses it."""
    site.ground(4)
    wide = wide or site.reach.gap() + site.between(4, 6)
    first = site.pit(wide, bottom(site))
    site.spawn("lift", first + 1, site.floor, wide - 3)
    for column in range(first + 3, first + wide - 2, 2):
        site.coin(column, site.floor - 2)
    site.ground(4)


def dash_gap(site: Site) -> None:
    """A pit that a jump alone does not cross; spikes below say so early."""
    site.ground(5)
    extra = max(1, site.reach.dash // 4096 - 1)
    wide = site.reach.gap() + min(extra, 2)
    depth = SPIKES if site.floor <= site.height - 4 else AIR
    first = site.pit(wide, depth)
    for column in range(first + 1, first + wide - 1):
        site.coin(column, site.floor - 3)
    site.ground(4)
