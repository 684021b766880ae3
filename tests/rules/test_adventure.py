"""The rules of adventures, played on rooms drawn as text."""

import random
from collections.abc import Callable, Sequence
from itertools import combinations

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.hashing import state_hash
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import Behaviour, CastMember, GameDesign, Story
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.rules.adventure import tuning
from vintage_game_generator.translate.program import PATTERNS, program

FEATURES = (
    Feature.COMBAT,
    Feature.POWER_UPS,
    Feature.KEYS_AND_DOORS,
    Feature.BOSSES,
    Feature.SAVE,
    Feature.DASH,
)
CELL = kernel.CELL


class Play:
    """A game of one level, for tests: rows of letters, `@` is the hero, `!` any other spawns."""

    def __init__(
        self,
        rows: Sequence[str],
        features: Sequence[Feature] = (),
        spawns: Sequence[Spawn] = (),
        view: tuple[int, int] | None = None,
        pattern: str = "HAS_RUSHER",
    ) -> None:
        hero = next((row.index("@"), at) for at, row in enumerate(rows) if "@" in row)
        level = Level(
            number=1,
            name="test",
            biome=0,
            tune="level-1",
            rows=tuple(row.replace("@", ".") for row in rows),
            spawns=(Spawn(kind="hero", column=hero[0], row=hero[1]), *spawns),
        )
        design = a_design(features, view or (len(rows[0]), len(rows)), {pattern: 1})
        self.step: Callable[[kernel.World], None] = program(design).step
        self.world = world_of_level(design, level)
        buttons_to_play(self.step, self.world)
        assert self.world.mode == kernel.PLAYING

    @property
    def hero(self) -> kernel.Actor:
        return self.world.actors[0]

    def press(self, buttons: int, ticks: int = 1) -> "Play":
        for _ in range(ticks):
            self.world.buttons = buttons
            self.step(self.world)
        return self

    def cell(self, column: int, row: int) -> int:
        return kernel.cell_at(self.world, column, row)

    def first(self, kind: int) -> kernel.Actor | None:
        return next((actor for actor in self.world.actors if actor.kind == kind), None)

    def only(self, kind: int) -> kernel.Actor:
        actor = self.first(kind)
        assert actor is not None
        return actor


def a_design(
    features: Sequence[Feature], view: tuple[int, int], tuning: dict[str, int]
) -> GameDesign:
    return GameDesign(
        title="Test",
        display_title="TEST",
        package="test",
        seed=7,
        genre=Genre.ACTION_ADVENTURE,
        perspective=Perspective.TOP_DOWN,
        features=tuple(features),
        story=Story(tagline="", intro=(), ending=(), defeat=()),
        hero=CastMember(name="Hero", sprite="hero", archetype="knight"),
        enemies=tuple(
            CastMember(name=kind.value, sprite=kind.value, archetype="bat", behaviour=kind)
            for kind in Behaviour
        ),
        boss=None,
        levels=(),
        tuning={"ROOM_COLUMNS": view[0], "ROOM_ROWS": view[1], **tuning},
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )


HALL = (
    "############",
    "#..........#",
    "#..........#",
    "#..........#",
    "#....@.....#",
    "#..........#",
    "#..........#",
    "#..........#",
    "############",
)


def hall(**changes: str) -> list[str]:
    """Return the hall with rows changed: `hall(r4="#....@.k...#")`."""
    rows = list(HALL)
    for name, row in changes.items():
        rows[int(name[1:])] = row
    return rows


def test_the_hero_walks_at_his_speed_and_a_little_slower_across() -> None:
    play = Play(HALL)
    x = play.hero.x
    play.press(kernel.RIGHT, 10)
    assert play.hero.x - x == 10 * tuning.WALK_SPEED
    x, y = play.hero.x, play.hero.y
    play.press(kernel.LEFT | kernel.UP, 4)
    assert (x - play.hero.x, y - play.hero.y) == (4 * tuning.DIAGONAL_SPEED,) * 2


def test_walls_and_water_stop_the_hero() -> None:
    play = Play(hall(r2="#....~.....#"))
    play.press(kernel.UP, 60)
    assert (play.hero.y - 1200) // CELL == 3
    play.press(kernel.LEFT, 90)
    assert play.hero.x // CELL == 1


def test_a_diagonal_slides_along_a_wall() -> None:
    play = Play(HALL).press(kernel.UP, 60)
    x = play.hero.x
    play.press(kernel.UP | kernel.RIGHT, 10)
    assert play.hero.x - x == 10 * tuning.DIAGONAL_SPEED


