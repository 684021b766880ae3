"""What a course may ask of one game's hero, and what of a draft asks for more."""

from dataclasses import replace

from vintage_game_generator.assets.levels.platformer_climbs import CELL
from vintage_game_generator.assets.levels.platformer_course import whole_course
from vintage_game_generator.assets.levels.platformer_parts import SIZES
from vintage_game_generator.assets.levels.platformer_reach import reach_of
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import LONGEST, Part, PartKind, PlatformerDraft

MOST_OF_A_DASH = 2  # columns that a dash is trusted with, besides the jump's

ACROSS = (PartKind.GAP, PartKind.WATER, PartKind.SPIKES)
UPWARD = (PartKind.STEP_UP, PartKind.WALL)


def widest_jump(design: GameDesign) -> int:
    """Return the widest gap in columns that the hero crosses with ease, with all its moves."""
    reach = reach_of(design)
    path = reach.double_path if design.has(Feature.DOUBLE_JUMP) else reach.path
    widest = replace(reach, path=path).gap()
    if design.has(Feature.DASH):
        widest += min(max(1, reach.dash // CELL - 1), MOST_OF_A_DASH)
    return widest


def highest_jump(design: GameDesign) -> int:
    """Return the highest step in rows that the hero jumps with ease."""
    reach = reach_of(design)
    if design.has(Feature.DOUBLE_JUMP):
        return max(reach.step, (reach.double_rise - CELL // 2) // CELL)
    return reach.step


def highest_throw(design: GameDesign) -> int:
    """Return the highest cliff in rows that a spring throws the hero up."""
    return reach_of(design).spring // CELL - 1


def sized(part: Part) -> Part:
    """Return a part with the nearest size that its kind can have at all."""
    low, high = SIZES.get(part.part, (1, LONGEST))
    return part.model_copy(update={"size": min(max(part.size, low), high)})


def mended(part: Part, design: GameDesign) -> Part:
    """Return a part that the hero can do, as near to what was asked for as it can be."""
    part = sized(part)
    most = part.size
    if part.part in ACROSS:
        most = widest_jump(design)
    elif part.part in UPWARD:
        most = highest_jump(design)
    elif part.part is PartKind.SPRING:
        most = highest_throw(design)
    elif part.part is PartKind.SHAFT and not design.has(Feature.WALL_JUMP):
        return Part(part=PartKind.LADDER, size=part.size)
    return part.model_copy(update={"size": min(part.size, most)})


def faults_of(draft: PlatformerDraft, brief: LevelBrief, design: GameDesign) -> list[str]:
    """Return what the hero cannot do, part by part, with what to write instead."""
    faults = []
    for number, part in enumerate(draft.parts, 1):
        if mended(part, design) == sized(part):
            continue
        if part.part in ACROSS:
            why = f"the hero jumps {widest_jump(design)} columns"
        elif part.part in UPWARD:
            why = f"the hero jumps {highest_jump(design)} rows high"
        elif part.part is PartKind.SPRING:
            why = f"a spring throws the hero {highest_throw(design)} rows high"
        else:
            why = "this hero cannot leap off walls"
        faults.append(f"part {number}, `{part}`: {why}; write `{mended(part, design)}`")
    return faults + _locked_keys(draft, brief, design)


def _locked_keys(draft: PlatformerDraft, brief: LevelBrief, design: GameDesign) -> list[str]:
    """Return the doors before which there is no key left to open them."""
    faults = []
    held = 0
    steps, _ = whole_course(draft, brief, design, pit=1)
    for at, step in enumerate(steps):
        if step.part.part is PartKind.KEY:
            held += 1
        elif step.part.part is PartKind.DOOR:
            late = next((one for one in steps[at:] if one.part.part is PartKind.KEY), None)
            if held == 0 and late is not None:
                faults.append(
                    f"{step.name}: its key comes only after it, as {late.name};"
                    " put the key before the door"
                )
            held = max(held - 1, 0)
    return faults


def within_reach(draft: PlatformerDraft, design: GameDesign) -> PlatformerDraft:
    """Return the draft with every part as the hero can do it, and each key before its door."""
    parts = [
        part if mended(part, design) == sized(part) else mended(part, design)
        for part in draft.parts
    ]
    held = 0
    for index in range(len(parts)):
        if parts[index].part is PartKind.DOOR:
            behind = range(index, len(parts))
            late = next((at for at in behind if parts[at].part is PartKind.KEY), None)
            if held == 0 and late is not None:
                parts.insert(index, parts.pop(late))
                held = 1
            else:
                held = max(held - 1, 0)
        elif parts[index].part is PartKind.KEY:
            held += 1
    return draft.model_copy(update={"parts": tuple(parts)})
