"""The fixed points of a level: start, checkpoints, locked doors, the boss's arena, the exit."""

from vintage_game_generator.assets.levels.platformer_foes import post_foe
from vintage_game_generator.assets.levels.platformer_site import GROUND, LEDGE, Site
from vintage_game_generator.models.config import Feature

ARENA = 16  # columns within the arena's walls: the boss keeps within five of the middle


def start(site: Site) -> None:
    """Safe ground to find one's feet on, closed to the left."""
    first = site.ground(9)
    site.fill(first, 0, first, site.floor - 1)
    site.spawn("hero", first + 3, site.floor - 1)


def checkpoint(site: Site) -> None:
    """A flat rest with a checkpoint."""
    first = site.ground(5)
    site.put(first + 2, site.floor - 1, "c")


def key_and_door(site: Site) -> None:
    """A key on a balcony above, and a tower whose door wants it."""
    step = site.reach.step
    first = site.ground(11)
    foot = site.floor
    levels = 2 if foot - 2 * step - 2 >= 1 and site.chance_of(70) else 1
    left = first + 6
    for up in range(1, levels + 1):
        left = first + 6 if up % 2 else first + 1
        for column in range(left, left + 4):
            site.put(column, foot - up * step, LEDGE)
    site.put(left + 1, foot - levels * step - 1, "k")
    post_foe(site, first + 2, first + 9)
    door_tower(site)


def door_tower(site: Site) -> None:
    """A tower that nothing leads over, with a door in the passage through it."""
    site.ground(2)
    first = site.ground(4)
    site.fill(first, 0, first + 3, site.floor - 3)
    for row in (site.floor - 2, site.floor - 1):
        site.put(first + 1, row, "D")
    site.ground(3)


def goal(site: Site) -> None:
    """The exit, up a few steps, on ground closed to the right."""
    site.ground(4)
    for _ in range(2):
        if site.floor - 1 >= site.highest:
            site.ground(2, site.floor - 1)
    first = site.ground(7)
    site.put(first + 2, site.floor - 1, "E")
    site.fill(first + 6, 0, first + 6, site.floor - 1)


def arena(site: Site) -> None:
    """The boss's arena between two towers; its gate leads to the exit.

    It lies as low as the level goes, so that the screen shows what hangs above.
    """
    site.ground(3)
    while site.floor < site.height - 3:
        site.ground(3, min(site.floor + 2, site.height - 3))
    wall = site.ground(2)
    site.fill(wall, 0, wall + 1, site.floor - 5)
    for column in (wall, wall + 1):
        site.clear[column] = 0
    first = site.ground(ARENA)
    middle = first + ARENA // 2
    row = site.floor - 1
    step = min(3, site.reach.step)
    for column in (first + 1, first + 2, first + ARENA - 3, first + ARENA - 2):
        site.put(column, row - step + 1, LEDGE)
    site.spawn("boss", middle, row)
    if not site.has(Feature.COMBAT):
        for column, up in ((first + 2, step), (middle - 3, 0), (middle + 3, 0)):
            site.spawn("rune", column, row - up)
        site.spawn("rune", first + ARENA - 3, row - step)
    gate = site.ground(2)
    site.fill(gate, 0, gate + 1, site.floor - 4, GROUND)
    for up in range(1, 4):
        site.put(gate, site.floor - up, "G")
    exit_room = site.ground(7)
    site.put(exit_room + 3, row, "E")
    site.fill(exit_room + 6, 0, exit_room + 6, row)
