"""A platformer's tick."""

from vintage_game_generator.kernels.python.kernel import PLAYING, World
from vintage_game_generator.rules.custom import step_custom
from vintage_game_generator.rules.options import HAS_CUSTOM, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.actors import ready_actors, step_actor, wake_nearby
from vintage_game_generator.rules.platformer.cells import touch_cells
from vintage_game_generator.rules.platformer.hero import step_hero
from vintage_game_generator.rules.platformer.powers import step_power
from vintage_game_generator.rules.platformer.registers import FORGOTTEN, WAKE
from vintage_game_generator.rules.session import end_tick, step_session

LOOK_AROUND = 16  # ticks after which is looked anew who is near


def step(world: World) -> None:
    """Advance the game by one tick of 1/60 second."""
    if step_session(world):
        play(world)
    end_tick(world)


def play(world: World) -> None:
    """Let the hero act, then what the hero touches, then all others."""
    if world.mode_time == 1:
        resume(world)
    if world.memory[WAKE] != 0 or world.mode_time % LOOK_AROUND == 0:
        wake_nearby(world)
    step_hero(world)
    # Before the cells are touched: whatever they move the hero into counts in this very tick.
    if HAS_CUSTOM and world.mode == PLAYING:
        step_custom(world)
    touch_cells(world)
    for index in range(world.awake_count):
        step_actor(world, world.awake[index])
    if HAS_POWER_UPS:
        step_power(world)


def resume(world: World) -> None:
    """Forget what the hero was about to do before a pause, a death or a new level."""
    for register in range(FORGOTTEN):
        world.memory[register] = 0
    ready_actors(world)
    wake_nearby(world)
