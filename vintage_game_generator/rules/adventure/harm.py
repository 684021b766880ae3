"""What hurts the hero, and how he falls."""

from vintage_game_generator.kernels.python.kernel import (
    HURT,
    SOUND_HIT,
    SOUND_HURT,
    World,
    play_sound,
)
from vintage_game_generator.rules.adventure.gates import release_gates
from vintage_game_generator.rules.adventure.motion import facing_of, facing_x, facing_y
from vintage_game_generator.rules.adventure.power_ups import SHIELD, end_power
from vintage_game_generator.rules.adventure.registers import (
    GATES_SHUT,
    KNOCK,
    LEAN,
    ROLL,
    ROLL_REST,
    ROOM,
    SWING,
)
from vintage_game_generator.rules.adventure.tuning import HURT_TICKS, KNOCK_SPEED, KNOCK_TICKS
from vintage_game_generator.rules.options import HAS_BOSSES, HAS_COMBAT, HAS_DASH, HAS_POWER_UPS
from vintage_game_generator.rules.session import lose_life, set_pose


def near_hero(world: World, me: int, reach: int) -> bool:
    """Return whether an actor is closer to the hero than a reach, on both axes."""
    return (
        abs(world.actors[me].x - world.actors[0].x) < reach
        and abs(world.actors[me].y - world.actors[0].y) < reach
    )


def harm_hero(world: World, x: int, y: int) -> None:
    """Hurt the hero and throw him back from a point, unless he is safe for the moment."""
    if world.actors[0].hurt > 0:
        return
    if HAS_DASH and world.memory[ROLL] > 0:
        return
    world.actors[0].hurt = HURT_TICKS
    knock_hero(world, x, y)
    if HAS_POWER_UPS and world.power == SHIELD:
        end_power(world)
        play_sound(world, SOUND_HIT)
        return
    world.actors[0].hp -= 1
    play_sound(world, SOUND_HURT)
    if world.actors[0].hp <= 0:
        leave_play(world)
        lose_life(world)


def knock_hero(world: World, x: int, y: int) -> None:
    """Throw the hero back from a point."""
    away: int = facing_of(world.actors[0].x - x, world.actors[0].y - y)
    world.actors[0].vx = facing_x(away) * KNOCK_SPEED
    world.actors[0].vy = facing_y(away) * KNOCK_SPEED
    world.memory[KNOCK] = KNOCK_TICKS
    if HAS_COMBAT:
        world.memory[SWING] = 0
    set_pose(world, 0, HURT)


def leave_play(world: World) -> None:
    """Forget the moment, so that the play begins anew wherever it goes on."""
    if HAS_BOSSES and world.memory[GATES_SHUT] != 0:
        release_gates(world)
    world.memory[ROOM] = 0
    world.memory[KNOCK] = 0
    if HAS_COMBAT:
        world.memory[SWING] = 0
    else:
        world.memory[LEAN] = 0
    if HAS_DASH:
        world.memory[ROLL] = 0
        world.memory[ROLL_REST] = 0
