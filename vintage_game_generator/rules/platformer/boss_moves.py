"""How the boss moves, and what it throws."""

from vintage_game_generator.kernels.python.kernel import (
    FACE_LEFT,
    FACE_RIGHT,
    FOE_SHOT,
    HURT,
    SOUND_SHOOT,
    World,
    play_sound,
)
from vintage_game_generator.rules.platformer.harm import summon
from vintage_game_generator.rules.platformer.tuning import BOSS_HP
from vintage_game_generator.rules.session import set_pose

BOSS_RANGE = 20480  # it keeps within five cells of its home


def furious(world: World, me: int) -> bool:
    """Return whether the boss has lost half of its strength: then it is quicker."""
    return world.actors[me].hp * 2 <= BOSS_HP


def show(world: World, me: int, pose: int) -> None:
    """Take a pose, but let a flinch be seen."""
    if world.actors[me].pose != HURT or world.actors[me].pose_time > 18:
        set_pose(world, me, pose)


def watch_hero(world: World, me: int) -> None:
    """Turn to the hero."""
    if world.actors[0].x < world.actors[me].x:
        world.actors[me].facing = FACE_LEFT
    else:
        world.actors[me].facing = FACE_RIGHT


def approach(now: int, goal: int, speed: int) -> int:
    """Return a position that is nearer to a goal by a speed at most."""
    if now < goal:
        return min(now + speed, goal)
    return max(now - speed, goal)


def hurl(world: World, me: int, rise: int, vx: int, vy: int) -> None:
    """Send a shot from a height above the boss's feet."""
    shot: int = summon(world, FOE_SHOT, world.actors[me].x, world.actors[me].y - rise)
    if shot > 0:
        world.actors[shot].vx = vx
        world.actors[shot].vy = vy
        if vx < 0:
            world.actors[shot].facing = FACE_LEFT
        play_sound(world, SOUND_SHOOT)


def within_range(world: World, me: int, x: int) -> int:
    """Return a position, held within the boss's range of its home."""
    home: int = world.actors[me].home_x
    return min(max(x, home - BOSS_RANGE), home + BOSS_RANGE)
