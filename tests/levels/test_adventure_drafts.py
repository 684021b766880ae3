"""Routes through rooms that an author wrote."""

from typing import Any

import pytest

from tests.courses import (
    KEY_BEHIND_ITS_DOOR,
    KINDS,
    ROUTE,
    VIEWS,
    a_brief,
    a_design,
    a_room,
    at_random,
    cells,
    route,
)
from vintage_game_generator.assets.levels.drafted import faults_of, laid_out, within_reach
from vintage_game_generator.assets.levels.laid import BY_RULE, Laid, Stretch
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import LevelBrief
from vintage_game_generator.models.drafts.level import AdventureDraft, Holding, LevelDraft, RoomKind
from vintage_game_generator.playtest.adventure_walk import opened

VIEW = VIEWS[0]
GENRE = Genre.ACTION_ADVENTURE


def laid(draft: LevelDraft, view: tuple[int, int] = VIEW, **wishes: Any) -> Laid:
    return laid_out(brief(**wishes), a_design(GENRE, view=view), view, draft)


def brief(**wishes: Any) -> LevelBrief:
    return a_brief(**{"length": 8, "locks": 1, **wishes})


def room(one: Laid, index: int) -> Stretch:
    return next(stretch for stretch in one.stretches if stretch.index == index)


def foes_in(one: Laid, stretch: Stretch) -> list[str]:
    return sorted(
        spawn.kind for spawn in one.level.spawns if stretch.holds(spawn.column, spawn.row)
    )


def beside(a: Stretch, b: Stretch) -> bool:
    across, down = abs(a.left - b.left), abs(a.top - b.top)
    return (across, down) in ((a.right - a.left + 1, 0), (0, a.bottom - a.top + 1))


@pytest.mark.parametrize("view", VIEWS)
def test_every_room_has_its_place_and_side_rooms_lie_beside_theirs(view: tuple[int, int]) -> None:
    one = laid(ROUTE, view)
    places = {(stretch.left, stretch.top) for stretch in one.stretches}
    assert len(places) == len(one.stretches) == len(ROUTE.rooms) + 2
    for first, second in ((0, 1), (0, 2), (2, 3), (3, 4), (3, 5)):
        assert beside(room(one, first), room(one, second))
    for stretch in one.stretches:
        assert stretch.right - stretch.left + 1 == view[0]
        assert stretch.bottom - stretch.top + 1 == view[1]


def test_rooms_hold_what_they_shall() -> None:
    one = laid(ROUTE)
    for index, letter in ((1, "k"), (3, "v"), (4, "L"), (5, "o")):
        there = {at for at in cells(one.level, letter) if room(one, index).holds(*at)}
        assert there, letter
    assert foes_in(one, room(one, 1)) == ["flyer", "flyer"]
    assert foes_in(one, room(one, 5)) == ["flyer", "walker", "walker"]


def test_a_small_room_bears_two_foes_only() -> None:
    one = laid(ROUTE, (10, 8))
    assert len(foes_in(one, room(one, 5))) <= 2
    assert {spawn.kind for spawn in one.level.spawns} >= set(KINDS)


def test_the_door_into_a_locked_room_wants_the_key() -> None:
    one = laid(ROUTE)
    doors = cells(one.level, "D")
    assert len(doors) == 2
    seen, shut = opened(one.level)
    assert shut == set()
    assert set(cells(one.level, "E")) <= seen
    without = one.level.model_copy(
        update={"rows": tuple(row.replace("k", ".") for row in one.level.rows)}
    )
    seen, shut = opened(without)
    assert shut == set(doors)
    assert not [at for at in seen if room(one, 2).holds(*at)]


def test_missing_locks_are_added_with_keys_on_their_near_side() -> None:
    plain = route(*[a_room(kind, "walker") for kind in ("pond", "grove", "cross", "camp")])
    for seed in range(20):
        one = laid(plain, seed=seed, locks=2, boss=seed % 2 == 0)
        assert len(cells(one.level, "D")) == 4
        assert len(cells(one.level, "k")) == 2
        seen, shut = opened(one.level)
        assert not shut
        assert set(cells(one.level, "E")) <= seen
        assert "doors were locked: 2; keys were added: 2" in "; ".join(one.notes)


def test_more_locks_than_the_level_has_stand_open() -> None:
    rooms = [a_room("pond", "walker", holds="key"), *[a_room("cross", locked=True)] * 4]
    one = laid(route(*rooms), locks=1)
    assert len(cells(one.level, "D")) == 2
    assert "doors stand open: the level has 1 that are locked" in one.notes


