"""Why a level cannot be won, in words with places and numbers that its author can act upon."""

from dataclasses import dataclass

from vintage_game_generator.assets.levels.laid import BY_RULE, Laid, Stretch
from vintage_game_generator.assets.levels.platformer_limits import (
    highest_jump,
    highest_throw,
    widest_jump,
)
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.level import Level
from vintage_game_generator.playtest.adventure_walk import Visit, opened
from vintage_game_generator.playtest.platformer_obstacles import (
    Obstacle,
    ObstacleKind,
    obstacles,
)
from vintage_game_generator.playtest.platformer_walk import Walk

Cell = tuple[int, int]
EXIT, KEY = "E", "k"
FAR_ENOUGH = 99  # rows: what helps the hero up goes as high as it must


@dataclass(frozen=True)
class Blocked:
    """A level that was not won.

    `index` is the part of its draft at which the hero is stuck, `BY_RULE` where no part of the
    author's is to blame.
    """

    reason: str
    index: int


def platformer_reason(laid: Laid, walk: Walk, design: GameDesign) -> Blocked:
    """Return why the hero came no farther on a course than it did."""
    stuck = walk.stuck
    if stuck is None:
        why = f"the hero gets to column {walk.cell[0]}, but does not live through what comes then"
        return Blocked(f"{_no_path(laid.level)}: {why}", BY_RULE)
    return Blocked(
        f"{_no_path(laid.level)}: {_why(laid.level, walk, stuck, design)} ({stuck.name})",
        stuck.index,
    )


def _why(level: Level, walk: Walk, stuck: Stretch, design: GameDesign) -> str:
    if walk.key is not None:
        column, row = walk.key
        up = walk.cell[1] - row
        return (
            f"the key at ({column},{row}) is {up} rows above ({walk.cell[0]},{walk.cell[1]}),"
            f" and the hero, who jumps {highest_jump(design)}, does not get there"
        )
    there = obstacles(level, walk.cell, stuck.right)
    doors = [one for one in there if one.kind is ObstacleKind.DOOR]
    if doors and walk.keys == 0:
        return _locked(level, doors[0])
    limits = {ObstacleKind.WALL: _highest(level, stuck, design), ObstacleKind.DOOR: FAR_ENOUGH}
    jump = widest_jump(design)
    worst = max(there, key=lambda one: one.size - limits.get(one.kind, jump), default=None)
    if worst is None or worst.size <= limits.get(worst.kind, jump):
        return f"the hero gets no farther than ({walk.cell[0]},{walk.cell[1]})"
    if worst.kind is ObstacleKind.WALL:
        thrown = "a spring throws the hero" if _has(level, stuck, "s") else "the hero jumps"
        return (
            f"the wall at column {worst.column} is {worst.size} tiles high,"
            f" {thrown} {limits[worst.kind]}"
        )
    verb = "are" if worst.kind is ObstacleKind.SPIKES else "is"
    return (
        f"the {worst.kind} at column {worst.column} {verb} {worst.size} tiles,"
        f" the hero jumps {jump}"
    )


def _highest(level: Level, stuck: Stretch, design: GameDesign) -> int:
    """Return how high a wall in a part the hero gets over, by what helps it up there."""
    lifts = [spawn for spawn in level.spawns if spawn.kind == "lift"]
    lifted = any(stuck.holds(lift.column, lift.row) for lift in lifts)
    if lifted or _has(level, stuck, "H-") or design.has(Feature.WALL_JUMP):
        return FAR_ENOUGH
    return highest_throw(design) if _has(level, stuck, "s") else highest_jump(design)


def _has(level: Level, stuck: Stretch, letters: str) -> bool:
    return any(set(letters) & set(row[stuck.left : stuck.right + 1]) for row in level.rows)


def _locked(level: Level, door: Obstacle) -> str:
    behind = [one for one in cells_of(level, KEY) if one[0] > door.column]
    if not behind:
        return f"the door at column {door.column} needs a key, and none is left"
    column, row = min(behind)
    return (
        f"the door at column {door.column} needs a key,"
        f" and the key at ({column},{row}) lies behind it"
    )


def _no_path(level: Level) -> str:
    hero = next(spawn for spawn in level.spawns if spawn.kind == "hero")
    ((column, row),) = cells_of(level, EXIT)
    return f"no path from ({hero.column},{hero.row}) to ({column},{row})"


def cells_of(level: Level, letter: str) -> list[Cell]:
    """Return the columns and rows of the cells of one kind."""
    return [
        (column, row)
        for row, cells in enumerate(level.rows)
        for column, one in enumerate(cells)
        if one == letter
    ]


def adventure_reason(laid: Laid, seen: Visit) -> Blocked:
    """Return why the hero came no farther through rooms than it did."""
    if seen.shut is not None:
        behind = _room_behind(laid, seen.shut)
        column, row = seen.shut
        why = f"the door at ({column},{row}) needs a key"
        keys = cells_of(laid.level, KEY)
        reached = opened(laid.level)[0]
        late = [cell for cell in keys if cell not in reached]
        if late:
            why += f", and the key at ({late[0][0]},{late[0][1]}) lies behind it"
        else:
            why += ", and none is left"
        name = behind.name if behind else "a room that was added"
        return Blocked(
            f"{_no_path(laid.level)}: {why} ({name})", behind.index if behind else BY_RULE
        )
    room = laid.where(*seen.cell)
    if room is None:
        return Blocked(f"{_no_path(laid.level)}: the hero does not find the way", BY_RULE)
    ahead = _room_behind(laid, seen.cell)
    if ahead is not None and not _foes_in(laid, room):
        room = ahead  # it fell in the doorway, by what waits behind
    why = f"the hero comes to ({seen.cell[0]},{seen.cell[1]}) and no farther"
    foes = _foes_in(laid, room)
    if foes:
        why += f", {foes} foe{'s wait' if foes > 1 else ' waits'} there"
    return Blocked(f"{_no_path(laid.level)}: {why} ({room.name})", room.index)


def _foes_in(laid: Laid, room: Stretch) -> int:
    there = [one.kind for one in laid.level.spawns if room.holds(one.column, one.row)]
    return sum(kind != "hero" for kind in there)


def _room_behind(laid: Laid, door: Cell) -> Stretch | None:
    """Return the room to which a doorway in another room's rim leads; none for other cells."""
    room = laid.where(*door)
    if room is None:
        return None
    column, row = door
    across = (column == room.right) - (column == room.left)
    down = (row == room.bottom) - (row == room.top)
    behind = laid.where(column + across, row + down)
    return None if behind == room else behind
