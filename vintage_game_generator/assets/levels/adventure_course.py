"""What a route through rooms needs besides what its author wrote: locks, keys, rest, foes."""

from dataclasses import dataclass, replace

from vintage_game_generator.assets.levels.casting import FLIERS
from vintage_game_generator.assets.levels.laid import BY_RULE
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import Behaviour, GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import AdventureDraft, Holding, RoomKind

FEWEST = 2  # rooms on the way between the first and the last
LONG = 3  # rooms on the way, from which on it has a checkpoint
PLAIN = (Holding.NOTHING, Holding.COINS)
HEART_EVERY = 3
FOES_A_ROOM = 75  # percent; where there are fewer, rules send some into the empty rooms


@dataclass(frozen=True)
class Stage:
    """One room of a whole route; `kind` and `foes` are left to chance where they are None."""

    index: int  # in the draft, or `BY_RULE`
    kind: RoomKind | None
    foes: tuple[Behaviour, ...] | None
    holds: Holding
    side: bool
    locked: bool

    @property
    def name(self) -> str:
        """Return how its author knows it."""
        if self.index == BY_RULE:
            return "a room that was added"
        return f"room {self.index + 1}, `{self.kind}`"


@dataclass(frozen=True)
class Route:
    """The rooms between the first and the last one, and whether the last door is locked."""

    stages: tuple[Stage, ...]
    last_locked: bool
    notes: tuple[str, ...]


def whole_route(draft: AdventureDraft, brief: LevelBrief, design: GameDesign) -> Route:
    """Return the draft's rooms with what was missing, and notes of what was changed."""
    notes: list[str] = []
    stages = [
        Stage(index, room.room, room.foes, room.holds, room.side, room.locked and not room.side)
        for index, room in enumerate(draft.rooms)
    ]
    stages = _with_known_foes(stages, brief, notes)
    stages = _long_enough(stages, brief, design, notes)
    locks = brief.locks if design.has(Feature.KEYS_AND_DOORS) else 0
    stages, last_locked = _with_doors(stages, locks, notes)
    asked = [index for index, room in enumerate(draft.rooms) if room.locked]
    stages = _with_keys(stages, last_locked, asked, notes)
    stages = _with_rest(stages, notes)
    if not design.has(Feature.POWER_UPS):
        stages = [
            replace(one, holds=Holding.HEART) if one.holds is Holding.POWER_UP else one
            for one in stages
        ]
    return Route(tuple(stages), last_locked, tuple(notes))


def added(holds: Holding = Holding.NOTHING, *, side: bool = False) -> Stage:
    """Return a room that no author asked for."""
    return Stage(BY_RULE, None, None, holds, side, locked=False)


def _with_known_foes(stages: list[Stage], brief: LevelBrief, notes: list[str]) -> list[Stage]:
    """Return the rooms with foes of the level's own kinds only, each kind somewhere."""
    known = list(brief.enemies)
    strangers: list[str] = []

    def one_of_ours(foe: Behaviour) -> Behaviour:
        if foe in known:
            return foe
        strangers.append(foe)
        alike = [kind for kind in known if (kind in FLIERS) == (foe in FLIERS)] or known
        return alike[len(strangers) % len(alike)]

    told = [
        replace(one, foes=tuple(one_of_ours(foe) for foe in one.foes or ()) if known else ())
        for one in stages
    ]
    if strangers:
        notes.append(f"the level has no {' or '.join(dict.fromkeys(strangers))}: others took over")
    missing = [kind for kind in known if not any(kind in (one.foes or ()) for one in told)]
    for kind in missing:
        calmest = min(range(len(told)), key=lambda at: len(told[at].foes or ()))
        told[calmest] = replace(told[calmest], foes=(*(told[calmest].foes or ()), kind))
    if missing:
        notes.append(f"kinds of foes were added: {', '.join(missing)}")
    if FOES_A_ROOM * len(told) > 100 * sum(len(one.foes or ()) for one in told):
        notes.append("foes were added: there were few")
        told = [one if one.foes else replace(one, foes=None) for one in told]
    return told


def _long_enough(
    stages: list[Stage], brief: LevelBrief, design: GameDesign, notes: list[str]
) -> list[Stage]:
    """Return the rooms with some more at the end where there are few."""
    ends = 2 + (brief.boss and design.has(Feature.BOSSES))
    rooms = max(brief.length - ends - 1 - len(stages), 0)
    ways = FEWEST - sum(not one.side for one in stages)
    more = max(rooms, ways)
    if more > 0:
        notes.append(f"rooms were added: {more}")
    return stages + [added(Holding.COINS) for _ in range(more)]