def test_a_game_without_keys_has_neither_locks_nor_keys() -> None:
    design = a_design(GENRE, (Feature.COMBAT,))
    one = laid_out(brief(locks=2), design, VIEW, ROUTE)
    assert not cells(one.level, "D") + cells(one.level, "k")


def test_a_short_route_gets_more_rooms() -> None:
    one = laid(route(a_room("pond", "walker"), a_room("grove", "flyer")), length=9)
    assert len(one.stretches) >= 8
    assert "rooms were added" in "; ".join(one.notes)


def test_a_route_of_empty_rooms_is_peopled() -> None:
    one = laid(route(*[a_room("open")] * 6))
    there = [spawn.kind for spawn in one.level.spawns if spawn.kind != "hero"]
    assert set(there) == set(KINDS)
    assert len(there) > 6
    assert "foes were added: there were few" in one.notes


def test_a_long_route_has_a_checkpoint_and_hearts() -> None:
    one = laid(route(*[a_room(kind, "walker") for kind in ("pond", "grove", "cross", "camp")] * 2))
    assert cells(one.level, "c")
    assert cells(one.level, "v")


def test_the_first_room_is_calm_and_the_boss_waits_before_the_last() -> None:
    one = laid(ROUTE, boss=True)
    first = one.stretches[0]
    assert foes_in(one, first) == ["hero"]
    last = next(stretch for stretch in one.stretches if stretch.name == "the last room")
    lair = next(stretch for stretch in one.stretches if stretch.name == "the boss's room")
    assert foes_in(one, lair) == ["boss"]
    assert beside(lair, last)
    assert all(lair.holds(*at) or last.holds(*at) for at in cells(one.level, "G"))


def test_a_key_behind_its_own_door_is_said_and_mended() -> None:
    draft = KEY_BEHIND_ITS_DOOR[GENRE]
    design = a_design(GENRE)
    (fault,) = faults_of(draft, brief(), design)
    assert fault == (
        "room 2, `grove`, is locked, and its key comes only in room 3, `moat`;"
        " put the key into a room before it"
    )
    better = within_reach(draft, design)
    assert isinstance(better, AdventureDraft)
    assert faults_of(better, brief(), design) == []
    assert [one.holds for one in better.rooms] == ["key", "nothing", "nothing", "nothing"]
    assert faults_of(draft, brief(locks=0), design) == []


@pytest.mark.parametrize("kind", RoomKind)
@pytest.mark.parametrize("view", VIEWS[:2])
def test_every_kind_of_room_can_be_walked_through(kind: RoomKind, view: tuple[int, int]) -> None:
    for seed in range(3):
        one = laid(route(*[a_room(kind, "walker")] * 4), view, seed=seed, biome=seed, locks=0)
        seen, _ = opened(one.level)
        assert set(cells(one.level, "E")) <= seen


@pytest.mark.parametrize("number", range(100))
def test_any_draft_becomes_a_level_that_keys_open(number: int) -> None:
    brief_, design, view, draft = at_random(GENRE, number)
    draft = within_reach(draft, design)
    assert faults_of(draft, brief_, design) == []
    one = laid_out(brief_, design, view, draft)
    seen, shut = opened(one.level)
    assert not shut
    assert set(cells(one.level, "E")) <= seen
    assert len(cells(one.level, "D")) == 2 * len(cells(one.level, "k"))
    assert {spawn.kind for spawn in one.level.spawns} <= {"hero", "boss", *brief_.enemies}
    assert [stretch.index for stretch in one.stretches].count(BY_RULE) >= 2


def test_a_side_room_that_finds_no_place_beside_its_own_lies_elsewhere() -> None:
    sides = [a_room("pond", "walker", holds="coins", side=True)] * 7
    one = laid(route(a_room("cross", "flyer"), *sides, a_room("camp", "hopper")))
    assert len({(stretch.left, stretch.top) for stretch in one.stretches}) == 11


def test_what_the_game_has_not_is_a_heart_instead() -> None:
    draft = route(a_room("pond", holds=Holding.POWER_UP), a_room("grove", "walker"))
    one = laid(draft, locks=0)
    assert not cells(one.level, "p")
    assert [at for at in cells(one.level, "v") if room(one, 0).holds(*at)]
