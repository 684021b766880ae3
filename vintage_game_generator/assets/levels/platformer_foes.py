"""Posting foes where their behaviour makes sense."""

from vintage_game_generator.assets.levels.platformer_site import AIR, GROUND, Site
from vintage_game_generator.models.design import Behaviour

SHORTEST_BEAT = 4  # columns that a foe which no section asked for wants to itself
BEAT = 7
OPEN = (AIR, "o")
ROOM_TO_ACT = {Behaviour.CHARGER: 7, Behaviour.HOPPER: 5, Behaviour.WALKER: 4}


def post_foe(site: Site, left: int, right: int, flying: bool = False) -> None:
    """Post the next foe over a stretch of level ground, its last column included.

    Args:
        site: The site.
        left: The stretch's first column.
        right: Its last column.
        flying: Whether there is no ground, so that only those that fly will do.
    """
    fliers = (Behaviour.FLYER, Behaviour.CHASER)
    fitting = [
        enemy
        for enemy in site.enemies
        if (enemy in fliers if flying else right - left + 1 >= ROOM_TO_ACT.get(enemy, 2))
    ]
    if not fitting:
        return
    enemy = fitting[site.crowd % len(fitting)]
    site.crowd += 1
    middle = (left + right) // 2
    row = site.floor - 1
    if enemy in fliers:
        row -= 1 if flying else site.between(2, 3)
        while row > 0 and site.cell(middle, row) not in OPEN:
            row -= 1
        site.spawn(enemy, middle, row)
    elif enemy is Behaviour.SHOOTER:
        post = right - 1
        if site.chance_of(50) and right - left > 3:
            site.fill(post, row, post + 1, row, GROUND)
            row -= 1
        site.spawn(enemy, post, row)
    else:
        site.spawn(enemy, site.between(middle, right - 1), row)


def foes_wanted(site: Site, columns: int) -> int:
    """Return how many foes a stretch should have, by the level's difficulty."""
    percent = columns * (5 + site.difficulty // 6)
    return percent // 100 + site.chance_of(percent % 100)


def patrol_idle_ground(site: Site, first: int, last: int) -> None:
    """Post foes on level stretches of ground that nobody guards yet."""
    left = first
    while left <= last:
        row = _surface(site, left)
        right = left
        while right < min(last, left + BEAT) and _surface(site, right + 1) == row:
            right += 1
        guarded = any(left - 1 <= spawn.column <= right + 1 for spawn in site.spawns)
        wanted = site.chance_of(25 + site.difficulty * 6 // 10)
        if row > 0 and right - left + 1 >= SHORTEST_BEAT and wanted and not guarded:
            floor, site.floor = site.floor, row
            post_foe(site, left, right)
            site.floor = floor
        left = right + 1


def _surface(site: Site, column: int) -> int:
    """Return the row of the ground below three open cells, 0 where there is none."""
    cells = site.columns[column]
    for row in range(3, site.height):
        if cells[row] == GROUND:
            return row if all(cell in OPEN for cell in cells[row - 3 : row]) else 0
    return 0
