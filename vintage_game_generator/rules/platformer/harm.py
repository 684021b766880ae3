"""What hurts the hero, and what becomes of a foe that is struck."""

from vintage_game_generator.kernels.python.kernel import (
    GONE,
    HURT,
    PLAYING,
    PUFF,
    SOUND_DEFEAT,
    SOUND_HIT,
    SOUND_HURT,
    World,
    place,
    play_sound,
    spawn,
)
from vintage_game_generator.rules.options import HAS_CHARGER, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.powers import SHIELD
from vintage_game_generator.rules.platformer.registers import CLIMBING, WAKE
from vintage_game_generator.rules.platformer.tuning import HURT_TIME, KNOCK_RISE, KNOCK_SPEED
from vintage_game_generator.rules.session import lose_life, set_pose


def summon(world: World, kind: int, x: int, y: int) -> int:
    """Return the slot of a new actor that is awake from the next tick, or 0 if none is free."""
    world.memory[WAKE] = 1
    return spawn(world, kind, x, y)


def hurt_hero(world: World, from_x: int) -> None:
    """Take a heart from the hero and throw it away from where the harm came from."""
    if world.actors[0].hurt > 0 or world.mode != PLAYING:
        return
    world.actors[0].hurt = HURT_TIME
    if HAS_POWER_UPS and world.power == SHIELD:
        world.power = 0
        world.power_time = 0
        play_sound(world, SOUND_HIT)
        return
    world.actors[0].hp -= 1
    if world.actors[0].hp <= 0:
        lose_life(world)
        return
    play_sound(world, SOUND_HURT)
    set_pose(world, 0, HURT)
    world.memory[CLIMBING] = 0
    world.actors[0].vy = -KNOCK_RISE
    if from_x < world.actors[0].x:
        world.actors[0].vx = KNOCK_SPEED
    else:
        world.actors[0].vx = -KNOCK_SPEED


def defeat(world: World, me: int) -> None:
    """Turn a foe into a puff."""
    world.score += 100
    play_sound(world, SOUND_DEFEAT)
    burst(world, me)


def burst(world: World, me: int) -> None:
    """Let an actor go up in a puff where it is."""
    place(world, me, PUFF, world.actors[me].x, world.actors[me].y)


def wound(world: World, me: int, blows: int) -> None:
    """Strike a foe, unless it is safe for the moment."""
    if world.actors[me].hurt == 0:
        if HAS_CHARGER and world.actors[me].hp > blows:
            world.actors[me].hp -= blows
            world.actors[me].hurt = 20
            play_sound(world, SOUND_HIT)
        else:
            defeat(world, me)


def step_puff(world: World, me: int) -> None:
    """Fade."""
    if world.actors[me].pose_time >= 20:
        world.actors[me].kind = GONE