@pytest.mark.parametrize("aside", [-1, 0, 1])
def test_the_hero_slips_around_the_corner_of_a_doorway(aside: int) -> None:
    play = Play(hall(r2="#####.######", r3="#####.######"))
    play.hero.x += aside * 1500
    play.press(kernel.UP, 60)
    assert (play.hero.y - 1200) // CELL == 1


def test_facing_stays_while_it_fits_a_diagonal() -> None:
    play = Play(HALL).press(kernel.UP, 2)
    assert play.hero.facing == kernel.FACE_UP
    play.press(kernel.UP | kernel.RIGHT, 2)
    assert play.hero.facing == kernel.FACE_UP
    play.press(kernel.DOWN, 1)
    assert play.hero.facing == kernel.FACE_DOWN


def test_coins_hearts_and_lives_are_taken_by_walking_over_them() -> None:
    play = Play(hall(r4="#....@ovL..#"))
    play.hero.hp = 1
    lives = play.world.lives
    play.press(kernel.RIGHT, 50)
    assert (play.world.coins, play.hero.hp, play.world.lives) == (1, 2, lives + 1)
    assert [play.cell(column, 4) for column in (6, 7, 8)] == [kernel.EMPTY] * 3


def test_spikes_hurt_once_throw_back_and_spare_for_a_while() -> None:
    play = Play(hall(r4="#....@^....#"))
    hp, x = play.hero.hp, play.hero.x
    play.press(kernel.RIGHT, 8)
    assert play.hero.hp == hp - 1
    assert play.hero.pose == kernel.HURT
    play.press(0, tuning.KNOCK_TICKS)
    assert play.hero.x < x
    play.press(kernel.RIGHT, tuning.HURT_TICKS - tuning.KNOCK_TICKS - 5)
    assert play.hero.hp == hp - 1


