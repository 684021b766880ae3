"""What a course needs besides what its author wrote: locks, a pit, foes that the game has."""

from dataclasses import dataclass

from vintage_game_generator.assets.levels.casting import FLIERS
from vintage_game_generator.assets.levels.laid import BY_RULE
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import Behaviour, GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import Part, PartKind, PlatformerDraft

DEADLY = (
    PartKind.GAP,
    PartKind.WATER,
    PartKind.LEDGES,
    PartKind.PILLARS,
    PartKind.LIFT,
    PartKind.LIFT_UP,
)
LESSON_AT = 2  # parts before the pit that is added where there is none


@dataclass(frozen=True)
class Step:
    """One part of a whole course."""

    index: int  # in the draft, or `BY_RULE`
    part: Part

    @property
    def name(self) -> str:
        """Return how its author knows it."""
        if self.index == BY_RULE:
            return f"a {self.part.part} that was added"
        return f"part {self.index + 1}, `{self.part}`"


def whole_course(
    draft: PlatformerDraft, brief: LevelBrief, design: GameDesign, pit: int
) -> tuple[list[Step], list[str]]:
    """Return the draft's parts with what was missing, and notes of what was changed.

    Args:
        draft: The author's parts.
        brief: What the level must hold.
        design: The game; its features decide about locks.
        pit: How wide an added pit is.
    """
    notes: list[str] = []
    steps = [Step(index, part) for index, part in enumerate(draft.parts)]
    steps = _with_known_foes(steps, brief, notes)
    steps = _with_locks(steps, brief.locks if design.has(Feature.KEYS_AND_DOORS) else 0, notes)
    first_door = next(
        (at for at, step in enumerate(steps) if step.part.part is PartKind.DOOR), len(steps)
    )
    if not any(step.part.part in DEADLY for step in steps[:first_door]):
        steps.insert(min(LESSON_AT, first_door), added(PartKind.GAP, pit))
        notes.append("a pit was added, so that the level can be lost")
    return steps, notes


def added(kind: PartKind, size: int = 1) -> Step:
    """Return a part that no author asked for."""
    return Step(BY_RULE, Part(part=kind, size=size))


def _with_known_foes(steps: list[Step], brief: LevelBrief, notes: list[str]) -> list[Step]:
    """Return the course with foes of the level's own kinds only, those alike for those alike."""
    known = [kind.value for kind in brief.enemies]
    course: list[Step] = []
    strangers: list[str] = []
    for step in steps:
        word = step.part.part.value
        if word not in tuple(Behaviour) or word in known:
            course.append(step)
            continue
        strangers.append(word)
        alike = [kind for kind in known if (kind in FLIERS) == (word in FLIERS)] or known
        kind = alike[len(strangers) % len(alike)] if alike else PartKind.RUN
        course.append(Step(step.index, step.part.model_copy(update={"part": PartKind(kind)})))
    if strangers:
        notes.append(f"the level has no {' or '.join(dict.fromkeys(strangers))}: others took over")
    return course


def _with_locks(steps: list[Step], locks: int, notes: list[str]) -> list[Step]:
    """Return the course with so many doors, and a key for each."""
    course = _at_most(steps, PartKind.DOOR, locks)
    doors = _count(course, PartKind.DOOR)
    if len(course) < len(steps):
        notes.append(f"doors were left out: the level has {locks or 'none'}")
    course = _at_most(course, PartKind.KEY, doors)
    lacking = doors - _count(course, PartKind.KEY)
    if lacking:
        notes.append(f"keys were added before doors: {lacking}")
        _add_keys(course, lacking)
    missing = locks - doors
    if missing:
        notes.append(f"doors were added, each with its key: {missing}")
    places = [len(course) * (number + 1) // (missing + 1) for number in range(missing)]
    for place in reversed(places):
        # A pair in one place can be put anywhere: it leaves the keys at hand as they were.
        course[place:place] = [added(PartKind.KEY), added(PartKind.DOOR)]
    return course


def _count(steps: list[Step], kind: PartKind) -> int:
    return sum(step.part.part is kind for step in steps)


def _at_most(steps: list[Step], kind: PartKind, most: int) -> list[Step]:
    """Return the course with only the first so many parts of a kind."""
    kept: list[Step] = []
    for step in steps:
        if step.part.part is not kind or _count(kept, kind) < most:
            kept.append(step)
    return kept


def _add_keys(course: list[Step], lacking: int) -> None:
    """Put keys before the first doors at which there is none left."""
    held = at = 0
    while at < len(course):
        kind = course[at].part.part
        if kind is PartKind.KEY:
            held += 1
        elif kind is PartKind.DOOR and held > 0:
            held -= 1
        elif kind is PartKind.DOOR and lacking > 0:
            course.insert(at, added(PartKind.KEY))
            lacking -= 1
            continue
        at += 1
