from collections.abc import Callable

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import CELL, DOWN, LEFT, RIGHT, UP, A
from vintage_game_generator.playtest.search import hold
from vintage_game_generator.rules.platformer import hero as hero_rules
from vintage_game_generator.rules.platformer import landing
from vintage_game_generator.rules.platformer.game import step
from vintage_game_generator.rules.platformer.tuning import COYOTE_TIME, RUN_SPEED

Draw = Callable[..., kernel.World]
FIELD = ["." * 40] * 12 + ["..@" + "." * 37] + ["#" * 40] * 2


def highest(world: kernel.World, held: int) -> int:
    floor = world.actors[0].y
    top = floor
    for tick in range(80):
        hold(step, world, A if tick < held else 0, 1)
        top = min(top, world.actors[0].y)
    return (floor - top) * 100 // CELL


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switches off the moves that a game may have or not."""
    for name in ("HAS_DOUBLE_JUMP", "HAS_WALL_JUMP", "HAS_DASH"):
        monkeypatch.setattr(hero_rules, name, False)
    monkeypatch.setattr(landing, "HAS_DOUBLE_JUMP", False)


def test_a_held_jump_is_four_cells_high(draw: Draw) -> None:
    world = draw(*FIELD)
    assert 380 <= highest(world, 40) <= 420


def test_a_tapped_jump_is_lower(draw: Draw) -> None:
    assert highest(draw(*FIELD), 2) < 280


def test_a_running_jump_crosses_four_cells_in_under_a_second(draw: Draw) -> None:
    world = draw(*FIELD)
    hold(step, world, RIGHT, 30)
    start, ticks = world.actors[0].x, 0
    hold(step, world, RIGHT | A, 1)
    while not world.actors[0].ground:
        hold(step, world, RIGHT | A, 1)
        ticks += 1
    assert 4 * CELL < world.actors[0].x - start < 5 * CELL
    assert 30 < ticks < 50


def test_it_reaches_full_speed_and_stops_soon(draw: Draw) -> None:
    world = draw(*FIELD)
    hold(step, world, RIGHT, 20)
    assert world.actors[0].vx == RUN_SPEED
    hold(step, world, 0, 13)
    assert world.actors[0].vx == 0


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(("late", "jumps"), [(COYOTE_TIME - 2, True), (COYOTE_TIME + 4, False)])
def test_a_jump_counts_for_a_moment_after_the_edge(draw: Draw, late: int, jumps: bool) -> None:
    world = draw(*["." * 20] * 6, "..@" + "." * 17, "######" + "." * 14, *["." * 20] * 9)
    while world.actors[0].ground:
        hold(step, world, RIGHT, 1)
    hold(step, world, RIGHT, late)
    hold(step, world, RIGHT | A, 1)
    assert (world.actors[0].vy < 0) is jumps


@pytest.mark.usefixtures("plain")
def test_a_jump_pressed_just_before_the_landing_counts(draw: Draw) -> None:
    world = draw(*FIELD)
    hold(step, world, A, 2)
    while world.actors[0].y < 13 * CELL - 1500:
        hold(step, world, 0, 1)
    hold(step, world, A, 6)
    assert world.actors[0].vy < 0


def test_the_second_jump_goes_higher_than_one(draw: Draw) -> None:
    world = draw(*FIELD)
    floor = world.actors[0].y
    for buttons, ticks in ((A, 23), (0, 1), (A, 22)):
        hold(step, world, buttons, ticks)
    assert floor - world.actors[0].y > 6 * CELL


def test_ledges_let_the_hero_up_and_down_on_demand(draw: Draw) -> None:
    world = draw(*["." * 9] * 5, "..---....", "." * 9, "..@......", "#" * 9, "#" * 9)
    hold(step, world, A, 60)
    assert world.actors[0].ground
    assert world.actors[0].y == 5 * CELL - 1
    hold(step, world, 0, 2)
    hold(step, world, DOWN | A, 1)
    hold(step, world, 0, 40)
    assert world.actors[0].y == 8 * CELL - 1


def test_a_ladder_leads_to_its_top(draw: Draw) -> None:
    world = draw(*["." * 9] * 3, "..H######", *["..H######"] * 3, "..@......", "#" * 9, "#" * 9)
    world.cells[7 * 9 + 2] = kernel.LADDER
    hold(step, world, UP, 120)
    hold(step, world, 0, 20)
    assert world.actors[0].y == 3 * CELL - 1
    assert world.actors[0].ground


def test_walls_stop_it(draw: Draw) -> None:
    world = draw("." * 9, "..@..#...", "#" * 9, "#" * 9)
    hold(step, world, RIGHT, 60)
    assert world.actors[0].x // CELL == 4
    hold(step, world, LEFT, 90)
    assert world.actors[0].x // CELL == 0


def test_a_leap_off_a_wall_goes_up_and_away(draw: Draw) -> None:
    world = draw(*["#........"] * 10, "#@.......", "#" * 9, "#" * 9)
    hold(step, world, LEFT, 20)
    hold(step, world, LEFT | A, 12)
    hold(step, world, LEFT, 1)
    hold(step, world, LEFT | A, 1)
    assert world.actors[0].vx > 0
    assert world.actors[0].vy < -1000


def test_a_dash_is_faster_than_a_run_and_level(draw: Draw) -> None:
    world = draw(*FIELD)
    height = world.actors[0].y
    hold(step, world, RIGHT | kernel.SELECT, 3)
    assert world.actors[0].vx > 2 * RUN_SPEED
    assert world.actors[0].y == height
    hold(step, world, RIGHT, 30)
    assert world.actors[0].vx == RUN_SPEED


def test_a_pit_costs_a_life_and_the_checkpoint_gives_it_back(draw: Draw) -> None:
    world = draw(*["." * 9] * 4, "..@c.....", "####.....", "####.....")
    hold(step, world, RIGHT, 300)
    assert world.mode == kernel.DYING
    lives = world.lives
    for _ in range(90):
        world.buttons = 0
        step(world)
    assert world.mode == kernel.PLAYING
    assert (world.actors[0].x // CELL, world.lives) == (3, lives)
