"""Courses that an author wrote: what is in them is built, and what is missing is added."""

import pytest

from tests.courses import COURSE, KINDS, VIEWS, a_brief, a_design, at_random, cells, course
from vintage_game_generator.assets.levels.drafted import faults_of, laid_out, within_reach
from vintage_game_generator.assets.levels.laid import BY_RULE, Laid
from vintage_game_generator.assets.levels.platformer_limits import highest_jump, widest_jump
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import Behaviour, LevelBrief
from vintage_game_generator.models.level import Level

VIEW = VIEWS[0]


def laid(*parts: str, brief: LevelBrief | None = None, view: tuple[int, int] = VIEW) -> Laid:
    return laid_out(brief or a_brief(), a_design(view=view), view, course(*parts))


def notes_of(one: Laid) -> str:
    return "; ".join(one.notes)


def kinds_of(level: Level) -> set[str]:
    return {spawn.kind for spawn in level.spawns}


@pytest.mark.parametrize("view", VIEWS)
def test_parts_lie_from_left_to_right_in_their_order(view: tuple[int, int]) -> None:
    one = laid(*COURSE, brief=a_brief(locks=1), view=view)
    own = [stretch for stretch in one.stretches if stretch.index != BY_RULE]
    assert [stretch.index for stretch in own] == list(range(len(COURSE)))
    assert [stretch.left for stretch in own] == sorted(stretch.left for stretch in own)
    assert own[1].name == "part 2, `gap 2`"
    assert len(cells(one.level, "E")) == 1


def test_a_gap_is_as_wide_as_it_says() -> None:
    one = laid("run 5", "gap 7", *["run 5"] * 8)
    gap = one.stretches[1]
    bottom = one.level.rows[-1]
    assert bottom[gap.left : gap.right + 1].count(".") == 7
    assert ".......#" in bottom
    assert "........" not in bottom


def test_a_step_is_as_high_as_it_says() -> None:
    one = laid("run 5", "step-up 6", "gap 2", *["run 5"] * 8)
    before, step = one.stretches[:2]
    assert before.foot - step.foot == 6


@pytest.mark.parametrize(("part", "letter", "count"), [("spikes 5", "^", 5), ("crates 2", "x", 3)])
def test_what_was_asked_for_is_there(part: str, letter: str, count: int) -> None:
    one = laid(part, "gap 2", *["run 5"] * 8)
    first = one.stretches[0]
    there = [at for at in cells(one.level, letter) if first.holds(*at)]
    assert len(there) >= count


def test_foes_wait_where_they_were_put() -> None:
    one = laid("run 5", "gap 2", "hopper 2", "run 9", "shooter 1", *["walker 1", "flyer 1"] * 4)
    for index, kind, count in ((2, "hopper", 2), (4, "shooter", 1)):
        there = [one.where(spawn.column, spawn.row) for spawn in one.level.spawns
                 if spawn.kind == kind]  # fmt: skip
        assert [stretch.index for stretch in there if stretch] == [index] * count


def test_a_foe_that_the_level_has_not_is_another_one() -> None:
    one = laid(*COURSE, "charger 1", "chaser 1")
    assert kinds_of(one.level) <= {"hero", "lift", *KINDS}
    assert "the level has no charger or chaser: others took over" in notes_of(one)


def test_every_kind_of_foe_is_met() -> None:
    one = laid("gap 3", *["walker 3", "run 8", "step-up 2", "coins 5"] * 2)
    assert kinds_of(one.level) >= set(KINDS)
    assert "foes were added: hopper, flyer, shooter" in notes_of(one)


def test_a_course_without_locks_gets_them_with_their_keys() -> None:
    one = laid(*["gap 3", "coins 4"] * 6, brief=a_brief(locks=2))
    doors = sorted({column for column, _ in cells(one.level, "D")})
    keys = sorted(column for column, _ in cells(one.level, "k"))
    assert len(doors) == len(keys) == 2
    assert keys[0] < doors[0]
    assert keys[1] < doors[1]
    assert "doors were added, each with its key: 2" in notes_of(one)


def test_a_door_without_a_key_gets_one_before_it() -> None:
    one = laid("gap 3", "coins 4", "door", *["run 5"] * 6, brief=a_brief(locks=1))
    ((key, _),) = cells(one.level, "k")
    assert key < min(column for column, _ in cells(one.level, "D"))


def test_more_doors_than_the_level_has_are_left_out() -> None:
    one = laid(*["key 1", "door", "gap 2"] * 4, brief=a_brief(locks=1))
    assert len(cells(one.level, "k")) == 1
    assert len({column for column, _ in cells(one.level, "D")}) == 1
    assert "doors were left out: the level has 1" in notes_of(one)


def test_a_game_without_keys_has_no_doors() -> None:
    design = a_design(features=(Feature.COMBAT,))
    one = laid_out(a_brief(locks=2), design, VIEW, course("key 1", "door", *["gap 2"] * 8))
    assert not cells(one.level, "D") + cells(one.level, "k")


def test_a_level_that_could_not_be_lost_gets_a_pit_before_its_first_door() -> None:
    one = laid("key 1", "door", *["run 6"] * 10, brief=a_brief(locks=1))
    pit = one.level.rows[-1].index(".")
    assert pit < min(column for column, _ in cells(one.level, "D"))
    assert "a pit was added" in notes_of(one)


