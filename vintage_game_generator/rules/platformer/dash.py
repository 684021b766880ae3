"""A dash: a short straight burst, once until the next landing."""

from vintage_game_generator.kernels.python.kernel import (
    FACE_LEFT,
    SELECT,
    SOUND_DASH,
    World,
    play_sound,
)
from vintage_game_generator.rules.options import HAS_WALL_JUMP
from vintage_game_generator.rules.platformer.registers import (
    CLIMBING,
    DASH_LEFT,
    DASH_WAIT,
    DASHED,
    WALL_TIME,
)
from vintage_game_generator.rules.platformer.tuning import (
    DASH_REST,
    DASH_SPEED,
    DASH_TIME,
    RUN_SPEED,
)
from vintage_game_generator.rules.session import pressed


def step_dash(world: World) -> None:
    """Begin a dash, or carry one on; while it lasts nothing pulls the hero down."""
    if world.memory[DASH_WAIT] > 0:
        world.memory[DASH_WAIT] -= 1
    if world.actors[0].ground:
        world.memory[DASHED] = 0
    if world.memory[DASH_LEFT] > 0:
        world.memory[DASH_LEFT] -= 1
        if world.actors[0].vy < 0:
            world.memory[DASH_LEFT] = 0  # a jump ends it
        else:
            world.actors[0].vy = 1  # not 0, so that the floor is felt
        if world.memory[DASH_LEFT] == 0:
            world.actors[0].vx = min(max(world.actors[0].vx, -RUN_SPEED), RUN_SPEED)
    elif (
        pressed(world, SELECT)
        and world.memory[DASH_WAIT] == 0
        and world.memory[DASHED] == 0
        and world.memory[CLIMBING] == 0
    ):
        world.memory[DASH_LEFT] = DASH_TIME
        world.memory[DASH_WAIT] = DASH_REST
        world.memory[DASHED] = 1
        if HAS_WALL_JUMP:
            world.memory[WALL_TIME] = 0
        world.actors[0].vy = 1
        world.actors[0].vx = DASH_SPEED
        if world.actors[0].facing == FACE_LEFT:
            world.actors[0].vx = -DASH_SPEED
        play_sound(world, SOUND_DASH)
