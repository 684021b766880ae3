"""What foes throw."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    FOE_SHOT,
    SOUND_SHOOT,
    World,
    play_sound,
)
from vintage_game_generator.rules.adventure.crowd import burst, join
from vintage_game_generator.rules.adventure.harm import harm_hero, near_hero
from vintage_game_generator.rules.adventure.motion import (
    HERO_MIDDLE,
    SHOT_WALLS,
    facing_of,
    stops,
)

SHOT_TOUCH = 1900  # smaller than a foe's touch: a near miss is a miss


def fire(world: World, x: int, y: int, vx: int, vy: int) -> None:
    """Throw a shot from a place."""
    shot: int = join(world, FOE_SHOT, x, y)
    if shot > 0:
        world.actors[shot].vx = vx
        world.actors[shot].vy = vy
        world.actors[shot].facing = facing_of(vx, vy)
        play_sound(world, SOUND_SHOOT)


def step_foe_shot(world: World, me: int) -> None:
    """Fly on until something stops the shot."""
    world.actors[me].pose_time += 1
    world.actors[me].x += world.actors[me].vx
    world.actors[me].y += world.actors[me].vy
    column: int = world.actors[me].x // CELL
    row: int = (world.actors[me].y - HERO_MIDDLE) // CELL
    if stops(world, column, row, SHOT_WALLS):
        burst(world, me)
    elif near_hero(world, me, SHOT_TOUCH):
        burst(world, me)
        harm_hero(
            world,
            world.actors[me].home_x,
            world.actors[me].home_y,
        )
