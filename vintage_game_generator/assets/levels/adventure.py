"""Levels of action-adventures: maps of rooms, each as large as the screen's view."""

import random

from vintage_game_generator.assets.levels.adventure_decks import (
    CALM,
    HALLS,
    PRIZE,
    SHRINES,
    WILDS,
    Template,
)
from vintage_game_generator.assets.levels.adventure_furnishing import (
    GUARDED,
    PRIZES,
    foes_of_room,
    place_coins,
    place_one,
    place_prize,
)
from vintage_game_generator.assets.levels.adventure_mission import (
    Barrier,
    Mission,
    Place,
    Role,
    plan_mission,
)
from vintage_game_generator.assets.levels.adventure_rooms import WALL, Room
from vintage_game_generator.assets.levels.adventure_templates import arena, bare
from vintage_game_generator.assets.levels.adventure_terrain import (
    drop_crumbs,
    join_corners,
    roughen_walls,
)
from vintage_game_generator.assets.levels.casting import with_all_kinds
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import Behaviour, GameDesign, LevelBrief
from vintage_game_generator.models.level import Level, Spawn

KINDS_A_ROOM = 2
MOST_FOES = 40  # the kernel's pool has 64 slots, and shots and puffs need some
BARRIER_LETTERS = {Barrier.NONE: ".", Barrier.LOCK: "D", Barrier.GATE: "G"}