def test_checkpoints_are_added_on_a_long_way() -> None:
    one = laid("gap 3", *["run 12", "coins 8"] * 6)
    rests = [column for column, _ in cells(one.level, "c")]
    assert max(b - a for a, b in zip([0, *sorted(rests)], sorted(rests), strict=False)) < 80
    assert "checkpoints were added" in notes_of(one)


def test_a_boss_stands_before_the_exit() -> None:
    one = laid(*COURSE, brief=a_brief(boss=True))
    (boss,) = [spawn for spawn in one.level.spawns if spawn.kind == "boss"]
    ((leaving, _),) = cells(one.level, "E")
    gate = min(column for column, _ in cells(one.level, "G"))
    assert one.stretches[-1].right < boss.column < gate < leaving


def test_a_short_course_goes_on_by_rule() -> None:
    brief = a_brief(length=11)
    one = laid(*["coins 1", "gap 2"] * 4, brief=brief)
    assert one.level.columns > 11 * VIEW[0] * 6 // 10
    assert "rules went on" in notes_of(one)


def test_a_course_longer_than_a_map_says_what_found_no_room() -> None:
    one = laid("gap 3", *["charger 2", "canopy 14"] * 14)
    assert one.left_out > 0
    assert one.level.columns < 300
    assert f"the last {one.left_out} parts found no room" in notes_of(one)


def test_a_map_is_as_high_as_its_course() -> None:
    low = laid("gap 2", *["run 9"] * 9)
    high = laid("gap 2", *["ladder 6", "run 5"] * 3, *["run 9"] * 3)
    assert len(high.level.rows) > len(low.level.rows)
    assert len(high.level.rows) <= 32


def test_the_same_draft_makes_the_same_level_and_another_seed_another() -> None:
    first, again = laid(*COURSE), laid(*COURSE)
    assert first == again
    assert laid(*COURSE, brief=a_brief(seed=2)).level != first.level


@pytest.mark.parametrize("number", range(50))
def test_any_draft_becomes_a_level(number: int) -> None:
    brief, design, view, draft = at_random(Genre.PLATFORMER, number, wild=True)
    level = laid_out(brief, design, view, draft).level
    (hero,) = [spawn for spawn in level.spawns if spawn.kind == "hero"]
    assert level.rows[hero.row + 1][hero.column] == "#"
    assert len(cells(level, "E")) == 1
    assert len(level.spawns) <= 50
    assert kinds_of(level) >= set(brief.enemies)
    known = {"hero", "boss", "rune", "lift", *brief.enemies}
    assert kinds_of(level) <= known
    for spawn in level.spawns:
        assert level.rows[spawn.row][spawn.column] not in "#xDG"


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("gap 9", "part 2, `gap 9`: the hero jumps 3 columns; write `gap 3`"),
        ("water 4", "part 2, `water 4`: the hero jumps 3 columns; write `water 3`"),
        ("spikes 20", "part 2, `spikes 20`: the hero jumps 3 columns; write `spikes 3`"),
        ("step-up 6", "part 2, `step-up 6`: the hero jumps 3 rows high; write `step-up 3`"),
        ("wall 4", "part 2, `wall 4`: the hero jumps 3 rows high; write `wall 3`"),
        ("spring 9", "part 2, `spring 9`: a spring throws the hero 7 rows high; write `spring 7`"),
        ("shaft 5", "part 2, `shaft 5`: this hero cannot leap off walls; write `ladder 5`"),
    ],
)
def test_what_the_hero_cannot_do_is_said_with_place_and_numbers(part: str, why: str) -> None:
    draft = course("run 5", part, *["coins 2"] * 8)
    assert faults_of(draft, a_brief(), a_design()) == [why]


def test_a_key_behind_its_own_door_is_said() -> None:
    draft = course("gap 2", "door", "run 5", "key 1", *["coins 2"] * 6)
    (fault,) = faults_of(draft, a_brief(locks=1), a_design())
    assert fault == (
        "part 2, `door`: its key comes only after it, as part 4, `key 1`;"
        " put the key before the door"
    )
    assert faults_of(draft, a_brief(locks=0), a_design()) == [], "there is no door at all"


def test_a_hero_with_more_moves_may_be_asked_for_more() -> None:
    draft = course("gap 5", "step-up 5", "shaft 6", *["run 4"] * 8)
    able = a_design(features=(Feature.DOUBLE_JUMP, Feature.WALL_JUMP, Feature.DASH))
    assert len(faults_of(draft, a_brief(), a_design())) == 3
    assert faults_of(draft, a_brief(), able) == []
    assert widest_jump(able) > widest_jump(a_design())
    assert highest_jump(able) > highest_jump(a_design())


@pytest.mark.parametrize("number", range(50))
def test_a_draft_within_reach_has_no_fault_and_is_else_the_same(number: int) -> None:
    brief, design, _, draft = at_random(Genre.PLATFORMER, number, wild=True)
    better = within_reach(draft, design)
    assert faults_of(better, brief, design) == []
    assert within_reach(better, design) == better
    if not faults_of(draft, brief.model_copy(update={"locks": 3}), design):
        assert better == draft


def test_foes_of_all_kinds_can_be_asked_for() -> None:
    brief = a_brief(enemies=tuple(Behaviour))
    one = laid("gap 3", *[f"{kind} 1" for kind in Behaviour], *["run 4"] * 3, brief=brief)
    asked = one.level.spawns[: one.own_spawns]
    assert {spawn.kind for spawn in asked} == {"hero", *Behaviour}