def test_a_checkpoint_heals_and_is_where_the_hero_wakes_up_again() -> None:
    play = Play(hall(r4="#....@c.^..#"))
    play.hero.hp = 1
    play.press(kernel.RIGHT, 12)
    assert play.hero.hp == play.world.max_hp
    assert play.cell(6, 4) == kernel.CHECKPOINT_LIT
    play.hero.hp = 1
    play.press(kernel.RIGHT, 30)
    assert play.world.mode == kernel.DYING
    lives = play.world.lives
    play.press(0, 200)
    assert play.world.mode == kernel.PLAYING
    assert (play.hero.x // CELL, play.hero.hp, play.world.lives) == (6, play.world.max_hp, lives)


def test_the_exit_clears_the_level() -> None:
    play = Play(hall(r4="#....@.E...#")).press(kernel.RIGHT, 24)
    assert play.world.mode == kernel.CLEARED


def test_a_locked_doorway_opens_whole_for_one_key() -> None:
    rows = hall(r3="#####D######", r4="#....@.....#", r2="#.....k....#")
    rows[3] = "####DD######"
    play = Play(rows, [Feature.KEYS_AND_DOORS]).press(kernel.UP, 20)
    assert play.cell(5, 3) == kernel.DOOR
    play.world.keys = 2
    play.press(kernel.UP, 5)
    assert [play.cell(4, 3), play.cell(5, 3)] == [kernel.EMPTY] * 2
    assert play.world.keys == 1
    play.press(kernel.UP, 20).press(kernel.RIGHT, 20)
    assert play.world.keys == 2


TWO_ROOMS = (
    "########" * 2,
    "#......##......#",
    "#......##......#",
    "#..............#",
    "#....@.........#",
    "#......##......#",
    "#......##......#",
    "########" * 2,
)


def test_foes_of_other_rooms_sleep_and_go_home_when_the_hero_leaves() -> None:
    walker = Spawn(kind="walker", column=12, row=2)
    play = Play(TWO_ROOMS, spawns=[walker], view=(8, 8))
    foe = play.only(kernel.WALKER)
    home = foe.x, foe.y
    play.press(0, 100)
    assert play.world.awake_count == 0
    assert (foe.x, foe.y) == home
    play.hero.x = 9 * CELL
    play.press(0, 20)
    assert play.world.awake_count == 1
    assert (foe.x, foe.y) == home  # it holds still for a moment
    play.press(0, 100)
    assert (foe.x, foe.y) != home
    play.hero.x = 6 * CELL
    play.press(0)
    assert (foe.x, foe.y) == home
    assert play.world.awake_count == 0


@pytest.mark.parametrize("kind", [behaviour.value for behaviour in Behaviour])
def test_no_foe_leaves_its_room_or_enters_walls(kind: str) -> None:
    spawn = Spawn(kind=kind, column=12, row=3)
    play = Play(TWO_ROOMS, spawns=[spawn], view=(8, 8))
    play.hero.x, play.hero.y = 9 * CELL + 2048, 4 * CELL - 1
    foe = play.world.actors[1]
    moved = False
    for _ in range(900):
        play.hero.hp = 3
        play.press(0)
        moved = moved or (foe.x, foe.y) != (foe.home_x, foe.home_y)
        assert 9 * CELL <= foe.x < 15 * CELL
        assert foe.y - 2600 >= CELL
        assert foe.y < 7 * CELL
    assert moved == (kind != "shooter")


def test_a_hopper_crouches_then_leaps_at_the_hero() -> None:
    play = Play(HALL, spawns=[Spawn(kind="hopper", column=9, row=4)])
    poses = {play.press(0).only(kernel.HOPPER).pose for _ in range(150)}
    assert poses == {kernel.IDLE, kernel.JUMP}


def test_a_flyer_crosses_water_and_spikes() -> None:
    rows = ["############", "#@.........#", *["#~~~~^^^~~~#"] * 6, "############"]
    play = Play(rows, spawns=[Spawn(kind="flyer", column=6, row=5)])
    places = set()
    for _ in range(300):
        play.press(0)
        flyer = play.only(kernel.FLYER)
        places.add(play.cell(flyer.x // CELL, flyer.y // CELL))
    assert {kernel.WATER, kernel.HAZARD} <= places


def test_a_shooter_raises_its_weapon_before_it_fires_at_the_hero() -> None:
    play = Play(HALL, spawns=[Spawn(kind="shooter", column=9, row=4)])
    hp = play.hero.hp
    aimed_for = 0
    while play.first(kernel.FOE_SHOT) is None:
        aimed_for += play.press(0).only(kernel.SHOOTER).pose == kernel.ATTACK
    assert aimed_for >= tuning.SHOOTER_AIM - 4
    play.press(0, 60)
    assert play.hero.hp == hp - 1


def test_a_chaser_hunts_the_hero_but_is_slower() -> None:
    play = Play(HALL, spawns=[Spawn(kind="chaser", column=9, row=2)])
    far = abs(play.only(kernel.CHASER).x - play.hero.x)
    play.press(0, 90)
    assert abs(play.only(kernel.CHASER).x - play.hero.x) < far
    assert tuning.CHASER_SPEED < tuning.WALK_SPEED


def test_a_charger_scrapes_before_it_rushes_along_the_heros_line() -> None:
    play = Play(HALL, spawns=[Spawn(kind="charger", column=9, row=4)])
    charger = play.only(kernel.CHARGER)
    while charger.pose != kernel.ATTACK:
        play.press(0)
    x = charger.x
    play.press(0, tuning.CHARGER_AIM - 1)
    assert charger.x == x
    play.press(0, 4)
    assert charger.x < x - CELL // 4


def test_a_charger_does_not_see_through_walls() -> None:
    play = Play(hall(r4="#....@.#...#"), spawns=[Spawn(kind="charger", column=9, row=4)])
    play.press(0, 120)
    assert play.only(kernel.CHARGER).x == play.only(kernel.CHARGER).home_x


def test_the_sword_needs_as_many_blows_as_a_foe_is_tough_and_throws_it_back() -> None:
    play = Play(hall(r4="#....@.....#"), [Feature.COMBAT], [Spawn(kind="charger", column=6, row=4)])
    play.press(0, tuning.CALM_TICKS).press(kernel.RIGHT)
    foe = play.only(kernel.CHARGER)
    score = play.world.score
    x = foe.x
    play.press(kernel.B).press(0, 6)
    assert (foe.hp, foe.hurt > 0) == (2, True)
    assert foe.x > x
    assert play.only(kernel.SLASH).facing == kernel.FACE_RIGHT
    foe.hp = 1
    foe.x, foe.hurt = x, 0
    play.press(0, 14).press(kernel.B).press(0, 3)
    assert play.first(kernel.CHARGER) is None
    assert play.world.score > score


def test_the_hero_stands_while_he_swings_and_holding_the_button_swings_once() -> None:
    play = Play(HALL, [Feature.COMBAT])
    x = play.hero.x
    play.press(kernel.B | kernel.RIGHT, tuning.SLASH_TICKS)
    assert play.hero.x == x
    play.press(kernel.B | kernel.RIGHT, 10)
    assert play.hero.x > x


def test_the_sword_cuts_shots_and_crates() -> None:
    play = Play(hall(r4="#....@x....#"), [Feature.COMBAT], [Spawn(kind="shooter", column=9, row=4)])
    play.press(kernel.RIGHT).press(kernel.B).press(0, 5)
    assert play.cell(6, 4) != kernel.CRATE
    hp = play.hero.hp
    for _ in range(40):
        play.press(kernel.B).press(0, tuning.SLASH_TICKS)
    assert play.hero.hp == hp


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ("#....@x....#", "#....@.x...#"),
        ("#....@x~...#", "#....@.....#"),
        ("#....@x#...#", "#....@.#...#"),
        ("#....@xx...#", "#....@.x...#"),
    ],
)
def test_without_a_sword_leaning_shoves_a_crate_or_breaks_it(row: str, after: str) -> None:
    play = Play(hall(r4=row)).press(kernel.RIGHT, 6 + tuning.LEAN_TICKS)
    letters = {kernel.EMPTY: ".", kernel.SOLID: "#", kernel.CRATE: "x", kernel.WATER: "~"}
    assert "".join(letters[play.cell(x, 4)] for x in range(12)) == after.replace("@", ".")


def test_a_roll_is_fast_and_nothing_hurts_in_it() -> None:
    play = Play(hall(r4="#....@.^...#"), [Feature.DASH]).press(kernel.RIGHT)
    x, hp = play.hero.x, play.hero.hp
    play.press(kernel.A | kernel.RIGHT, tuning.DASH_TICKS + 1)
    assert play.hero.x - x == tuning.DASH_TICKS * tuning.DASH_SPEED
    assert play.hero.hp == hp


def test_the_place_of_a_power_decides_which_it_is_and_it_runs_out() -> None:
    play = Play(hall(r4="#....@p....#"), [Feature.POWER_UPS]).press(kernel.RIGHT, 12)
    assert play.world.power == 1 + (6 + 4) % 2
    play.press(0, tuning.POWER_TICKS)
    assert (play.world.power, play.world.power_time) == (0, 0)


def test_boots_are_fast_and_a_shield_takes_one_blow() -> None:
    play = Play(hall(r4="#....@..^..#"), [Feature.POWER_UPS])
    play.world.power, play.world.power_time = 1, 500
    x, hp = play.hero.x, play.hero.hp
    play.press(kernel.RIGHT, 5)
    assert play.hero.x - x == 5 * (tuning.WALK_SPEED * tuning.BOOTS_SPEED // 100)
    play.world.power = 2
    play.press(kernel.RIGHT, 30)
    assert (play.hero.hp, play.world.power) == (hp, 0)


def test_a_strong_sword_hits_twice_as_hard_and_throws_a_beam() -> None:
    features = [Feature.COMBAT, Feature.POWER_UPS]
    play = Play(HALL, features, [Spawn(kind="charger", column=10, row=4)])
    play.press(kernel.RIGHT)
    play.world.power, play.world.power_time = 3, 500
    play.press(kernel.B).press(0, 20)
    assert play.only(kernel.CHARGER).hp == 1


BOSS_ROOM = (
    "############",
    "#..........#",
    "#..........#",
    "#..........G",
    "...........G",
    "#..........#",
    "#..........#",
    "#@.........#",
    "############",
)


def boss_play(features: Sequence[Feature], pattern: str = "HAS_RUSHER") -> Play:
    boss = Spawn(kind="boss", column=6, row=4)
    return Play(BOSS_ROOM, [Feature.BOSSES, *features], [boss], pattern=pattern)


def test_the_boss_locks_the_hero_in_and_its_fall_opens_both_ways() -> None:
    play = boss_play([Feature.COMBAT]).press(0, 3)
    assert play.world.boss > 0
    assert [play.cell(0, 4), play.cell(11, 3)] == [kernel.GATE, kernel.GATE]
    boss = play.only(kernel.BOSS)
    boss.hp = 1
    boss.x, boss.y = play.hero.x + 7000, play.hero.y
    play.press(kernel.RIGHT).press(kernel.B).press(0, 5)
    assert play.world.boss == 0
    assert [play.cell(0, 4), play.cell(11, 3), play.cell(11, 4)] == [kernel.EMPTY] * 3


def test_when_the_hero_falls_the_way_in_opens_and_the_way_on_stays_shut() -> None:
    play = boss_play([]).press(0, 3)
    boss = play.only(kernel.BOSS)
    play.hero.hp = 1
    boss.x, boss.y = play.hero.x, play.hero.y
    play.press(0, 2)
    assert play.world.mode == kernel.DYING
    assert [play.cell(0, 4), play.cell(11, 3)] == [kernel.EMPTY, kernel.GATE]


def test_without_a_sword_runes_hurt_the_boss() -> None:
    play = boss_play([])
    hp = play.press(0, 3).only(kernel.BOSS).hp
    play.hero.hurt = 10_000
    while play.first(kernel.RUNE) is None:
        play.press(0)
    rune = play.only(kernel.RUNE)
    assert play.cell(rune.x // CELL, rune.y // CELL) == kernel.EMPTY
    play.hero.x, play.hero.y = rune.x, rune.y
    play.press(0, 2)
    assert play.only(kernel.BOSS).hp == hp - 1
    assert play.first(kernel.RUNE) is None


@pytest.mark.parametrize("pattern", PATTERNS[Genre.ACTION_ADVENTURE])
def test_every_boss_shows_its_attack_before_it_strikes_and_stays_inside(pattern: str) -> None:
    play = boss_play([], pattern)
    poses = set()
    for _ in range(1200):
        play.hero.hp = 3
        play.press(0)
        boss = play.only(kernel.BOSS)
        poses.add(boss.pose)
        assert boss.x - 3200 >= CELL
        assert boss.x + 3200 < 11 * CELL
    assert {kernel.WALK, kernel.ATTACK, kernel.IDLE} <= poses


ALL_SORTS = [
    "################",
    "#.o.v.~~x..L...#",
    "#..k..~~...p...#",
    "#......^.......#",
    "#.@..xx....c...#",
    "#..............G",
    "#....##....^...G",
    "#...........x..#",
    "################",
]
CROWD = [
    *(Spawn(kind=kind.value, column=4 + index, row=3) for index, kind in enumerate(Behaviour)),
    Spawn(kind="boss", column=12, row=6),
]


@pytest.mark.parametrize(
    "features", [few for count in (0, 1, 5, 6) for few in combinations(FEATURES, count)], ids=len
)
def test_any_input_in_any_mix_of_features_keeps_the_world_sound(
    features: tuple[Feature, ...],
) -> None:
    spawns = CROWD if Feature.BOSSES in features else CROWD[:-1]
    play = Play(ALL_SORTS, features, spawns)
    rng = random.Random(len(features))
    for _ in range(60):
        buttons = rng.randrange(256) & ~kernel.START
        for _ in range(rng.randint(1, 20)):
            play.press(buttons)
            assert play.cell(play.hero.x // CELL, (play.hero.y - 1200) // CELL) != kernel.SOLID
            if play.world.mode == kernel.LOST:
                return
    values = [getattr(actor, name) for actor in play.world.actors for name in ("x", "y", "vx")]
    assert all(-(2**31) <= value < 2**31 for value in [*values, *play.world.memory])


def test_the_same_input_leads_to_the_same_state() -> None:
    plays = [Play(ALL_SORTS, FEATURES, CROWD) for _ in range(2)]
    hashes = []
    for play in plays:
        rng = random.Random(5)
        for _ in range(50):
            play.press(rng.randrange(256) & ~kernel.START, 8)
        hashes.append(state_hash(play.world))
    assert hashes[0] == hashes[1]


def test_a_level_leaves_no_trace_in_the_registers_for_the_next() -> None:
    play = Play(hall(r4="#..^.@.E...#"), [Feature.DASH]).press(kernel.A)
    play.press(kernel.RIGHT, 30)
    fresh = Play(hall(r4="#..^.@.E...#"), [Feature.DASH])
    play.hero.x, play.hero.y = fresh.hero.x, fresh.hero.y
    assert play.world.mode == kernel.CLEARED
    kept = play.world.memory.copy()
    kernel.load_level(play.world, 0)
    play.world.mode = kernel.PLAYING
    play.press(0, 2)
    fresh.press(0, 2)
    assert kept[0] == 0
    assert play.world.memory == fresh.world.memory
