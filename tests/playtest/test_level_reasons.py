"""Why a level cannot be won: the place is true, and so are the numbers."""

import re

import pytest

from tests.courses import (
    KEY_BEHIND_ITS_DOOR,
    VIEWS,
    a_brief,
    a_design,
    a_room,
    cells,
    course,
    route,
    with_part,
)
from vintage_game_generator.assets.levels.drafted import laid_out
from vintage_game_generator.assets.levels.laid import Laid
from vintage_game_generator.assets.levels.platformer_limits import (
    highest_jump,
    highest_throw,
    widest_jump,
)
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.level import LevelDraft
from vintage_game_generator.playtest.drafted_play import played
from vintage_game_generator.playtest.level_reasons import Blocked

VIEW = VIEWS[0]


def tried(
    draft: LevelDraft, design: GameDesign, locks: int = 0, view: tuple[int, int] = VIEW
) -> tuple[Laid, Blocked]:
    laid = laid_out(a_brief(5, locks=locks), design, view, draft)
    blocked = played(laid, design)
    assert isinstance(blocked, Blocked), "it was won"
    return laid, blocked


def ends_of(laid: Laid) -> str:
    hero = next(spawn for spawn in laid.level.spawns if spawn.kind == "hero")
    ((column, row),) = cells(laid.level, "E")
    return f"no path from ({hero.column},{hero.row}) to ({column},{row})"


def numbers(pattern: str, reason: str) -> tuple[int, ...]:
    found = re.search(pattern, reason)
    assert found, reason
    return tuple(int(one) for one in found.groups())


def standable(laid: Laid, column: int) -> bool:
    return "#" in [row[column] for row in laid.level.rows[-2:]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [7, 9])
def test_a_gap_too_wide(width: int, view: tuple[int, int]) -> None:
    design = a_design(view=view)
    laid, blocked = tried(with_part(f"gap {width}"), design, view=view)
    assert blocked.index == 4
    column, wide, able = numbers(
        r"the gap at column (\d+) is (\d+) tiles, the hero jumps (\d+)", blocked.reason
    )
    assert blocked.reason == (
        f"{ends_of(laid)}: the gap at column {column} is {width} tiles, the hero jumps"
        f" {widest_jump(design)} (part 5, `gap {width}`)"
    )
    assert wide == width
    assert not any(standable(laid, at) for at in range(column, column + wide))
    assert standable(laid, column - 1)
    assert standable(laid, column + wide)
    # What the hero is said to jump, it jumps.
    assert isinstance(
        played(laid_out(a_brief(5), design, view, with_part(f"gap {able}")), design), list
    )


@pytest.mark.parametrize("part", ["step-up 6", "wall 6", "wall 12"])
def test_a_wall_too_high(part: str) -> None:
    design = a_design()
    laid, blocked = tried(with_part(part), design)
    assert blocked.index == 4
    column, high, able = numbers(
        r"the wall at column (\d+) is (\d+) tiles high, the hero jumps (\d+)", blocked.reason
    )
    assert high == int(part.split()[1])
    assert able == highest_jump(design)
    foot = laid.stretches[3].foot
    rows = [row[column] for row in laid.level.rows]
    assert rows[foot - high : foot + 1] == [".", *"#" * high]
    assert rows[foot - high - 1 : foot - high] == ["."]
    higher = with_part(f"{part.split(maxsplit=1)[0]} {able}")
    assert isinstance(played(laid_out(a_brief(5), design, VIEW, higher), design), list)


def test_a_spring_too_weak() -> None:
    design = a_design()
    _, blocked = tried(with_part("spring 11"), design)
    assert f"is 11 tiles high, a spring throws the hero {highest_throw(design)} (" in blocked.reason


