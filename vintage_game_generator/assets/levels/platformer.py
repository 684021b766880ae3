"""Platformer levels, built along the way that the hero takes, from what this hero can jump."""

import random
from collections.abc import Callable

from vintage_game_generator.assets.levels import platformer_climbs as climbs
from vintage_game_generator.assets.levels import platformer_ends as ends
from vintage_game_generator.assets.levels import platformer_gaps as gaps
from vintage_game_generator.assets.levels import platformer_runs as runs
from vintage_game_generator.assets.levels.casting import with_all_kinds
from vintage_game_generator.assets.levels.platformer_foes import patrol_idle_ground
from vintage_game_generator.assets.levels.platformer_reach import reach_of
from vintage_game_generator.assets.levels.platformer_roof import add_roof
from vintage_game_generator.assets.levels.platformer_site import Site
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.level import Level

FEWEST_COLUMNS = 90
MOST_COLUMNS = 220
CHECKPOINT_EVERY = 46
PEACEFUL = 12  # columns at the start without foes
LESSON = 1  # the section that is a pit before all doors: every level can be lost

Section = Callable[[Site], None]
RUNS: tuple[Section, ...] = (
    runs.open_run,
    runs.hills,
    runs.mounds,
    runs.tunnel,
    runs.crates,
    runs.canopy,
)
GAPS: tuple[Section, ...] = (
    gaps.gap,
    gaps.gap,
    gaps.pillars,
    gaps.ledge_bridge,
    gaps.lift_ride,
    runs.spike_trench,
    runs.spike_trench,
)
ASCENTS: tuple[Section, ...] = (
    climbs.stairs_up,
    climbs.ledge_climb,
    climbs.ladder_climb,
    climbs.spring_climb,
    climbs.lift_climb,
)
DESCENTS: tuple[Section, ...] = (climbs.stairs_down, climbs.drop)
FINDS: tuple[Section, ...] = (runs.treasure, runs.secret)


def build_level(brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> Level:
    """Return a level that the game's hero can clear, as far as its jumps were measured.

    Args:
        brief: What the level must hold; its seed decides all that is left open.
        design: The game, for its features and its tuning.
        view: Columns and rows of cells that the screen shows.
    """
    chance = random.Random(brief.seed)
    height = max(view[1], 13) + brief.verticality * 10 // 100
    target = min(max(brief.length * view[0], FEWEST_COLUMNS), MOST_COLUMNS)
    reach = reach_of(design)
    site = Site(
        chance=chance,
        reach=reach,
        height=height,
        difficulty=brief.difficulty,
        features=design.features,
        enemies=brief.enemies,
        floor=height - 3,
        known=1 if brief.number == 1 else max(1, len(brief.enemies) - 1),
        debuts=target * 6 // 10,
    )
    lay_out(site, brief, target)
    if chance.randrange(100) < 30 + 20 * (brief.biome % 2):
        add_roof(site)
    rows = tuple("".join(column[row] for column in site.columns) for row in range(height))
    return Level(
        number=brief.number,
        name=brief.name,
        biome=brief.biome,
        tune=brief.tune,
        rows=rows,
        spawns=tuple(with_all_kinds(site.spawns, brief.enemies)),
    )


def lay_out(site: Site, brief: LevelBrief, target: int) -> None:
    """Build section after section until a level is as long as it should be."""
    ends.start(site)
    keys = brief.locks if site.has(Feature.KEYS_AND_DOORS) else 0
    doors = [target * (number + 1) // (keys + 1) for number in range(keys)]
    special = moves_to_show(site)
    rested = site.here
    recent: list[Section] = []
    turn = 0
    while site.here < target - 24:
        if doors and turn > LESSON and site.here >= doors[0] - 12:
            doors.pop(0)
            ends.key_and_door(site)
        elif site.here - rested >= CHECKPOINT_EVERY:
            ends.checkpoint(site)
            rested = site.here
        else:
            section = next_section(site, brief, turn, special, recent)
            section(site)
            recent.append(section)
            turn += 1
    for _ in doors:
        ends.key_and_door(site)
    patrol_idle_ground(site, PEACEFUL, site.here - 1)
    ends.checkpoint(site)
    if brief.boss and site.has(Feature.BOSSES):
        ends.arena(site)
    else:
        ends.goal(site)


def moves_to_show(site: Site) -> list[Section]:
    """Return the sections that show off the moves that this game has."""
    special: list[Section] = []
    if site.has(Feature.DOUBLE_JUMP):
        special.append(climbs.double_jump_cliff)
    if site.has(Feature.WALL_JUMP):
        special.append(climbs.wall_shaft)
    if site.has(Feature.DASH):
        special.append(gaps.dash_gap)
    return special * 2


def next_section(
    site: Site, brief: LevelBrief, turn: int, special: list[Section], recent: list[Section]
) -> Section:
    """Return what comes next: rest and challenge by turns, up and down as the brief says."""
    chance = site.chance
    if turn == LESSON:
        return gaps.gap
    if turn % 2 == 0:
        pool = FINDS if turn % 6 == 4 else RUNS
    elif special and turn % 4 == 3:
        move = special.pop(0)
        if move is gaps.dash_gap or climbs.room_above(site) >= 6:
            return move
        special.append(move)
        pool = DESCENTS
    elif chance.randrange(100) < 25 + brief.verticality * 6 // 10:
        up = climbs.room_above(site) >= 4
        down = climbs.room_below(site) >= 3
        if up and (not down or chance.randrange(100) < 60):
            pool = ASCENTS
        elif down:
            pool = DESCENTS
        else:
            pool = GAPS
    else:
        pool = GAPS
    fresh = [section for section in pool if section not in recent[-4:]]
    return chance.choice(fresh or list(pool))
