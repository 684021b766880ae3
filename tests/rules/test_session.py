"""The screens around the play."""

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.rules.options import INTRO_TICKS, SKIP_TICKS
from vintage_game_generator.rules.session import end_tick, step_session


def pressed(world: kernel.World, buttons: int, ticks: int = 1) -> None:
    for _ in range(ticks):
        world.buttons = buttons
        step_session(world)
        end_tick(world)


@pytest.fixture
def card() -> kernel.World:
    """A world that has just begun to show its first level's card."""
    level = kernel.Level(4, 3, [kernel.EMPTY] * 12, [kernel.Spawn(kernel.HERO, 1, 2, 0)])
    world = new_world([level, level], 7)
    pressed(world, 0)
    pressed(world, kernel.START)
    assert world.mode == kernel.INTRO
    return world


def test_a_card_stands_until_there_was_time_to_read_it(card: kernel.World) -> None:
    pressed(card, 0, INTRO_TICKS - 1)
    assert card.mode == kernel.INTRO
    pressed(card, 0)
    assert card.mode == kernel.PLAYING


@pytest.mark.parametrize("button", [kernel.START, kernel.A])
def test_a_player_who_has_read_a_card_goes_on(card: kernel.World, button: int) -> None:
    pressed(card, 0, SKIP_TICKS)
    pressed(card, button)
    assert card.mode == kernel.PLAYING
    pressed(card, button)
    assert card.mode == kernel.PLAYING, "the same press would pause"


@pytest.mark.parametrize("button", [kernel.B, kernel.SELECT, kernel.UP, kernel.RIGHT])
def test_no_other_button_ends_a_card(card: kernel.World, button: int) -> None:
    pressed(card, 0, SKIP_TICKS)
    pressed(card, button)
    assert card.mode == kernel.INTRO


def test_a_button_that_is_still_held_from_the_title_ends_no_card(card: kernel.World) -> None:
    pressed(card, kernel.START, INTRO_TICKS - 1)
    assert card.mode == kernel.INTRO


def test_a_hasty_press_ends_no_card(card: kernel.World) -> None:
    pressed(card, 0, SKIP_TICKS - 2)
    pressed(card, kernel.A)
    assert card.mode == kernel.INTRO


def test_a_level_whose_card_is_skipped_is_saved_as_well(card: kernel.World) -> None:
    card.level = 1
    pressed(card, 0, SKIP_TICKS)
    pressed(card, kernel.A)
    assert card.save[0] == 2
