"""Posting foes where their behaviour makes sense."""

from vintage_game_generator.assets.levels.casting import FLIERS
from vintage_game_generator.assets.levels.platformer_site import AIR, GROUND, Site
from vintage_game_generator.models.design import Behaviour

SHORTEST_BEAT = 4  # columns that a foe which no section asked for wants to itself
BEAT = 7
LANDING = 3  # columns behind a pit or below a cliff that are left to those who land there
OPEN = (AIR, "o")
ROOM_TO_ACT = {Behaviour.CHARGER: 7, Behaviour.HOPPER: 5, Behaviour.WALKER: 4}


def post_foe(site: Site, left: int, right: int, flying: bool = False) -> None:
    """Post a foe over a stretch of level ground, its last column included.

    It is of the kind that fits there and was seen least so far.

    Args:
        site: The site.
        left: The stretch's first column.
        right: Its last column.
        flying: Whether there is no ground, so that only those that fly will do.
    """
    fitting = [
        enemy
        for enemy in kinds_at(site, left)
        if (enemy in FLIERS if flying else right - left + 1 >= ROOM_TO_ACT.get(enemy, 2))
    ]
    if not fitting:
        return
    seen = [spawn.kind for spawn in site.spawns]
    place_foe(site, min(fitting, key=seen.count), left, right, flying)


def place_foe(site: Site, enemy: Behaviour, left: int, right: int, flying: bool = False) -> None:
    """Put a foe of one kind on a stretch of level ground, or in the air above it."""
    middle = (left + right) // 2
    row = site.floor - 1
    if enemy in FLIERS:
        row -= 1 if flying else site.between(2, 3)
        while row > 0 and site.cell(middle, row) not in OPEN:
            row -= 1
        site.spawn(enemy, middle, row)
    elif enemy is Behaviour.SHOOTER:
        post = right - 1
        alone = all(spawn.column not in (post, post + 1) for spawn in site.spawns)
        if alone and site.chance_of(50) and right - left > 3:
            site.fill(post, row, post + 1, row, GROUND)
            row -= 1
        site.spawn(enemy, post, row)
    else:
        site.spawn(enemy, site.between(middle, right - 1), row)


def kinds_at(site: Site, column: int) -> tuple[Behaviour, ...]:
    """Return the kinds of foes that come in up to a column: one after the other."""
    new = len(site.enemies) - site.known
    return site.enemies[: site.known + new * column // site.debuts]


def foes_wanted(site: Site, columns: int) -> int:
    """Return how many foes a stretch should have, by the level's difficulty."""
    percent = columns * (5 + site.difficulty // 6)
    return percent // 100 + site.chance_of(percent % 100)


def patrol_idle_ground(site: Site, first: int, last: int) -> None:
    """Post foes where nobody is for long: on level ground, else in the air above it."""
    apart = 9 - site.difficulty * 6 // 100
    left = first
    while left <= last:
        row = _surface(site, left)
        right = left
        while right < last and _surface(site, right + 1) == row:
            right += 1
        if row > 0:
            _guard(site, left + _landing(site, left), right, row, apart)
        left = right + 1
    for column in range(first + 2, last - 1):
        if _lonely(site, column, apart + 5):
            tops = [_surface(site, near) for near in range(column - 1, column + 2)]
            if all(tops):
                _post_at(site, column - 1, column + 1, min(tops) - 2, flying=True)


def post_idle_foe(site: Site, kind: Behaviour, first: int, last: int) -> None:
    """Post a foe of one kind on the level ground that is farthest from all others, if any is."""
    wide = ROOM_TO_ACT.get(kind, SHORTEST_BEAT)
    spawns = [spawn.column for spawn in site.spawns]
    found: list[tuple[int, int]] = []
    for left in range(first + LANDING, last - wide):
        rows = {_surface(site, column) for column in range(left - LANDING, left + wide)}
        if len(rows) == 1 and 0 not in rows:
            found.append((min(abs(column - left - wide // 2) for column in spawns), -left))
    if found:
        left = -max(found)[1]
        floor, site.floor = site.floor, _surface(site, left)
        place_foe(site, kind, left, left + wide - 1)
        site.floor = floor


def _guard(site: Site, left: int, right: int, row: int, apart: int) -> None:
    """Post foes on a stretch of ground wherever the last one is too far behind."""
    while right - left + 1 >= SHORTEST_BEAT:
        end = min(right, left + BEAT - 1)
        level = all(_surface(site, column) == row for column in range(left, end + 1))
        if level and _lonely(site, (left + end) // 2, apart):
            _post_at(site, left, end, row)
        left += 1


def _post_at(site: Site, left: int, right: int, row: int, flying: bool = False) -> None:
    floor, site.floor = site.floor, row
    post_foe(site, left, right, flying)
    site.floor = floor


def _lonely(site: Site, column: int, apart: int) -> bool:
    """Return whether no actor starts so near before a column, nor half as near behind it."""
    return all(
        spawn.column - column >= apart // 2 or column - spawn.column >= apart
        for spawn in site.spawns
    )


def _landing(site: Site, column: int) -> int:
    """Return how many columns from the left end of a stretch are for landing on."""
    return LANDING if column > 0 and _surface(site, column - 1) == 0 else 1


def _surface(site: Site, column: int) -> int:
    """Return the row of the ground below two open cells, 0 where there is none."""
    cells = site.columns[column]
    for row in range(2, site.height):
        if cells[row] == GROUND:
            return row if all(cell in OPEN for cell in cells[row - 2 : row]) else 0
    return 0
