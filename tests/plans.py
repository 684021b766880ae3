"""Games as plans: what the procedural author makes of a brief, with nothing drawn or built yet."""

from functools import cache
from typing import NamedTuple

from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.config import Feature, GameConfig, Genre, Perspective
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.proving import proven_level

GENRES = {
    Genre.PLATFORMER: Perspective.SIDE_VIEW,
    Genre.ACTION_ADVENTURE: Perspective.TOP_DOWN,
}
FEATURES = {
    Genre.PLATFORMER: tuple(Feature),
    Genre.ACTION_ADVENTURE: tuple(
        feature
        for feature in Feature
        if feature not in (Feature.DOUBLE_JUMP, Feature.WALL_JUMP)  # those need a side view
    ),
}


class Plan(NamedTuple):
    """A brief, and what is made of it before anything is drawn."""

    config: GameConfig
    style: StyleGuide
    design: GameDesign

    def proven(self) -> list[ProvenLevel]:
        """Return the levels, each won by play."""
        view = self.style.view
        return [proven_level(brief, self.design, view) for brief in self.design.levels]


def plan(genre: Genre = Genre.PLATFORMER, **changes: object) -> Plan:
    """Return the plan of a brief."""
    fields = {"name": "Plan", "genre": genre, "perspective": GENRES[genre]}
    return plan_of(checked_brief({**fields, **changes}))


@cache
def plan_of(config: GameConfig) -> Plan:
    """Return the procedural author's plan of a brief."""
    inherited = blend(config)
    style = style_guide(config, inherited)
    return Plan(config, style, game_design(config, inherited, style))
