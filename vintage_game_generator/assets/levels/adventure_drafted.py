"""Adventure levels laid by the route through rooms that an author wrote."""

import random

from vintage_game_generator.assets.levels.adventure import (
    KINDS_A_ROOM,
    MOST_FOES,
    furnish_room,
    joined_rows,
    open_passages,
)
from vintage_game_generator.assets.levels.adventure_course import Stage, whole_route
from vintage_game_generator.assets.levels.adventure_decks import (
    CALM,
    HALLS,
    SHRINES,
    WILDS,
    Template,
    across,
)
from vintage_game_generator.assets.levels.adventure_furnishing import (
    foes_of_room,
    most_foes,
    place_coins,
    place_one,
    place_prize,
    posts,
)
from vintage_game_generator.assets.levels.adventure_mission import (
    Mission,
    Place,
    Role,
    plan_route,
)
from vintage_game_generator.assets.levels.adventure_nature import (
    camp,
    grove,
    moat,
    pond,
    pools,
    river,
)
from vintage_game_generator.assets.levels.adventure_rooms import Room
from vintage_game_generator.assets.levels.adventure_templates import (
    arena,
    blocks,
    colonnade,
    cross,
    dividers,
    hedges,
    pillars,
    plaza,
    stubs,
    walled_garden,
)
from vintage_game_generator.assets.levels.adventure_traps import (
    altar,
    crate_store,
    shrine,
    spike_beds,
)
from vintage_game_generator.assets.levels.casting import with_all_kinds
from vintage_game_generator.assets.levels.laid import BY_RULE, Laid, Stretch
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import AdventureDraft, Holding, RoomKind
from vintage_game_generator.models.level import Level, Spawn

TEMPLATES: dict[RoomKind, Template] = {
    RoomKind.OPEN: arena,
    RoomKind.PILLARS: pillars,
    RoomKind.BLOCKS: across(blocks),
    RoomKind.CROSS: cross,
    RoomKind.WINDING: across(dividers),
    RoomKind.ALCOVES: across(stubs),
    RoomKind.COLUMNS: across(colonnade),
    RoomKind.PLAZA: plaza,
    RoomKind.HEDGES: across(hedges),
    RoomKind.GARDEN: walled_garden,
    RoomKind.GROVE: grove,
    RoomKind.POND: pond,
    RoomKind.POOLS: pools,
    RoomKind.RIVER: river,
    RoomKind.MOAT: moat,
    RoomKind.CRATES: crate_store,
    RoomKind.CAMP: camp,
    RoomKind.SPIKES: across(spike_beds),
    RoomKind.ALTAR: altar,
    RoomKind.SHRINE: shrine,
}
PRIZES = {Holding.KEY: "k", Holding.CHECKPOINT: "c", Holding.LIFE: "L", Holding.POWER_UP: "p"}
ROLES = {Holding.KEY: Role.KEY, Holding.CHECKPOINT: Role.CHECKPOINT}


def lay_route(
    brief: LevelBrief, design: GameDesign, view: tuple[int, int], draft: AdventureDraft
) -> Laid:
    """Return a draft's level; its doors may be locked for good.

    Args:
        brief: What the level must hold; its seed decides all that the draft leaves open.
        design: The game; its features decide about keys, power-ups and the boss.
        view: Columns and rows of the screen: the size of each room, walls included.
        draft: The rooms.
    """
    rng = random.Random(f"{brief.seed}-{brief.number}")
    route = whole_route(draft, brief, design)
    boss = brief.boss and design.has(Feature.BOSSES)
    roles = [ROLES.get(one.holds, Role.HALL) for one in route.stages]
    mission, places = plan_route(
        rng,
        [(role, one.side, one.locked) for role, one in zip(roles, route.stages, strict=True)],
        boss=boss,
        last_locked=route.last_locked,
    )
    staged = dict(zip(places, route.stages, strict=True))
    outdoors = (design.seed + brief.biome) % 2 == 0
    rooms = {
        place: Room(view[0], view[1], outdoors=outdoors and stop.role is not Role.BOSS)
        for place, stop in mission.stops.items()
    }
    open_passages(rooms, mission, rng)
    notes = [*route.notes, *_furnish(rooms, mission, staged, rng)]
    _fill(rooms, mission, staged, rng)
    own, others = _spawns(rooms, mission, staged, rng, brief, design)
    spawns = own + others
    level = Level(
        number=brief.number,
        name=brief.name,
        biome=brief.biome,
        tune=brief.tune,
        rows=joined_rows(rooms, mission, view),
        spawns=tuple(with_all_kinds(spawns[:MOST_FOES], brief.enemies)),
    )
    return Laid(level, _stretches(mission, staged, view, boss), tuple(notes), len(own))


