"""The roof of a level in the rock: as much mass above as the way below leaves room for."""

from vintage_game_generator.assets.levels.platformer_site import AIR, GROUND, Site

EASE = 3  # columns over which a roof's edge is rounded


def add_roof(site: Site) -> None:
    """Fill what is high above the way with rock, in broad steps."""
    room = [
        min(site.clear[max(0, column - EASE) : column + EASE + 1]) for column in range(site.here)
    ]
    column = 0
    while column < site.here:
        wide = min(site.between(3, 7), site.here - column)
        bottom = min(room[column : column + wide]) - site.between(0, 1)
        for each in range(column, column + wide):
            for row in range(bottom):
                if site.columns[each][row] == AIR:
                    site.columns[each][row] = GROUND
        column += wide
