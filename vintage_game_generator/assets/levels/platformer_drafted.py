"""Platformer levels laid by the course that an author wrote."""

import random

from vintage_game_generator.assets.levels import platformer_ends as ends
from vintage_game_generator.assets.levels.casting import with_all_kinds
from vintage_game_generator.assets.levels.laid import BY_RULE, Laid, Stretch
from vintage_game_generator.assets.levels.platformer import (
    CHECKPOINT_EVERY,
    FEWEST_COLUMNS,
    MOST_COLUMNS,
    PEACEFUL,
    Section,
    moves_to_show,
    next_section,
)
from vintage_game_generator.assets.levels.platformer_climbs import room_above, room_below
from vintage_game_generator.assets.levels.platformer_course import Step, whole_course
from vintage_game_generator.assets.levels.platformer_foes import patrol_idle_ground, post_idle_foe
from vintage_game_generator.assets.levels.platformer_limits import sized, widest_jump
from vintage_game_generator.assets.levels.platformer_parts import LAYERS, RISES
from vintage_game_generator.assets.levels.platformer_reach import reach_of
from vintage_game_generator.assets.levels.platformer_roof import add_roof
from vintage_game_generator.assets.levels.platformer_site import Site
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import Part, PartKind, PlatformerDraft
from vintage_game_generator.models.level import Level

SHORTEST = 60  # percent of a level's length that an author must fill; rules add what is missing
MOST_ROWS = 32
ENDING = 30  # columns that are kept for the boss and the exit
FOE_EVERY = 26  # columns; where there are fewer foes, rules post some
TALL = 3  # rows that the way to the exit rises


def lay_course(
    brief: LevelBrief, design: GameDesign, view: tuple[int, int], draft: PlatformerDraft
) -> Laid:
    """Return a draft's level; it may ask more of the hero than it can do.

    Args:
        brief: What the level must hold; its seed decides all that the draft leaves open.
        design: The game, for its features and its tuning.
        view: Columns and rows of cells that the screen shows.
        draft: The course.
    """
    chance = random.Random(brief.seed)
    reach = reach_of(design)
    steps, notes = whole_course(draft, brief, design, max(2, widest_jump(design) - 1))
    above, below = extent(steps)
    highest = reach.step + 3
    usual = max(view[1], 13) + brief.verticality * 10 // 100
    height = min(max(usual, highest + TALL + above + below + 3), MOST_ROWS)
    target = min(max(brief.length * view[0], FEWEST_COLUMNS), MOST_COLUMNS)
    site = Site(
        chance=chance,
        reach=reach,
        height=height,
        difficulty=brief.difficulty,
        features=design.features,
        enemies=(),  # while the author's parts are laid, nobody comes unasked
        floor=max(height - 3 - below, min(highest + above, height - 2)),
        known=1 if brief.number == 1 else max(1, len(brief.enemies) - 1),
        debuts=target * 6 // 10,
    )
    stretches, left_out = _lay(site, steps, notes)
    own = len(site.spawns)
    site.enemies = brief.enemies
    if site.here < target * SHORTEST // 100:
        notes.append(f"the course was {site.here} columns long: rules went on from there")
        _go_on(site, brief, target * SHORTEST // 100, stretches)
    _post_foes(site, brief, notes)
    ends.checkpoint(site)
    if brief.boss and site.has(Feature.BOSSES):
        ends.arena(site)
    else:
        ends.goal(site)
    if chance.randrange(100) < 30 + 20 * (brief.biome % 2):
        add_roof(site)
    rows = tuple("".join(column[row] for column in site.columns) for row in range(height))
    level = Level(
        number=brief.number,
        name=brief.name,
        biome=brief.biome,
        tune=brief.tune,
        rows=rows,
        spawns=tuple(with_all_kinds(site.spawns, brief.enemies)),
    )
    return Laid(level, tuple(stretches), tuple(notes), own, left_out)


def extent(steps: list[Step]) -> tuple[int, int]:
    """Return how many rows a course rises above its start, and falls below it, at most."""
    at = above = below = 0
    for step in steps:
        part = sized(step.part)
        if part.part in RISES:
            at += part.size
        elif part.part is PartKind.STEP_DOWN:
            at -= part.size
        above = max(above, at + (part.size if part.part is PartKind.WALL else 0))
        below = max(below, -at)
    return above, below


def _lay(site: Site, steps: list[Step], notes: list[str]) -> tuple[list[Stretch], int]:
    """Lay part after part with checkpoints in between; return where, and how many had no room."""
    ends.start(site)
    stretches: list[Stretch] = []
    rested = site.here
    rests = 0
    for number, step in enumerate(steps):
        if site.here > MOST_COLUMNS:
            notes.append(f"the last {len(steps) - number} parts found no room")
            return stretches, len(steps) - number
        if step.part.part is PartKind.CHECKPOINT:
            rested = site.here
        elif site.here - rested >= CHECKPOINT_EVERY:
            ends.checkpoint(site)
            rested = site.here
            rests += 1
        first = site.here
        part = _fitted(site, sized(step.part))
        LAYERS[part.part](site, part.size)
        stretches.append(_stretch(site, first, step.index, step.name))
    if rests:
        notes.append(f"checkpoints were added: {rests}")
    return stretches, 0


def _fitted(site: Site, part: Part) -> Part:
    """Return a part that keeps to the map's rows: as much of it as there is room for."""
    if part.part in RISES:
        room = room_above(site)
    elif part.part is PartKind.STEP_DOWN:
        room = room_below(site)
    else:
        return part
    if room < 1:
        return Part(part=PartKind.RUN, size=4)
    return part.model_copy(update={"size": min(part.size, room)})


def _go_on(site: Site, brief: LevelBrief, least: int, stretches: list[Stretch]) -> None:
    """Build sections by rule until the level is long enough."""
    special = moves_to_show(site)
    recent: list[Section] = []
    while site.here < least:
        first = site.here
        section = next_section(site, brief, len(recent) + 2, special, recent)
        section(site)
        recent.append(section)
        stretches.append(_stretch(site, first, BY_RULE, "a part that was added"))


def _stretch(site: Site, first: int, index: int, name: str) -> Stretch:
    return Stretch(index, name, first, 0, site.here - 1, site.height - 1, site.floor - 1)


def _post_foes(site: Site, brief: LevelBrief, notes: list[str]) -> None:
    """Have enough foes, and one of each kind, wherever it is calm."""
    foes = [spawn.kind for spawn in site.spawns if spawn.kind in brief.enemies]
    few = len(foes) * FOE_EVERY < site.here
    if few:
        patrol_idle_ground(site, PEACEFUL, site.here - 1)
    there = {spawn.kind for spawn in site.spawns}
    missing = [kind for kind in brief.enemies if kind not in there]
    for kind in missing:
        post_idle_foe(site, kind, PEACEFUL, site.here - 1)
    if few or missing:
        notes.append("foes were added: " + ("there were few" if few else ", ".join(missing)))
