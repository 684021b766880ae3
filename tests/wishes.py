"""What a good author says of a game's look, plan and words, as answers that a model could give."""

from copy import deepcopy
from typing import Any

from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide

STYLE: dict[str, Any] = {
    "mood": "mysterious",
    "hue": 190,
    "saturation": 55,
    "brightness": 30,
    "light": "top-left",
    "tempo": 96,
    "scale": "dorian",
    "swing": 6,
    "places": [
        {"terrain": "coral", "sky": "deep", "name": "Bell Reef"},
        {"terrain": "stone", "sky": "cave", "name": "Wick Cellars"},
    ],
    "hero_colour": "#d07028",
    "foe_colour": "#38a060",
    "boss_colour": "#8030b0",
}
DESIGN: dict[str, Any] = {
    "hero_name": "Ottoline",
    "hero": "keeper",
    "foes": [
        {"archetype": "wisp", "name": "Wick Wisp"},
        {"archetype": "crab", "name": "Barnacle Crab"},
        {"archetype": "ghost", "name": "Undertow Shade"},
    ],
    "boss_name": "Mother Fathom",
    "boss": "leviathan",
    "levels": [
        {"name": "Snuffed Pier", "place": 1, "difficulty": 20, "verticality": 10,
         "length": "short"},
        {"name": "Oil Cellars", "place": 2, "difficulty": 45, "verticality": 80,
         "length": "long"},
        {"name": "Lamp Gallery", "place": 3, "difficulty": 60, "verticality": 50,
         "length": "medium"},
    ],
    "pace": 35,
    "airiness": 80,
    "danger": 30,
}  # fmt: skip
STORY: dict[str, Any] = {
    "tagline": "Oil, wick, and a steady hand.",
    "intro": "The tide drank the lamps one by one. Ottoline fills her can and goes down.",
    "ending": "Ships find the harbour again. The stairs still drip.",
    "defeat": "The wick is wet, not gone. Light it again.",
}
QUESTS: dict[str, Any] = {
    "goals": ["Relight the pier lamp", "Fill the dry oil jars", "Ring the fog bell thrice"]
}
DIALOGUE: dict[str, Any] = {
    "lines": [
        {"speaker": "Ottoline", "line": "Wet stairs. Dry matches."},
        {"speaker": "Barnacle Crab", "line": "Mind your ankles, lamp."},
        {"speaker": "Mother Fathom", "line": "Every light drowns."},
    ]
}
DIRECTIONS: dict[str, Any] = {
    "characters": "Figures are bottle shaped with thin necks. The hero holds a lamp pole.",
    "places": "Ground in stacked shells. Walls lean outwards. Far off a drowned tower.",
    "music": "The theme sways up a fourth and sinks by steps. The boss has a slow drum.",
}


def but(answer: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return an answer with some fields changed."""
    return deepcopy(answer) | changes


def brief(**changes: Any) -> GameConfig:
    """Return a brief with a boss."""
    fields: dict[str, Any] = {
        "name": "Tide Keeper",
        "genre": "platformer",
        "perspective": "side-view",
        "features": ["combat", "bosses"],
        "inspirations": ["Metroid"],
        "custom_description": "A lighthouse keeper fights tide ghosts to relight the lamps.",
        "seed": 7,
    }
    return checked_brief({**fields, **changes})


def begun(config: GameConfig) -> tuple[Blend, StyleGuide, GameDesign]:
    """Return a brief's blend, style guide and design as the rules alone have them."""
    inherited = blend(config)
    style = style_guide(config, inherited)
    return inherited, style, game_design(config, inherited, style)
