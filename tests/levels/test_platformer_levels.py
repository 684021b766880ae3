import random

import pytest

from vintage_game_generator.assets.levels.casting import FLIERS
from vintage_game_generator.assets.levels.platformer import build_level
from vintage_game_generator.assets.levels.platformer_reach import measure
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
    Story,
)
from vintage_game_generator.models.level import Level, Spawn

CELL = 4096
VIEWS = ((16, 13), (10, 8), (16, 15))


def built(seed: int, *features: Feature, **wishes: object) -> Level:
    chance = random.Random(seed)
    brief = LevelBrief(
        number=1,
        name="Shore",
        biome=seed % 3,
        seed=seed,
        length=10,
        difficulty=chance.randrange(101),
        verticality=chance.randrange(101),
        enemies=tuple(chance.sample(list(Behaviour), 4)),
        locks=0,
        boss=False,
        tune="level-1",
    ).model_copy(update=wishes)
    hero = CastMember(name="Ida", sprite="hero", archetype="keeper")
    design = GameDesign(
        title="T",
        display_title="T",
        package="t",
        seed=seed,
        genre=Genre.PLATFORMER,
        perspective=Perspective.SIDE_VIEW,
        features=features,
        story=Story(tagline="", intro=(), ending=(), defeat=()),
        hero=hero,
        enemies=(),
        boss=None,
        levels=(brief,),
        tuning={},
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )
    return build_level(brief, design, VIEWS[seed % 3])


def count(level: Level, letter: str) -> int:
    return sum(row.count(letter) for row in level.rows)


def test_the_same_brief_makes_the_same_level() -> None:
    assert built(5, Feature.COMBAT) == built(5, Feature.COMBAT)


def test_different_seeds_make_different_levels() -> None:
    assert len({built(seed).rows for seed in range(20)}) == 20


@pytest.mark.parametrize("seed", range(9))
def test_the_hero_has_one_start_and_one_exit_on_firm_ground(seed: int) -> None:
    level = built(seed)
    (hero,) = [spawn for spawn in level.spawns if spawn.kind == "hero"]
    assert level.rows[hero.row][hero.column] == "."
    assert level.rows[hero.row + 1][hero.column] == "#"
    assert count(level, "E") == 1


@pytest.mark.parametrize("seed", range(9))
def test_ground_has_mass(seed: int) -> None:
    level = built(seed)
    for row in range(1, len(level.rows)):
        for column in range(1, level.columns - 1):
            if level.rows[row][column] == "#":
                around = (
                    level.rows[row][column - 1],
                    level.rows[row][column + 1],
                    level.rows[row - 1][column],
                    level.rows[min(row + 1, len(level.rows) - 1)][column],
                )
                assert "#" in around


def test_locks_come_with_as_many_keys() -> None:
    level = built(3, Feature.KEYS_AND_DOORS, locks=2)
    assert count(level, "k") == 2
    assert count(level, "D") == 4


def test_a_game_without_keys_has_no_doors() -> None:
    assert count(built(3, locks=2), "D") == 0


def test_a_boss_stands_between_the_hero_and_the_exit() -> None:
    level = built(4, Feature.BOSSES, Feature.COMBAT, boss=True)
    (boss,) = [spawn for spawn in level.spawns if spawn.kind == "boss"]
    gate = min(row.index("G") for row in level.rows if "G" in row)
    leaving = next(row.index("E") for row in level.rows if "E" in row)
    assert boss.column < gate < leaving
    assert not [spawn for spawn in level.spawns if spawn.kind == "rune"]


def test_without_combat_runes_hurt_the_boss() -> None:
    level = built(4, Feature.BOSSES, boss=True)
    assert len([spawn for spawn in level.spawns if spawn.kind == "rune"]) == 4


def test_harder_levels_have_more_foes() -> None:
    def foes(difficulty: int) -> int:
        return sum(
            spawn.kind in set(Behaviour)
            for seed in range(8)
            for spawn in built(seed, difficulty=difficulty).spawns
        )

    assert foes(90) > foes(10) * 3 // 2


def foes_of(level: Level) -> list[Spawn]:
    return [spawn for spawn in level.spawns if spawn.kind in set(Behaviour)]


def test_nearly_every_screen_has_something_to_face() -> None:
    screens = empty = 0
    for seed in range(20):
        level = built(seed, difficulty=50)
        for first in range(16, level.columns - 26, 16):
            screens += 1
            empty += not any(first <= foe.column < first + 16 for foe in foes_of(level))
    assert empty * 10 < screens


def test_kinds_of_foes_come_in_one_after_another() -> None:
    for seed in range(12):
        level = built(seed, enemies=(Behaviour.WALKER, Behaviour.SHOOTER, Behaviour.FLYER))
        debuts = [
            min((foe.column for foe in foes_of(level) if foe.kind == kind), default=999)
            for kind in (Behaviour.WALKER, Behaviour.SHOOTER, Behaviour.FLYER)
        ]
        assert debuts == sorted(debuts)
        assert debuts[0] < debuts[1]


def test_nobody_waits_where_a_jump_over_a_pit_ends() -> None:
    for seed in range(12):
        level = built(seed, difficulty=90)
        ground = level.rows[-1]
        walking = [foe for foe in foes_of(level) if foe.kind not in FLIERS]
        assert not [foe for foe in walking if ground[foe.column - 1] in ".~"]


def test_a_level_has_a_pit_before_its_first_door() -> None:
    for seed in range(12):
        level = built(seed, Feature.KEYS_AND_DOORS, locks=2, length=6)
        doors = [row.index("D") for row in level.rows if "D" in row]
        pits = [column for column in range(level.columns) if level.rows[-1][column] in ".~"]
        assert pits[0] < min(doors)


def test_foes_start_in_the_open() -> None:
    for seed in range(12):
        level = built(seed, difficulty=90)
        for spawn in level.spawns:
            assert level.rows[spawn.row][spawn.column] not in "#xDG"


def test_reach_measures_the_jump_of_the_tuning() -> None:
    usual = measure({})
    assert 4 * CELL - 800 < usual.rise < 4 * CELL + 800
    assert usual.step == 3
    assert usual.gap() == 3
    assert measure({"RUN_SPEED": 520}).gap() > usual.gap()
    assert usual.double_rise > usual.rise + 2 * CELL
