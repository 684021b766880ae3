"""Maps of adventures: what was asked for is in them, can be reached, and can be drawn."""

import itertools
from collections.abc import Iterator
from functools import cache

import pytest

from vintage_game_generator.assets.levels.adventure import build_level
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
    Story,
)
from vintage_game_generator.models.level import Level

ALL = (Feature.COMBAT, Feature.POWER_UPS, Feature.KEYS_AND_DOORS, Feature.BOSSES)
VIEWS = ((16, 13), (10, 8), (16, 14), (20, 13))
OPEN = ".ovLkpcE"
SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))

Spot = tuple[int, int]


def a_design(features: tuple[Feature, ...] = ALL, seed: int = 1) -> GameDesign:
    return GameDesign(
        title="Test",
        display_title="TEST",
        package="test",
        seed=seed,
        genre=Genre.ACTION_ADVENTURE,
        perspective=Perspective.TOP_DOWN,
        features=features,
        story=Story(tagline="", intro=(), ending=(), defeat=()),
        hero=CastMember(name="Hero", sprite="hero", archetype="knight"),
        enemies=(),
        boss=None,
        levels=(),
        tuning={},
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )


def a_brief(seed: int, length: int = 9, locks: int = 2, boss: bool = True) -> LevelBrief:
    return LevelBrief(
        number=1 + seed % 3,
        name="test",
        biome=seed % 2,
        seed=seed,
        length=length,
        difficulty=50,
        verticality=50,
        enemies=tuple(Behaviour)[:4],
        locks=locks,
        boss=boss,
        tune="level-1",
    )


@cache
def levels() -> list[tuple[Level, tuple[int, int], int]]:
    """Return levels of all views and sizes, with their view and how many rooms were asked for."""
    return [
        (build_level(a_brief(seed, length), a_design(seed=seed), view), view, length)
        for seed, (view, length) in enumerate(itertools.product(VIEWS, (5, 7, 9, 12)))
    ]


def at(level: Level, spot: Spot) -> str:
    column, row = spot
    inside = 0 <= row < len(level.rows) and 0 <= column < level.columns
    return level.rows[row][column] if inside else "#"


def spots(level: Level) -> Iterator[Spot]:
    return itertools.product(range(level.columns), range(len(level.rows)))


def reached(level: Level, through: str) -> set[Spot]:
    """Return what the hero reaches from his start over cells of some letters."""
    hero = level.spawns[0]
    seen = {(hero.column, hero.row)}
    ahead = list(seen)
    while ahead:
        column, row = ahead.pop()
        for dx, dy in SIDES:
            spot = column + dx, row + dy
            if spot not in seen and at(level, spot) in through:
                seen.add(spot)
                ahead.append(spot)
    return seen


def test_a_map_is_a_grid_of_whole_rooms_as_many_as_asked_for() -> None:
    for level, view, length in levels():
        assert level.columns % view[0] == 0
        assert len(level.rows) % view[1] == 0
        rooms = {
            (column // view[0], row // view[1])
            for column, row in spots(level)
            if at(level, (column, row)) != "#"
        }
        assert len(rooms) == length


def test_every_key_and_the_exit_can_be_reached_whichever_door_opens_first() -> None:
    for level, _, _ in levels():
        text = "".join(level.rows)
        doors = text.count("D") // 2
        assert text.count("D") == 2 * doors
        assert text.count("k") == doors
        assert text.count("E") == 1
        open_now = OPEN
        seen = reached(level, open_now)
        keys = sum(at(level, spot) == "k" for spot in seen)
        assert doors == 0 or keys > 0
        everywhere = reached(level, OPEN + "DG")
        assert {spot for spot in spots(level) if at(level, spot) in "kEvLpc"} <= everywhere
        if doors:
            assert not any(at(level, spot) == "E" for spot in seen)


def test_the_boss_stands_behind_the_doors_and_before_the_gate() -> None:
    for level, _, _ in levels():
        bosses = [spawn for spawn in level.spawns if spawn.kind == "boss"]
        assert len(bosses) == 1
        before = reached(level, OPEN + "D")
        assert (bosses[0].column, bosses[0].row) in before
        assert not any(at(level, spot) == "E" for spot in before)


def test_doorways_are_two_cells_wide_on_both_sides() -> None:
    for level, view, _ in levels():
        for row in range(len(level.rows)):
            for edge in range(view[0], level.columns, view[0]):
                pair = [at(level, (edge - 1, row)) == "#", at(level, (edge, row)) == "#"]
                assert pair[0] == pair[1]
        for edge in range(view[0], level.columns, view[0]):
            column = "".join(at(level, (edge, row)) for row in range(len(level.rows)))
            assert all(len(opening) in (0, 2) for opening in column.split("#"))


@pytest.mark.parametrize("letter", ["#", "~"])
def test_no_two_walls_or_waters_touch_at_a_corner_only(letter: str) -> None:
    for level, view, _ in levels():
        for column, row in spots(level):
            if column % view[0] == view[0] - 1 or row % view[1] == view[1] - 1:
                continue
            block = [at(level, (column + dx, row + dy)) == letter for dy in (0, 1) for dx in (0, 1)]
            assert block not in ([True, False, False, True], [False, True, True, False])


def test_everyone_stands_on_bare_floor_and_nobody_lurks_at_a_doorway() -> None:
    for level, view, _ in levels():
        for spawn in level.spawns[1:]:
            assert at(level, (spawn.column, spawn.row)) == "."
            if spawn.kind == "boss":
                continue
            for dx, dy in itertools.product((-1, 0, 1), repeat=2):
                column, row = spawn.column + dx, spawn.row + dy
                rim = column % view[0] in (0, view[0] - 1) or row % view[1] in (0, view[1] - 1)
                assert not (rim and at(level, (column, row)) != "#")


def test_every_kind_of_foe_that_was_asked_for_is_met() -> None:
    for level, view, length in levels():
        if length >= 9 and view != (10, 8):
            assert {behaviour.value for behaviour in tuple(Behaviour)[:4]} <= {
                spawn.kind for spawn in level.spawns
            }


def test_the_start_is_calm() -> None:
    for level, view, _ in levels():
        hero = level.spawns[0]
        assert hero.kind == "hero"
        start = hero.column // view[0], hero.row // view[1]
        for spawn in level.spawns[1:]:
            assert (spawn.column // view[0], spawn.row // view[1]) != start


def test_what_a_game_lacks_is_not_in_its_maps() -> None:
    for seed in range(12):
        level = build_level(a_brief(seed), a_design((), seed), (16, 13))
        assert not set("".join(level.rows)) & set("DkGp-HsL") - {"L"}
        assert all(spawn.kind != "boss" for spawn in level.spawns)


def test_the_same_brief_makes_the_same_map_and_another_seed_another() -> None:
    first, again, other = (build_level(a_brief(seed), a_design(), (16, 13)) for seed in (3, 3, 6))
    assert first == again
    assert first.rows != other.rows


@pytest.mark.parametrize("boss", [False, True])
@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_the_shortest_levels_still_hold_a_whole_mission(length: int, boss: bool) -> None:
    level = build_level(a_brief(5, length, 3, boss), a_design(), (10, 8))
    assert any(at(level, spot) == "E" for spot in reached(level, OPEN + "DG"))
    assert len(level.spawns) > 1
