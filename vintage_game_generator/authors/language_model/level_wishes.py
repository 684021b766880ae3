"""What a model is told of a level, and the form that its answer has in this level's game."""

from collections.abc import Iterable
from typing import Any

from pydantic import Field, create_model
from pydantic.config import JsonDict

from vintage_game_generator.assets.levels.platformer import FEWEST_COLUMNS
from vintage_game_generator.assets.levels.platformer_limits import (
    highest_jump,
    highest_throw,
    widest_jump,
)
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import Behaviour, GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import (
    FEWEST_PARTS,
    FEWEST_ROOMS,
    LONGEST,
    MOST_FOES_A_ROOM,
    MOST_PARTS,
    MOST_ROOMS,
    AdventureDraft,
    Holding,
    Part,
    PartKind,
    PlatformerDraft,
    Room,
    RoomKind,
)
from vintage_game_generator.models.style import StyleGuide

COLUMNS_A_PART = 9  # as parts come out on the whole, the ground between them included
USUAL_FEWEST, USUAL_MOST = 10, 24  # parts
PARTS_APART = 5  # from checkpoint to checkpoint

COURSE = PlatformerDraft(
    parts=tuple(
        Part(part=PartKind(word), size=size)
        for word, size in (
            ("coins", 4),
            ("gap", 2),
            ("walker", 1),
            ("step-up", 2),
            ("ledges", 2),
            ("flyer", 1),
            ("checkpoint", 1),
            ("climb", 6),
            ("spikes", 2),
            ("treasure", 1),
            ("step-down", 4),
            ("hopper", 2),
        )
    )
)
ROUTE = AdventureDraft(
    rooms=(
        Room(room=RoomKind.GROVE, foes=(Behaviour.WALKER,), holds=Holding.COINS),
        Room(room=RoomKind.POND, foes=(Behaviour.FLYER,), holds=Holding.HEART, side=True),
        Room(room=RoomKind.HEDGES, foes=(Behaviour.WALKER, Behaviour.FLYER)),
        Room(room=RoomKind.CAMP, holds=Holding.CHECKPOINT),
    )
)


def course_wishes(brief: LevelBrief, design: GameDesign, style: StyleGuide) -> dict[str, Any]:
    """Return what a prompt for a course names."""
    columns = max(brief.length * style.view[0], FEWEST_COLUMNS)
    usual = min(max(columns // COLUMNS_A_PART, USUAL_FEWEST), USUAL_MOST)
    return {
        **_of_both(brief, design, style),
        "jump": widest_jump(design),
        "step": highest_jump(design),
        "throw": highest_throw(design),
        "leaps_off_walls": design.has(Feature.WALL_JUMP),
        "fewest": usual - 2,
        "most": min(usual + 4, MOST_PARTS),
        "rests": max(usual // PARTS_APART - 1, 1),
    }


def route_wishes(brief: LevelBrief, design: GameDesign, style: StyleGuide) -> dict[str, Any]:
    """Return what a prompt for a route names."""
    boss = brief.boss and design.has(Feature.BOSSES)
    usual = max(brief.length - 2 - boss, 3)
    small = max(style.view) < 14 or min(style.view) < 11
    return {
        **_of_both(brief, design, style),
        "fewest": usual,
        "most": min(usual + 2, MOST_ROOMS),
        "crowd": 2 if small else MOST_FOES_A_ROOM if design.has(Feature.COMBAT) else 3,
        "power_ups": design.has(Feature.POWER_UPS),
        "rooms": [kind.value for kind in RoomKind],
    }


def _of_both(brief: LevelBrief, design: GameDesign, style: StyleGuide) -> dict[str, Any]:
    biome = style.biomes[brief.biome % len(style.biomes)]
    known = {foe.behaviour: foe.name for foe in design.enemies}
    return {
        "brief": brief,
        "levels": max(len(design.levels), brief.number),
        "place": biome.name,
        "mood": style.mood,
        "foes": {kind.value: known.get(kind, kind.value) for kind in brief.enemies},
        "locks": brief.locks if design.has(Feature.KEYS_AND_DOORS) else 0,
        "boss": brief.boss and design.has(Feature.BOSSES),
    }


def course_shape(
    brief: LevelBrief, design: GameDesign, fewest: int, most: int
) -> type[PlatformerDraft]:
    """Return the draft whose schema has only the parts that this level can have, and so many.

    What a schema does not offer, no grammar lets a small model write; what is written all the
    same is mended or refused as ever.
    """
    barred: set[str] = {kind for kind in Behaviour if kind not in brief.enemies}
    if not (brief.locks and design.has(Feature.KEYS_AND_DOORS)):
        barred |= {PartKind.KEY, PartKind.DOOR}
    if not design.has(Feature.WALL_JUMP):
        barred |= {PartKind.SHAFT}
    part = _object(
        part=_one_of([kind for kind in PartKind if kind not in barred]),
        size={"type": "integer", "minimum": 1, "maximum": LONGEST},
    )
    parts = Field(
        min_length=FEWEST_PARTS,
        max_length=MOST_PARTS,
        description="From left to right, in the order in which the hero comes to them.",
        json_schema_extra={"items": part, "minItems": fewest, "maxItems": most},
    )
    annotation: Any = PlatformerDraft.__annotations__["parts"]
    return create_model("PlatformerDraft", __base__=PlatformerDraft, parts=(annotation, parts))


def route_shape(
    brief: LevelBrief, design: GameDesign, fewest: int, most: int, crowd: int
) -> type[AdventureDraft]:
    """Return the draft whose schema has only what this level's rooms can hold, and so many."""
    barred: set[str] = set()
    if not (brief.locks and design.has(Feature.KEYS_AND_DOORS)):
        barred |= {Holding.KEY}
    if not design.has(Feature.POWER_UPS):
        barred |= {Holding.POWER_UP}
    foes: JsonDict = {"type": "array", "items": _one_of(brief.enemies), "maxItems": crowd}
    room = _object(
        room=_one_of(RoomKind),
        foes=foes,
        holds=_one_of([one for one in Holding if one not in barred]),
        side={"type": "boolean"},
        locked={"type": "boolean"},
    )
    rooms = Field(
        min_length=FEWEST_ROOMS,
        max_length=MOST_ROOMS,
        description="In the order in which the hero comes to them.",
        json_schema_extra={"items": room, "minItems": fewest, "maxItems": most},
    )
    annotation: Any = AdventureDraft.__annotations__["rooms"]
    return create_model("AdventureDraft", __base__=AdventureDraft, rooms=(annotation, rooms))


def _one_of(words: Iterable[str]) -> JsonDict:
    return {"type": "string", "enum": [str(word) for word in words]}


def _object(**properties: JsonDict) -> JsonDict:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