def _with_doors(stages: list[Stage], locks: int, notes: list[str]) -> tuple[list[Stage], bool]:
    """Return the rooms with so many doors locked, and whether the last room's door is one more."""
    locked = [at for at, one in enumerate(stages) if one.locked]
    for at in locked[locks:]:
        stages[at] = replace(stages[at], locked=False)
    if locked[locks:]:
        notes.append(f"doors stand open: the level has {locks or 'none'} that are locked")
    missing = locks - len(locked)
    last_locked = missing > 0
    ways = [at for at, one in enumerate(stages) if not one.side and not one.locked]
    # The first room on the way stays open, since its key would have to lie at the start.
    for at in ways[:0:-1][: max(missing - 1, 0)]:
        stages[at] = replace(stages[at], locked=True)
    if missing > 0:
        notes.append(f"doors were locked: {missing}")
    return stages, last_locked


def _with_keys(
    stages: list[Stage], last_locked: bool, asked: list[int], notes: list[str]
) -> list[Stage]:
    """Return the rooms with a key for each locked door.

    Where the author's own key lies behind the author's own door, it stays there.
    """
    locks = sum(one.locked for one in stages) + last_locked
    lacking = locks - sum(one.holds is Holding.KEY for one in stages)
    put = held = at = 0
    while at <= len(stages):
        last = at == len(stages)
        wanted = last_locked if last else stages[at].locked
        by_rule = last or stages[at].index not in asked
        if wanted and held == 0 and (lacking > 0 or by_rule):
            at += _put_key(stages, at)
            lacking -= 1
            put += 1
            held += 1
        held = max(held - wanted, 0)
        held += not last and stages[at].holds is Holding.KEY
        at += 1
    if put:
        notes.append(f"keys were added: {put}")
    keyed = [at for at, one in enumerate(stages) if one.holds is Holding.KEY]
    for at in keyed[locks:]:
        stages[at] = replace(stages[at], holds=Holding.COINS)
    return stages


def _put_key(stages: list[Stage], before: int) -> int:
    """Put a key into a room before a door, behind the door before; return how many were added."""
    reached = before
    while reached > 0 and (reached == before or not stages[reached].locked):
        reached -= 1
    for holds in PLAIN:
        for at in range(before - 1, reached - 1, -1):
            if stages[at].holds is holds:
                stages[at] = replace(stages[at], holds=Holding.KEY)
                return 0
    stages.insert(before, added(Holding.KEY, side=True))
    return 1


def _with_rest(stages: list[Stage], notes: list[str]) -> list[Stage]:
    """Return the rooms with a checkpoint on a long way, and hearts where there are none."""
    ways = [at for at, one in enumerate(stages) if not one.side]
    if len(ways) >= LONG and not any(one.holds is Holding.CHECKPOINT for one in stages):
        plain = [at for at in ways[1:] if stages[at].holds is Holding.NOTHING]
        plain = plain or [at for at in ways[1:] if stages[at].holds is Holding.COINS]
        if plain:
            at = plain[len(plain) // 2]
            stages[at] = replace(stages[at], holds=Holding.CHECKPOINT)
            notes.append("a checkpoint was added")
    if not any(one.holds is Holding.HEART for one in stages):
        for number, at in enumerate(at for at, one in enumerate(stages) if one.holds in PLAIN):
            if number % HEART_EVERY == 1:
                stages[at] = replace(stages[at], holds=Holding.HEART)
    return stages


def faults_of(draft: AdventureDraft, brief: LevelBrief, design: GameDesign) -> list[str]:
    """Return the locked doors whose key comes only behind them, with what to write instead."""
    faults = []
    held = 0
    stages = whole_route(draft, brief, design).stages
    for at, stage in enumerate(stages):
        if stage.locked:
            late = next((one for one in stages[at:] if one.holds is Holding.KEY), None)
            if held == 0 and late is not None:
                faults.append(
                    f"{stage.name}, is locked, and its key comes only in {late.name};"
                    " put the key into a room before it"
                )
            held = max(held - 1, 0)
        held += stage.holds is Holding.KEY
    return faults


def within_reach(draft: AdventureDraft) -> AdventureDraft:
    """Return the draft with each key before its door."""
    rooms = list(draft.rooms)
    held = 0
    for index in range(len(rooms)):
        if rooms[index].locked and not rooms[index].side:
            behind = range(index, len(rooms))
            late = next((at for at in behind if rooms[at].holds is Holding.KEY), None)
            if held == 0 and late is not None and index == 0:
                rooms[0] = rooms[0].model_copy(update={"locked": False})
            elif held == 0 and late is not None:
                holds = rooms[index - 1].holds
                rooms[index - 1] = rooms[index - 1].model_copy(update={"holds": Holding.KEY})
                rooms[late] = rooms[late].model_copy(update={"holds": holds})
            held = max(held - 1, 0)
        held += rooms[index].holds is Holding.KEY
    return draft.model_copy(update={"rooms": tuple(rooms)})