@pytest.mark.parametrize("part", ["spikes 12", "water 9"])
def test_ground_too_deadly(part: str) -> None:
    kind, width = part.split()
    laid, blocked = tried(with_part(part), a_design())
    column, wide = numbers(rf"the {kind} at column (\d+) (?:is|are) (\d+) tiles", blocked.reason)
    assert (wide, blocked.index) == (int(width), 4)
    letter = {"spikes": "^", "water": "~"}[kind]
    first = min(at for at, _ in cells(laid.level, letter))
    assert column == first


def test_spikes_for_ever_are_blamed_from_the_first_on() -> None:
    laid, blocked = tried(course(*["spikes 20"] * 9), a_design())
    assert blocked.index == 0
    assert "the spikes at column 11 are 20 tiles" in blocked.reason
    assert laid.level.rows[laid.stretches[0].foot + 1][10:12] == "#^"


@pytest.mark.parametrize("genre", Genre)
def test_a_key_behind_its_own_door(genre: Genre) -> None:
    design = a_design(genre)
    laid, blocked = tried(KEY_BEHIND_ITS_DOOR[genre], design, locks=1)
    ((column, row),) = cells(laid.level, "k")
    assert f"needs a key, and the key at ({column},{row}) lies behind it" in blocked.reason
    assert blocked.reason.startswith(ends_of(laid))
    doors = cells(laid.level, "D")
    if genre is Genre.PLATFORMER:
        assert f"the door at column {doors[0][0]} needs" in blocked.reason
        assert column > doors[0][0]
        assert blocked.index == 2
    else:
        assert any(f"the door at ({c},{r}) needs" in blocked.reason for c, r in doors)
        assert blocked.reason.endswith("(room 2, `grove`)")
        assert blocked.index == 1


def test_a_door_in_the_second_place_is_found_behind_one_that_opens() -> None:
    draft = course("gap 2", "key 1", "door", "walker 1", "door", "key 1", "run 5", "run 5")
    laid, blocked = tried(draft, a_design(), locks=2)
    second = max(column for column, _ in cells(laid.level, "D"))
    assert f"the door at column {second} needs a key" in blocked.reason
    assert blocked.index == 4


def test_the_hero_is_seen_to_get_as_far_as_it_gets() -> None:
    draft = course("gap 3", "lift 9", "ladder 5", "key 1", "door", "step-down 5", "gap 11", "run 5")
    _, blocked = tried(draft, a_design(), locks=1)
    assert "is 11 tiles" in blocked.reason
    assert blocked.index == 6


def test_a_hero_with_more_moves_passes_what_another_does_not() -> None:
    draft = with_part("step-up 5")
    able = a_design(features=(Feature.DOUBLE_JUMP,))
    assert isinstance(played(laid_out(a_brief(5), able, VIEW, draft), able), list)
    tried(draft, a_design())


def test_a_room_that_nobody_survives_is_named_with_its_foes() -> None:
    # Foes that hurt from fifteen cells away, a hero who lives once and has one heart.
    deadly = a_design(Genre.ACTION_ADVENTURE, (), TOUCH=60_000, LIVES=1, MAX_HP=1)
    crowd = ["chaser", "walker", "shooter"]
    rooms = [a_room("open"), a_room("spikes", *crowd), a_room("open"), a_room("open")]
    laid = laid_out(a_brief(5, length=7), deadly, VIEW, route(*rooms))
    blocked = played(laid, deadly)
    assert isinstance(blocked, Blocked)
    assert blocked.reason.startswith(ends_of(laid))
    column, row, foes = numbers(
        r"the hero comes to \((\d+),(\d+)\) and no farther, (\d+) foes? waits? there",
        blocked.reason,
    )
    room = next(one for one in laid.stretches if f"({one.name})" in blocked.reason)
    assert room.index == blocked.index
    assert room.left - 1 <= column <= room.right + 1
    assert room.top - 1 <= row <= room.bottom + 1
    there = [one for one in laid.level.spawns if room.holds(one.column, one.row)]
    assert foes == len(there) > 0
    calm = a_design(Genre.ACTION_ADVENTURE, ())
    assert isinstance(played(laid, calm), list)
