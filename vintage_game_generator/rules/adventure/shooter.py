"""The shooter: it stands, turns to the hero, raises its weapon, and fires straight ahead."""

from vintage_game_generator.kernels.python.kernel import ATTACK, IDLE, World
from vintage_game_generator.rules.adventure.motion import facing_of, facing_x, facing_y
from vintage_game_generator.rules.adventure.shots import fire
from vintage_game_generator.rules.adventure.tuning import SHOOTER_AIM, SHOOTER_REST, SHOT_SPEED
from vintage_game_generator.rules.session import set_pose


def step_shooter(world: World, me: int) -> None:
    """Wait, aim, fire."""
    world.actors[me].timer -= 1
    left: int = world.actors[me].timer
    if left > SHOOTER_AIM:
        if left % 16 == 0:
            world.actors[me].facing = facing_of(
                world.actors[0].x - world.actors[me].x, world.actors[0].y - world.actors[me].y
            )
    elif left > 0:
        set_pose(world, me, ATTACK)
    else:
        facing: int = world.actors[me].facing
        x: int = world.actors[me].x
        y: int = world.actors[me].y
        fire(world, x, y, facing_x(facing) * SHOT_SPEED, facing_y(facing) * SHOT_SPEED)
        world.actors[me].timer = SHOOTER_REST
        set_pose(world, me, IDLE)