def _furnish(
    rooms: dict[Place, Room], mission: Mission, staged: dict[Place, Stage], rng: random.Random
) -> list[str]:
    """Give every room the design that it was meant to have; return where that does not fit."""
    notes = []
    for place, stop in mission.stops.items():
        room = rooms[place]
        stage = staged.get(place)
        if stage is not None and stage.kind is not None:
            deck: list[Template] = [TEMPLATES[stage.kind]]
            furnish_room(room, deck, rng)
            if deck:
                notes.append(f"{stage.name}: it does not fit between its doors, the room is bare")
        elif stop.role is Role.BOSS:
            furnish_room(room, [arena], rng)
        elif stop.role is Role.GOAL:
            furnish_room(room, rng.sample(SHRINES, len(SHRINES)), rng)
        elif stop.role is Role.START:
            furnish_room(room, rng.sample(CALM, len(CALM)), rng)
        else:
            source = WILDS if room.outdoors else HALLS
            furnish_room(room, rng.sample(source, len(source)), rng)
    return notes


def _fill(
    rooms: dict[Place, Room], mission: Mission, staged: dict[Place, Stage], rng: random.Random
) -> None:
    """Lay out what there is to take."""
    for place, stop in mission.stops.items():
        room = rooms[place]
        stage = staged.get(place)
        if stop.role is Role.GOAL:
            place_prize(room, "E")
        elif stop.role is Role.START or (stage and stage.holds is Holding.COINS):
            place_coins(room, rng)
        elif stage and stage.holds in PRIZES:
            place_prize(room, PRIZES[stage.holds])
        elif stage and stage.holds is Holding.HEART:
            place_one(room, rng, "v")


def _spawns(
    rooms: dict[Place, Room],
    mission: Mission,
    staged: dict[Place, Stage],
    rng: random.Random,
    brief: LevelBrief,
    design: GameDesign,
) -> tuple[list[Spawn], list[Spawn]]:
    """Return who is where: first the hero, the boss and those who were asked for."""
    fights = design.has(Feature.COMBAT)
    own: list[Spawn] = []
    others: list[Spawn] = []
    for place, stop in mission.stops.items():
        room = rooms[place]
        left, top = place[0] * room.columns, place[1] * room.rows
        middle = left + room.columns // 2, top + room.rows // 2
        stage = staged.get(place)
        if stop.role is Role.START:
            own.insert(0, Spawn(kind="hero", column=middle[0], row=middle[1]))
        elif stop.role is Role.BOSS:
            own.insert(1, Spawn(kind="boss", column=middle[0], row=middle[1]))
        elif stage is not None and stage.foes is None and brief.enemies:
            kinds = rng.sample(brief.enemies, min(KINDS_A_ROOM, len(brief.enemies)))
            for kind, spot in foes_of_room(room, rng, kinds, brief.difficulty, fights, 1):
                others.append(Spawn(kind=kind, column=left + spot[0], row=top + spot[1]))
        elif stage is not None and stage.foes:
            count = min(len(stage.foes), most_foes(room, fights))
            for kind, spot in zip(stage.foes, posts(room, rng, count), strict=False):
                own.append(Spawn(kind=kind, column=left + spot[0], row=top + spot[1]))
    return own, others


def _stretches(
    mission: Mission, staged: dict[Place, Stage], view: tuple[int, int], boss: bool
) -> tuple[Stretch, ...]:
    """Return where each room lies, by the author's names."""
    found = []
    for place, stop in mission.stops.items():
        stage = staged.get(place)
        name = (
            stage.name
            if stage
            else {"start": "the first room", "boss": "the boss's room"}.get(
                stop.role, "the last room"
            )
        )
        left, top = place[0] * view[0], place[1] * view[1]
        right, bottom = left + view[0] - 1, top + view[1] - 1
        index = stage.index if stage else BY_RULE
        found.append(Stretch(index, name, left, top, right, bottom))
    return tuple(found)
