"""Playing a level that was laid by a draft: the buttons that clear it, or why it is not cleared."""

from vintage_game_generator.assets.levels.laid import BY_RULE, Laid
from vintage_game_generator.errors import NotProven
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest import adventure, platformer
from vintage_game_generator.playtest.adventure_walk import visit
from vintage_game_generator.playtest.level_reasons import (
    Blocked,
    adventure_reason,
    platformer_reason,
)
from vintage_game_generator.playtest.platformer_path import Effort
from vintage_game_generator.playtest.platformer_walk import walk
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.program import program

GLANCE = Effort(ticks=8, greed=30, shift=11, nodes=1000, tricks=False)


def played(laid: Laid, design: GameDesign) -> list[int] | Blocked:
    """Return the buttons of each tick that clear a level, or where and why the hero is stuck.

    A platformer's level is first looked through as a whole, then part by part: that finds what
    is hard to find, and where there is no way it tells the place.
    """
    step = program(design).step
    world = world_of_level(design, laid.level)
    buttons_to_play(step, world)
    if design.genre is Genre.ACTION_ADVENTURE:
        seen = visit(step, world, laid.level)
        if seen.pressed is None:
            return adventure_reason(laid, seen)
        try:
            adventure.lose(step, world)
        except NotProven as never:
            return Blocked(str(never), BY_RULE)  # a game must be lost too; a course has pits
        return seen.pressed
    found = platformer.solve(step, world, (GLANCE,))
    if found is not None:
        return found
    way = walk(step, world, laid.stretches)
    return way.pressed if way.cleared else platformer_reason(laid, way, design)
