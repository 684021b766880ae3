"""Playing adventures: levels are won and lost by their own rules."""

import pytest

from vintage_game_generator.assets.levels.adventure import build_level
from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.hashing import state_hash
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import (
    Behaviour,
    CastMember,
    GameDesign,
    LevelBrief,
    Story,
)
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.playtest.adventure import lose, solve
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.program import program

FEATURES = (
    Feature.COMBAT,
    Feature.POWER_UPS,
    Feature.KEYS_AND_DOORS,
    Feature.BOSSES,
    Feature.DASH,
)
MIXES = [
    FEATURES,
    (),
    (Feature.COMBAT, Feature.BOSSES),
    (Feature.BOSSES, Feature.KEYS_AND_DOORS),
    (Feature.KEYS_AND_DOORS, Feature.DASH),
    (Feature.POWER_UPS, Feature.BOSSES, Feature.DASH),
]


def a_design(features: tuple[Feature, ...], view: tuple[int, int], seed: int = 1) -> GameDesign:
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
        enemies=tuple(
            CastMember(name=kind.value, sprite=kind.value, archetype="bat", behaviour=kind)
            for kind in Behaviour
        ),
        boss=None,
        levels=(),
        tuning={"ROOM_COLUMNS": view[0], "ROOM_ROWS": view[1]},
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )


def opened(design: GameDesign, level: Level) -> tuple[kernel.Step, kernel.World]:
    step = program(design).step
    world = world_of_level(design, level)
    buttons_to_play(step, world)
    return step, world


def built(features: tuple[Feature, ...], view: tuple[int, int], seed: int) -> Level:
    brief = LevelBrief(
        number=1 + seed % 3,
        name="test",
        biome=0,
        seed=seed,
        length=6 + seed % 4,
        difficulty=30 + 10 * (seed % 5),
        verticality=50,
        enemies=tuple(Behaviour),
        locks=seed % 3,
        boss=True,
        tune="level-1",
    )
    return build_level(brief, a_design(features, view, seed), view)


def replayed(step: kernel.Step, world: kernel.World, pressed: list[int]) -> kernel.World:
    for buttons in pressed:
        world.buttons = buttons
        step(world)
    return world


@pytest.mark.parametrize("view", [(16, 13), (10, 8)])
@pytest.mark.parametrize("features", MIXES, ids=len)
def test_levels_are_won_and_lost(features: tuple[Feature, ...], view: tuple[int, int]) -> None:
    for seed in (1, 2):
        level = built(features, view, seed)
        step, world = opened(a_design(features, view, seed), level)
        before = state_hash(world)
        won = solve(step, world)
        lost = lose(step, world)
        assert state_hash(world) == before
        assert won is not None
        assert replayed(step, kernel.copied(world), won).mode == kernel.CLEARED
        assert replayed(step, world, lost).mode == kernel.LOST


@pytest.mark.parametrize("features", [(Feature.BOSSES,), (Feature.BOSSES, Feature.COMBAT)], ids=len)
def test_a_boss_as_large_as_four_cells_is_beaten(features: tuple[Feature, ...]) -> None:
    view = (16, 13)
    large = {"BOSS_HALF": 6500, "BOSS_TALL": 10_400}
    for seed in (1, 2, 3):
        design = a_design(features, view, seed)
        design = design.model_copy(update={"tuning": design.tuning | large})
        step, world = opened(design, built(features, view, seed))
        won = solve(step, world)
        assert won is not None
        assert replayed(step, world, won).score >= 1500


def test_the_same_level_is_won_the_same_way() -> None:
    step, world = opened(a_design(FEATURES, (16, 13)), built(FEATURES, (16, 13), 4))
    assert solve(step, world) == solve(step, world)


def drawn(*rows: str, foes: tuple[Spawn, ...] = ()) -> Level:
    """Return a level of one room drawn as text; the hero starts in its upper left corner."""
    hero = Spawn(kind="hero", column=1, row=1)
    return Level(number=1, name="test", biome=0, tune="level-1", rows=rows, spawns=(hero, *foes))


def test_a_level_without_a_way_to_its_exit_is_not_won() -> None:
    level = drawn("########", "#..#...#", "#..#.E.#", "#..#...#", "########")
    step, world = opened(a_design((), (8, 5)), level)
    assert solve(step, world) is None


def test_a_way_through_crates_is_found_with_and_without_a_sword() -> None:
    level = drawn("########", "#..x...#", "#..x.E.#", "#..x...#", "########")
    for features in ((), (Feature.COMBAT,)):
        step, world = opened(a_design(features, (8, 5)), level)
        assert solve(step, world) is not None


def test_a_patient_player_does_not_get_hurt_by_a_foe_in_the_way() -> None:
    rows = ("############", *["#..........#"] * 4, "#........E.#", "############")
    foes = (Spawn(kind="walker", column=6, row=3), Spawn(kind="chaser", column=8, row=5))
    step, world = opened(a_design((), (12, 7)), drawn(*rows, foes=foes))
    won = solve(step, world)
    assert won is not None
    assert replayed(step, world, won).actors[0].hp == world.max_hp


def test_where_nothing_hurts_losing_fails() -> None:
    step, world = opened(a_design((), (8, 4)), drawn("########", "#......#", "#...E..#", "#" * 8))
    with pytest.raises(NotProven, match="nothing in this level hurts"):
        lose(step, world)