def build_level(brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> Level:
    """Return a level whose exit can be reached.

    Args:
        brief: What the level must hold. Very short ones get as many rooms as their mission needs,
            and only as many keys as there are rooms for.
        design: The game; its features decide about keys, power-ups and the boss.
        view: Columns and rows of the screen: the size of each room, walls included.
    """
    rng = random.Random(f"{brief.seed}-{brief.number}")
    keys = brief.locks if design.has(Feature.KEYS_AND_DOORS) else 0
    boss = brief.boss and design.has(Feature.BOSSES)
    mission = plan_mission(rng, brief.length, keys, boss)
    outdoors = (design.seed + brief.biome) % 2 == 0
    rooms = {
        place: Room(view[0], view[1], outdoors=outdoors and stop.role is not Role.BOSS)
        for place, stop in mission.stops.items()
    }
    open_passages(rooms, mission, rng)
    furnish_rooms(rooms, mission, rng)
    fill_rooms(rooms, mission, rng, brief, design)
    return Level(
        number=brief.number,
        name=brief.name,
        biome=brief.biome,
        tune=brief.tune,
        rows=joined_rows(rooms, mission, view),
        spawns=tuple(spawns_of(rooms, mission, rng, brief, design)),
    )


def open_passages(rooms: dict[Place, Room], mission: Mission, rng: random.Random) -> None:
    """Cut the doorways, each at the same height on both of its sides."""
    for passage in mission.passages:
        first, second = rooms[passage.first], rooms[passage.second]
        dx, dy = passage.second[0] - passage.first[0], passage.second[1] - passage.first[1]
        extent = first.rows if dx != 0 else first.columns
        middle = extent // 2 - 1
        reach = 0 if extent <= 8 else min(2, extent // 2 - 4)
        if passage.barrier is Barrier.GATE:
            reach = 0
        along = middle + rng.choice([-reach, 0, 0, 0, reach])
        first.open_door((dx, dy), along, BARRIER_LETTERS[passage.barrier])
        second.open_door((-dx, -dy), along)


def furnish_rooms(rooms: dict[Place, Room], mission: Mission, rng: random.Random) -> None:
    """Give every room a design; none follows itself."""
    decks: dict[Role, list[Template]] = {}
    for place, stop in mission.stops.items():
        room = rooms[place]
        if stop.role is Role.BOSS:
            deck: list[Template] = [arena]
        elif stop.role is Role.GOAL:
            deck = rng.sample(SHRINES, len(SHRINES))
        elif stop.role in (Role.START, Role.CHECKPOINT):
            deck = rng.sample(CALM, len(CALM))
        else:
            deck = decks.setdefault(stop.role, [])
            if len(deck) < 4:
                source = WILDS if room.outdoors else HALLS
                if stop.role is not Role.HALL:
                    source = PRIZE
                deck.extend(rng.sample(source, len(source)))
        furnish_room(room, deck, rng)


def furnish_room(room: Room, deck: list[Template], rng: random.Random) -> None:
    """Use up the first design of the deck that leaves all ways open.

    Indoors, where things are built to measure, a design that a doorway cuts into comes second.
    """
    for may_be_cut in (room.outdoors, True):
        for index in range(len(deck)):
            for _ in range(3):
                apply(room, deck[index], rng)
                if room.is_sound() and (may_be_cut or not room.is_cut):
                    del deck[index]
                    return
    room.outdoors = False
    apply(room, bare, rng)


def apply(room: Room, template: Template, rng: random.Random) -> None:
    """Fill a room by a design, and soften its edges outdoors."""
    room.clear()
    template(room, rng)
    if room.outdoors:
        roughen_walls(room, rng)
    join_corners(room)
    drop_crumbs(room)


def fill_rooms(
    rooms: dict[Place, Room],
    mission: Mission,
    rng: random.Random,
    brief: LevelBrief,
    design: GameDesign,
) -> None:
    """Lay out prizes, coins, hearts and power-ups."""
    for index, (place, stop) in enumerate(mission.stops.items()):
        room = rooms[place]
        if stop.role in PRIZES:
            place_prize(room, PRIZES[stop.role])
        elif stop.role is Role.TREASURE:
            powers = design.has(Feature.POWER_UPS)
            place_prize(room, "p" if powers and rng.random() < 0.75 else "L")
            place_coins(room, rng)
        elif stop.role is Role.HALL:
            if rng.random() < 0.65:
                place_coins(room, rng)
            if index % 3 == 2 or rng.random() < 0.2:
                place_one(room, rng, "v")
            elif design.has(Feature.POWER_UPS) and rng.random() < 0.12 + brief.difficulty / 500:
                place_one(room, rng, "p")
        elif stop.role is Role.START:
            place_coins(room, rng)


def spawns_of(
    rooms: dict[Place, Room],
    mission: Mission,
    rng: random.Random,
    brief: LevelBrief,
    design: GameDesign,
) -> list[Spawn]:
    """Return who is where, the hero first."""
    fights = design.has(Feature.COMBAT)
    hero: list[Spawn] = []
    others: list[Spawn] = []
    cast: list[Behaviour] = []  # every kind of foe has its turn before one comes again
    unmet = set(brief.enemies)
    guarded = sum(stop.role in GUARDED for stop in mission.stops.values())
    for place, stop in mission.stops.items():
        room = rooms[place]
        left, top = place[0] * room.columns, place[1] * room.rows
        middle = left + room.columns // 2, top + room.rows // 2
        if stop.role is Role.START:
            hero.append(Spawn(kind="hero", column=middle[0], row=middle[1]))
        elif stop.role is Role.BOSS:
            others.append(Spawn(kind="boss", column=middle[0], row=middle[1]))
        if stop.role not in GUARDED or not brief.enemies:
            continue
        while len(cast) < KINDS_A_ROOM:
            cast.extend(rng.sample(brief.enemies, len(brief.enemies)))
        kinds, cast = cast[:KINDS_A_ROOM], cast[KINDS_A_ROOM:]
        least = -(-len(unmet) // guarded)
        foes = foes_of_room(room, rng, kinds, brief.difficulty, fights, least)
        guarded -= 1
        for behaviour, spot in foes:
            others.append(Spawn(kind=behaviour.value, column=left + spot[0], row=top + spot[1]))
        met = {behaviour for behaviour, _ in foes}
        unmet -= met
        cast = [kind for kind in kinds if kind not in met] + cast
    return hero + with_all_kinds(others[:MOST_FOES], brief.enemies)


def joined_rows(
    rooms: dict[Place, Room], mission: Mission, view: tuple[int, int]
) -> tuple[str, ...]:
    """Return the whole map, wall where there is no room."""
    wide, high = mission.size
    lines: list[str] = []
    for down in range(high):
        for row in range(view[1]):
            line = ""
            for across in range(wide):
                room = rooms.get((across, down))
                line += "".join(room.cells[row]) if room else WALL * view[0]
            lines.append(line)
    return tuple(lines)
