from collections.abc import Callable

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import CELL, RIGHT, B
from vintage_game_generator.models.config import Genre
from vintage_game_generator.playtest.search import hold
from vintage_game_generator.rules.platformer.game import step
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.program import ENTRIES, PATTERNS, emit
from vintage_game_generator.translate.sources import rules_library

Draw = Callable[..., kernel.World]
SKY = ["." * 20] * 8
GROUND = ["#" * 20] * 2


def foes(world: kernel.World) -> list[kernel.Actor]:
    return [a for a in world.actors if kernel.WALKER <= a.kind <= kernel.CHARGER]


def test_a_walker_turns_at_edges(draw: Draw) -> None:
    world = draw(*SKY, "..@.......w.........", "###.....######......", "###.....######......")
    columns = set()
    for _ in range(400):
        hold(step, world, 0, 1)
        columns.add(foes(world)[0].x // CELL)
    assert (min(columns), max(columns)) == (8, 13)


def test_a_hopper_leaps_and_stays_on_its_ground(draw: Draw) -> None:
    world = draw(*SKY, "@........h..........", "###....######.......", "###....######.......")
    low = 9 * CELL
    for _ in range(600):
        hold(step, world, 0, 1)
        low = min(low, foes(world)[0].y)
    assert low < 8 * CELL
    assert 7 <= foes(world)[0].x // CELL <= 12


def test_a_shooter_hurts_from_afar(draw: Draw) -> None:
    world = draw(*SKY, ".@.....t............", *GROUND)
    hold(step, world, 0, 300)
    assert world.actors[0].hp < world.max_hp


def test_a_chaser_comes(draw: Draw) -> None:
    world = draw(*SKY[1:], "......g.............", ".@..................", *GROUND)
    hold(step, world, 0, 200)
    assert world.actors[0].hp < world.max_hp


def test_a_charger_gives_warning_before_it_rushes(draw: Draw) -> None:
    world = draw(*SKY, ".@.....r............", *GROUND)
    hold(step, world, 0, 5)
    assert foes(world)[0].pose == kernel.ATTACK
    assert foes(world)[0].x // CELL == 7
    hold(step, world, 0, 60)
    assert world.actors[0].hp < world.max_hp


def test_a_flyer_keeps_to_its_wave(draw: Draw) -> None:
    world = draw(*SKY[:5], "..........f.........", *SKY[:3], ".@..................", *GROUND)
    heights = set()
    for _ in range(900):
        hold(step, world, 0, 1)
        heights.add(foes(world)[0].y * 10 // CELL)
        assert abs(foes(world)[0].x - foes(world)[0].home_x) < 4 * CELL
    assert 5 < max(heights) - min(heights) < 25


def test_stomping_defeats_and_bounces(draw: Draw) -> None:
    world = draw(*SKY[:5], ".@..................", *SKY[:2], ".w..................", *GROUND)
    for _ in range(60):
        hold(step, world, 0, 1)
        if not foes(world):
            break
    assert not foes(world)
    assert world.actors[0].vy < 0
    assert world.actors[0].hp == world.max_hp


def test_a_blow_defeats_what_is_before_the_hero(draw: Draw) -> None:
    world = draw(*SKY, ".@.w................", *GROUND)
    hold(step, world, B, 12)
    assert not foes(world)
    assert world.score >= 100


@pytest.mark.parametrize("half", [3276, 6553])
@pytest.mark.parametrize("pattern", PATTERNS[Genre.PLATFORMER])
def test_a_boss_wakes_fights_and_its_fall_opens_the_gate(
    draw: Draw, pattern: str, half: int
) -> None:
    fights = {name: name == pattern for name in PATTERNS[Genre.PLATFORMER]}
    modules = emit(
        rules_library(),
        ENTRIES[Genre.PLATFORMER],
        {**fights, "BOSS_HALF": half, "BOSS_TALL": half * 63 // 40},
    )
    step = load(modules, "arena")["game"].__dict__["step"]
    world = draw(*["." * 19 + "G"] * 7, "..@......B.........G", *GROUND, step=step)
    hold(step, world, RIGHT, 40)
    assert world.boss > 0
    boss = world.actors[world.boss]
    places = set()
    for _ in range(400):
        world.actors[0].hurt = 2
        hold(step, world, 0, 1)
        places.add((boss.x // CELL, boss.y // CELL))
    assert len(places) > 5
    for _ in range(3000):
        if world.boss == 0:
            break
        world.actors[0].hurt = 2
        world.actors[0].x = boss.x - 2 * CELL if boss.x > 6 * CELL else boss.x + 2 * CELL
        world.actors[0].facing = int(boss.x < world.actors[0].x)
        world.actors[0].y = boss.y
        world.actors[0].vy = 0
        hold(step, world, B if world.tick % 2 else 0, 1)
    assert world.boss == 0
    assert kernel.GATE not in world.cells


def test_a_lift_carries_the_hero_across(draw: Draw) -> None:
    world = draw(
        *SKY, "..@.................", "###.=.........######", "###...........######", tag=7
    )
    hold(step, world, 0, 475)  # out and back: it waits at its home again
    hold(step, world, RIGHT, 16)
    hold(step, world, 0, 260)
    assert world.actors[0].ground
    assert world.actors[0].x > 9 * CELL
