"""Levels, each proven by play."""

from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.authors.roster import author_named
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.playtest.proving import proven_level
from vintage_game_generator.store.keys import Phase


def _key(
    brief: LevelBrief, design: GameDesign, view: tuple[int, int], author: str
) -> tuple[Any, ...]:
    behaviours = [enemy.behaviour for enemy in design.enemies]
    rules = (design.genre, design.features, behaviours, design.tuning)
    return author, brief, view, design.seed, *rules


@phase_task(Phase.LEVEL, key=_key, name="level {brief.number}: {brief.name}", seconds=600)
def build_level(
    brief: LevelBrief, design: GameDesign, view: tuple[int, int], author: str
) -> ProvenLevel:
    """Return a level and the buttons that clear it."""
    return proven_level(author_named(author), brief, design, view)
