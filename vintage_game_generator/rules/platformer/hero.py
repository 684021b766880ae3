"""The hero: runs, jumps, climbs, falls."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    DOWN,
    FACE_LEFT,
    FACE_RIGHT,
    HURT,
    IDLE,
    JUMP,
    LADDER,
    LEDGE,
    LEFT,
    RIGHT,
    SOUND_JUMP,
    UP,
    WALK,
    A,
    World,
    cell_at,
    play_sound,
)
from vintage_game_generator.rules.options import (
    HAS_COMBAT,
    HAS_DASH,
    HAS_DOUBLE_JUMP,
    HAS_POWER_UPS,
    HAS_WALL_JUMP,
)
from vintage_game_generator.rules.platformer.attack import step_attack
from vintage_game_generator.rules.platformer.dash import step_dash
from vintage_game_generator.rules.platformer.double_jump import air_jump
from vintage_game_generator.rules.platformer.landing import touch_down
from vintage_game_generator.rules.platformer.motion import slide_aside, slide_down
from vintage_game_generator.rules.platformer.powers import SWIFT
from vintage_game_generator.rules.platformer.registers import (
    CLIMBING,
    DASH_LEFT,
    DROPPING,
    JUMP_WANTED,
    SPRUNG,
    WALL_TIME,
)
from vintage_game_generator.rules.platformer.tuning import (
    CLIMB_SPEED,
    COYOTE_TIME,
    FALL_GRAVITY,
    GRAVITY,
    HERO_HALF,
    HERO_TALL,
    HURT_TIME,
    JUMP_BUFFER,
    JUMP_SPEED,
    MAX_FALL,
    POWER_RUN_SPEED,
    RUN_GAIN,
    RUN_LOSS,
    RUN_SPEED,
    STUN_TIME,
    TURN_GAIN,
)
from vintage_game_generator.rules.platformer.wall_jump import leap_off_wall, slide_on_wall
from vintage_game_generator.rules.session import lose_life, pressed, set_pose


def step_hero(world: World) -> None:
    """Move the hero by its buttons."""
    if world.actors[0].hurt > 0:
        world.actors[0].hurt -= 1
    world.actors[0].pose_time += 1
    if HAS_COMBAT:
        step_attack(world)
    if world.memory[CLIMBING] != 0:
        climb(world)
    elif world.buttons & (UP | DOWN) != 0:
        grasp_ladder(world)
    if world.memory[CLIMBING] == 0:
        run(world)
        jump(world)
        fall(world)
    if HAS_DASH:
        step_dash(world)
    slide_aside(world, 0, HERO_HALF, HERO_TALL)
    slide_down(world, 0, HERO_HALF, HERO_TALL, world.memory[DROPPING] > 0)
    if world.actors[0].ground:
        touch_down(world)
    elif world.actors[0].timer > 0:
        world.actors[0].timer -= 1
    pose(world)
    if world.actors[0].y > world.height * CELL - CELL // 2:
        lose_life(world)


def run(world: World) -> None:
    """Gain speed in the direction that is held, else lose it."""
    if HAS_WALL_JUMP:
        if world.memory[WALL_TIME] > 0:
            world.memory[WALL_TIME] -= 1
            return
    if HAS_DASH:
        if world.memory[DASH_LEFT] > 0:
            return
    if world.actors[0].hurt > HURT_TIME - STUN_TIME:
        return
    vx: int = world.actors[0].vx
    if world.buttons & LEFT != 0:
        world.actors[0].facing = FACE_LEFT
        if vx > 0:
            vx -= TURN_GAIN
        else:
            vx = max(vx - RUN_GAIN, -top_speed(world))
    elif world.buttons & RIGHT != 0:
        world.actors[0].facing = FACE_RIGHT
        if vx < 0:
            vx += TURN_GAIN
        else:
            vx = min(vx + RUN_GAIN, top_speed(world))
    elif vx > 0:
        vx = max(vx - RUN_LOSS, 0)
    elif vx < 0:
        vx = min(vx + RUN_LOSS, 0)
    world.actors[0].vx = vx


def top_speed(world: World) -> int:
    """Return how fast the hero can run."""
    if HAS_POWER_UPS and world.power == SWIFT:
        return POWER_RUN_SPEED
    return RUN_SPEED


def jump(world: World) -> None:
    """Jump from the ground, for a moment also after leaving it or before reaching it."""
    if pressed(world, A):
        if world.buttons & DOWN != 0 and on_ledge(world):
            world.memory[DROPPING] = 8
            world.actors[0].timer = 0
        else:
            world.memory[JUMP_WANTED] = JUMP_BUFFER
    if world.memory[JUMP_WANTED] > 0:
        world.memory[JUMP_WANTED] -= 1
        if world.actors[0].timer > 0:
            take_off(world)
        else:
            if HAS_WALL_JUMP:
                leap_off_wall(world)
            if HAS_DOUBLE_JUMP:
                air_jump(world)


def take_off(world: World) -> None:
    """Leave the ground."""
    world.memory[JUMP_WANTED] = 0
    world.memory[SPRUNG] = 0
    world.actors[0].timer = 0
    world.actors[0].vy = -JUMP_SPEED
    play_sound(world, SOUND_JUMP)


def on_ledge(world: World) -> bool:
    """Return whether the hero stands on a ledge that it can drop through."""
    x: int = world.actors[0].x
    row: int = (world.actors[0].y + 1) // CELL
    return (
        world.actors[0].ground
        and cell_at(world, (x - HERO_HALF) // CELL, row) == LEDGE
        and cell_at(world, (x + HERO_HALF) // CELL, row) == LEDGE
    )


def fall(world: World) -> None:
    """Let gravity pull, less while a jump is held."""
    vy: int = world.actors[0].vy
    if world.memory[DROPPING] > 0:
        world.memory[DROPPING] -= 1
    if vy < 0 and (world.buttons & A != 0 or world.memory[SPRUNG] != 0):
        vy += GRAVITY
    else:
        world.memory[SPRUNG] = 0
        vy = min(vy + FALL_GRAVITY, MAX_FALL)
    world.actors[0].vy = vy
    if HAS_WALL_JUMP:
        slide_on_wall(world)


def grasp_ladder(world: World) -> None:
    """Begin to climb where there is a ladder to hold."""
    column: int = world.actors[0].x // CELL
    y: int = world.actors[0].y
    if world.buttons & UP != 0:
        if cell_at(world, column, (y - CELL // 2) // CELL) == LADDER:
            world.memory[CLIMBING] = 1
    elif world.actors[0].ground and cell_at(world, column, (y + 1) // CELL) == LADDER:
        world.memory[CLIMBING] = 1


def climb(world: World) -> None:
    """Go up and down a ladder; a jump or its end lets go."""
    column: int = world.actors[0].x // CELL
    world.actors[0].x = column * CELL + CELL // 2
    world.actors[0].vx = 0
    world.actors[0].vy = 0
    world.actors[0].timer = COYOTE_TIME
    world.memory[DROPPING] = 1
    if world.buttons & UP != 0:
        world.actors[0].vy = -CLIMB_SPEED
    elif world.buttons & DOWN != 0:
        world.actors[0].vy = CLIMB_SPEED
    at_feet: bool = cell_at(world, column, world.actors[0].y // CELL) == LADDER
    under: bool = cell_at(world, column, (world.actors[0].y + 1) // CELL) == LADDER
    if pressed(world, A) or (not at_feet and (not under or world.buttons & DOWN == 0)):
        world.memory[CLIMBING] = 0
    elif world.actors[0].ground and world.buttons & DOWN != 0 and not under:
        world.memory[CLIMBING] = 0


def pose(world: World) -> None:
    """Show what the hero does."""
    if HAS_COMBAT and world.actors[0].pose == ATTACK and world.actors[0].pose_time < 12:
        return
    if world.actors[0].hurt > HURT_TIME - STUN_TIME:
        set_pose(world, 0, HURT)
    elif world.memory[CLIMBING] != 0:
        set_pose(world, 0, WALK)
        if world.actors[0].vy == 0:
            world.actors[0].pose_time = 0
    elif not world.actors[0].ground:
        set_pose(world, 0, JUMP)
    elif world.actors[0].vx != 0:
        set_pose(world, 0, WALK)
    else:
        set_pose(world, 0, IDLE)
