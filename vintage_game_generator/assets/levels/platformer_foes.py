"""Posting foes where their behaviour makes sense."""

from vintage_game_generator.assets.levels.platformer_site import GROUND, Site
from vintage_game_generator.models.design import Behaviour

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
        site.spawn(enemy, middle, row - (1 if flying else site.between(2, 3)))
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
    percent = columns * (4 + site.difficulty // 9)
    return percent // 100 + site.chance_of(percent % 100)
