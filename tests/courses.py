"""Drafts of levels, written by hand and at random, with designs and briefs that they are for."""

import random
from typing import Any

from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
    Story,
)
from vintage_game_generator.models.drafts.level import (
    AdventureDraft,
    Holding,
    LevelDraft,
    PartKind,
    PlatformerDraft,
    RoomKind,
)
from vintage_game_generator.models.level import Level

VIEWS = ((16, 13), (10, 8), (16, 15))  # NES, Game Boy, PICO-8
FEATURES = (Feature.COMBAT, Feature.KEYS_AND_DOORS, Feature.BOSSES)
KINDS = tuple(Behaviour)[:4]
SIDE_VIEW = (Feature.DOUBLE_JUMP, Feature.WALL_JUMP)

# A level as a good model would write it.
COURSE = (
    *("coins 4", "gap 2", "walker 1", "step-up 2", "flyer 1", "ledges 3", "treasure", "checkpoint"),
    *("climb 6", "spikes 2", "hopper 2", "key 2", "gap 3", "door", "step-down 5", "lift 8"),
    *("shooter 1", "water 3", "canopy 8"),
)


def a_design(
    genre: Genre = Genre.PLATFORMER,
    features: tuple[Feature, ...] = FEATURES,
    view: tuple[int, int] = VIEWS[0],
    seed: int = 1,
    kinds: tuple[Behaviour, ...] = KINDS,
    **tuning: int,
) -> GameDesign:
    """Return a game with no more than levels need."""
    side = genre is Genre.PLATFORMER
    rooms = {} if side else {"ROOM_COLUMNS": view[0], "ROOM_ROWS": view[1]}
    return GameDesign(
        title="Test",
        display_title="TEST",
        package="test",
        seed=seed,
        genre=genre,
        perspective=Perspective.SIDE_VIEW if side else Perspective.TOP_DOWN,
        features=features,
        story=Story(tagline="", intro=(), ending=(), defeat=()),
        hero=CastMember(name="Ida", sprite="hero", archetype="keeper"),
        enemies=tuple(
            CastMember(name=kind.title(), sprite=kind, archetype="slime", behaviour=kind)
            for kind in kinds
        ),
        boss=None,
        levels=(),
        tuning=rooms | tuning,
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )


def a_brief(seed: int = 1, **wishes: Any) -> LevelBrief:
    """Return what a level must hold."""
    fields: dict[str, Any] = {
        "number": 1,
        "name": "Shore",
        "biome": 0,
        "seed": seed,
        "length": 8,
        "difficulty": 40,
        "verticality": 50,
        "enemies": KINDS,
        "locks": 0,
        "boss": False,
        "tune": "level-1",
    }
    return LevelBrief(**(fields | wishes))


def course(*parts: str) -> PlatformerDraft:
    """Return a course of parts as one writes them: 'gap 3'."""
    return PlatformerDraft.model_validate({"parts": list(parts)})


def with_part(part: str) -> PlatformerDraft:
    """Return a short course whose fifth part is given, with nothing hard in the others."""
    return course("run 5", "gap 3", "step-up 2", "walker 1", part, "run 5", "coins 5", "run 5")


def a_room(room: str, *foes: str, holds: str = "nothing", **doors: bool) -> dict[str, Any]:
    """Return a room of a route."""
    return {"room": room, "foes": foes, "holds": holds, **doors}


def route(*rooms: dict[str, Any]) -> AdventureDraft:
    """Return a route through rooms."""
    return AdventureDraft.model_validate({"rooms": rooms})


ROUTE = route(
    a_room("grove", "walker"),
    a_room("pond", "flyer", "flyer", holds="key", side=True),
    a_room("river", "hopper", "walker", locked=True),
    a_room("camp", "shooter", holds="heart"),
    a_room("altar", "shooter", holds="life", side=True),
    a_room("hedges", "walker", "walker", "flyer", holds="coins"),
)
KEY_BEHIND_ITS_DOOR: dict[Genre, LevelDraft] = {
    Genre.PLATFORMER: course(
        *("run 5", "gap 3", "door", "walker 1", "key 1", "run 5", "coins 3", "run 5")
    ),
    Genre.ACTION_ADVENTURE: route(
        a_room("pond", "walker"),
        a_room("grove", "flyer", locked=True),
        a_room("moat", "hopper", holds="key"),
        a_room("cross", "shooter"),
    ),
}


def at_random(
    genre: Genre, seed: int, wild: bool = False
) -> tuple[LevelBrief, GameDesign, tuple[int, int], LevelDraft]:
    """Return a brief, a game, a view and any draft that fills the schema.

    Args:
        genre: The game's genre.
        seed: Chance.
        wild: Whether sizes are far beyond what the hero can do.
    """
    chance = random.Random(f"{genre}-{seed}")
    side = genre is Genre.PLATFORMER
    possible = [one for one in Feature if side or one not in SIDE_VIEW]
    features = tuple(one for one in possible if chance.random() < 0.5)
    view = chance.choice(VIEWS)
    kinds = tuple(chance.sample(list(Behaviour), 4))
    feel = {"GRAVITY": chance.randrange(52, 70)} if side else {}
    design = a_design(genre, features, view, seed, kinds, **feel)
    brief = a_brief(
        seed,
        number=1 + seed % 3,
        biome=seed % 2,
        length=chance.randrange(7, 11) if side else chance.randrange(5, 10),
        difficulty=chance.randrange(101),
        enemies=kinds,
        locks=chance.randrange(3),
        boss=chance.random() < 0.3,
    )
    if side:
        sizes = range(1, 13 if wild else 5)
        parts = [
            {"part": chance.choice(list(PartKind)), "size": chance.choice(sizes)}
            for _ in range(chance.randrange(8, 14))
        ]
        return brief, design, view, PlatformerDraft.model_validate({"parts": parts})
    rooms = [
        {
            "room": chance.choice(list(RoomKind)),
            "foes": chance.choices(list(Behaviour), k=chance.randrange(4)),
            "holds": chance.choice(list(Holding)),
            "side": chance.random() < 0.3,
            "locked": chance.random() < 0.25,
        }
        for _ in range(chance.randrange(2, 9))
    ]
    return brief, design, view, AdventureDraft.model_validate({"rooms": rooms})


def cells(level: Level, letter: str) -> list[tuple[int, int]]:
    """Return the columns and rows of the cells of one kind."""
    return [
        (column, row)
        for row, line in enumerate(level.rows)
        for column, one in enumerate(line)
        if one == letter
    ]
