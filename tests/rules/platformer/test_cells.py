from collections.abc import Callable

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import CELL, RIGHT, A
from vintage_game_generator.playtest.search import hold
from vintage_game_generator.rules.platformer.game import step

Draw = Callable[..., kernel.World]
SKY = ["." * 14] * 10
GROUND = ["#" * 14] * 2


def test_coins_are_counted_and_gone(draw: Draw) -> None:
    world = draw(*SKY, ".@.ooo........", *GROUND)
    hold(step, world, RIGHT, 60)
    assert world.coins == 3
    assert kernel.COIN not in world.cells


def test_a_door_wants_a_key(draw: Draw) -> None:
    shut = draw(*SKY[1:], "......D.......", ".@....D.......", *GROUND)
    hold(step, shut, RIGHT, 120)
    assert shut.actors[0].x // CELL == 5
    opened = draw(*SKY[1:], "......D.......", ".@.k..D.......", *GROUND)
    hold(step, opened, RIGHT, 120)
    assert opened.actors[0].x // CELL > 6
    assert opened.keys == 0
    assert kernel.DOOR not in opened.cells


def test_a_spring_throws_higher_than_a_jump(draw: Draw) -> None:
    world = draw(*SKY, ".@.s..........", *GROUND)
    top = world.actors[0].y
    for _ in range(90):
        hold(step, world, RIGHT, 1)
        top = min(top, world.actors[0].y)
    assert top < 4 * CELL


def test_spikes_cost_a_heart_at_a_time(draw: Draw) -> None:
    world = draw(*SKY, ".@...^........", *GROUND)
    hold(step, world, RIGHT, 50)
    assert world.actors[0].hp == world.max_hp - 1
    assert world.actors[0].hurt > 0


def test_a_crate_breaks_under_the_head(draw: Draw) -> None:
    world = draw(*SKY[3:], ".x............", ".." + "." * 12, ".@............", *GROUND)
    hold(step, world, A, 30)
    assert kernel.CRATE not in world.cells


def test_the_exit_clears_the_level(draw: Draw) -> None:
    world = draw(*SKY, ".@....E.......", *GROUND)
    hold(step, world, RIGHT, 120)
    assert world.mode == kernel.CLEARED


def test_a_power_runs_out(draw: Draw) -> None:
    world = draw(*SKY, ".@p...........", *GROUND)
    hold(step, world, RIGHT, 12)
    assert world.power > 0
    hold(step, world, 0, 620)
    assert world.power == 0
