"""A foe that stands and fires."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    FACE_LEFT,
    FOE_SHOT,
    IDLE,
    SOUND_SHOOT,
    World,
    play_sound,
)
from vintage_game_generator.rules.platformer.foes import face_hero, meet_hero
from vintage_game_generator.rules.platformer.harm import summon
from vintage_game_generator.rules.platformer.tuning import FOE_SHOT_SPEED, SHOOTER_REST
from vintage_game_generator.rules.session import set_pose

AIM_WARNING = 24  # ticks for which it shows that it will fire
AIM_SIGHT = 36864  # nine cells
MUZZLE = 1500  # height of the muzzle: a hero can jump over its shots


def step_shooter(world: World, me: int) -> None:
    """Wait, take aim, fire."""
    world.actors[me].timer += 1
    if world.actors[me].timer < SHOOTER_REST - AIM_WARNING:
        face_hero(world, me)
        set_pose(world, me, IDLE)
    elif world.actors[me].timer < SHOOTER_REST:
        set_pose(world, me, ATTACK)
    else:
        world.actors[me].timer = 0
        if abs(world.actors[0].x - world.actors[me].x) < AIM_SIGHT:
            fire(world, me)
    meet_hero(world, me)


def fire(world: World, me: int) -> None:
    """Send a shot straight ahead."""
    aside: int = CELL // 2
    if world.actors[me].facing == FACE_LEFT:
        aside = -CELL // 2
    shot: int = summon(world, FOE_SHOT, world.actors[me].x + aside, world.actors[me].y - MUZZLE)
    if shot > 0:
        world.actors[shot].facing = world.actors[me].facing
        world.actors[shot].vx = FOE_SHOT_SPEED
        if world.actors[me].facing == FACE_LEFT:
            world.actors[shot].vx = -FOE_SHOT_SPEED
        play_sound(world, SOUND_SHOOT)
