"""The roll: a short burst in which nothing hurts the hero."""

from vintage_game_generator.kernels.python.kernel import JUMP, SOUND_DASH, A, World, play_sound
from vintage_game_generator.rules.adventure.motion import facing_x, facing_y, stride_x, stride_y
from vintage_game_generator.rules.adventure.registers import ROLL, ROLL_REST
from vintage_game_generator.rules.adventure.tuning import DASH_REST, DASH_SPEED, DASH_TICKS
from vintage_game_generator.rules.session import pressed, set_pose


def step_dash(world: World) -> bool:
    """Roll if the button says so; return whether the hero is rolling."""
    if world.memory[ROLL] > 0:
        world.memory[ROLL] -= 1
        facing: int = world.actors[0].facing
        stride_x(world, facing_x(facing) * DASH_SPEED)
        stride_y(world, facing_y(facing) * DASH_SPEED)
        return True
    if world.memory[ROLL_REST] > 0:
        world.memory[ROLL_REST] -= 1
    elif pressed(world, A):
        world.memory[ROLL] = DASH_TICKS
        world.memory[ROLL_REST] = DASH_REST
        set_pose(world, 0, JUMP)
        play_sound(world, SOUND_DASH)
        return True
    return False
