"""The hero: he walks in eight directions, slips around corners, and is thrown back when hurt."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CRATE,
    DOOR,
    DOWN,
    FACE_DOWN,
    FACE_LEFT,
    FACE_RIGHT,
    FACE_UP,
    IDLE,
    LEFT,
    RIGHT,
    UP,
    WALK,
    World,
    cell_at,
)
from vintage_game_generator.rules.adventure.combat import step_sword
from vintage_game_generator.rules.adventure.crates import lean_on_crate
from vintage_game_generator.rules.adventure.dash import step_dash
from vintage_game_generator.rules.adventure.keys import try_door
from vintage_game_generator.rules.adventure.motion import (
    AFTER,
    BEFORE,
    FREE,
    HERO_HALF,
    HERO_MIDDLE,
    WALL,
    facing_x,
    facing_y,
    stride_x,
    stride_y,
)
from vintage_game_generator.rules.adventure.power_ups import BOOTS
from vintage_game_generator.rules.adventure.registers import KNOCK, LEAN
from vintage_game_generator.rules.adventure.tuning import (
    BOOTS_SPEED,
    DIAGONAL_SPEED,
    ROUND_SPEED,
    WALK_SPEED,
)
from vintage_game_generator.rules.options import HAS_COMBAT, HAS_DASH, HAS_KEYS, HAS_POWER_UPS
from vintage_game_generator.rules.session import set_pose


def step_hero(world: World) -> None:
    """Advance the hero by one tick."""
    world.actors[0].pose_time += 1
    if world.actors[0].hurt > 0:
        world.actors[0].hurt -= 1
    if not HAS_COMBAT and world.memory[LEAN] > 0:
        world.memory[LEAN] -= 1
    if world.memory[KNOCK] > 0:
        world.memory[KNOCK] -= 1
        stride_x(world, world.actors[0].vx)
        stride_y(world, world.actors[0].vy)
        return
    if HAS_COMBAT and step_sword(world):
        return
    if HAS_DASH and step_dash(world):
        return
    step_walk(world)


def step_walk(world: World) -> None:
    """Walk where the buttons point."""
    buttons: int = world.buttons
    dx: int = 0
    dy: int = 0
    if buttons & LEFT != 0:
        dx = -1
    elif buttons & RIGHT != 0:
        dx = 1
    if buttons & UP != 0:
        dy = -1
    elif buttons & DOWN != 0:
        dy = 1
    if dx == 0 and dy == 0:
        set_pose(world, 0, IDLE)
        return
    set_pose(world, 0, WALK)
    speed: int = WALK_SPEED
    if dx != 0 and dy != 0:
        speed = DIAGONAL_SPEED
    if HAS_POWER_UPS and world.power == BOOTS:
        speed = speed * BOOTS_SPEED // 100
    turn_hero(world, dx, dy)
    if dx != 0:
        met: int = stride_x(world, dx * speed)
        if met != FREE and dy == 0:
            slip_y(world, met)
    if dy != 0:
        hit: int = stride_y(world, dy * speed)
        if hit != FREE and dx == 0:
            slip_x(world, hit)


def turn_hero(world: World, dx: int, dy: int) -> None:
    """Face where the hero walks; on a diagonal he keeps a facing that still fits."""
    facing: int = world.actors[0].facing
    if dx * facing_x(facing) + dy * facing_y(facing) > 0:
        return
    if dx > 0:
        world.actors[0].facing = FACE_RIGHT
    elif dx < 0:
        world.actors[0].facing = FACE_LEFT
    elif dy < 0:
        world.actors[0].facing = FACE_UP
    else:
        world.actors[0].facing = FACE_DOWN


def slip_y(world: World, met: int) -> None:
    """Go around a corner that stopped the hero on his way across, or try what he ran against."""
    if met == WALL:
        run_against(world)
    elif met == AFTER:
        stride_y(world, ROUND_SPEED)
    elif met == BEFORE:
        stride_y(world, -ROUND_SPEED)


def slip_x(world: World, met: int) -> None:
    """Go around a corner that stopped the hero on his way up or down, or try what he met."""
    if met == WALL:
        run_against(world)
    elif met == AFTER:
        stride_x(world, ROUND_SPEED)
    elif met == BEFORE:
        stride_x(world, -ROUND_SPEED)


def run_against(world: World) -> None:
    """Try what the hero runs against."""
    facing: int = world.actors[0].facing
    reach: int = HERO_HALF + CELL // 4
    column: int = (world.actors[0].x + facing_x(facing) * reach) // CELL
    row: int = (world.actors[0].y - HERO_MIDDLE + facing_y(facing) * reach) // CELL
    cell: int = cell_at(world, column, row)
    if HAS_KEYS and cell == DOOR:
        try_door(world, column, row)
    if not HAS_COMBAT and cell == CRATE:
        lean_on_crate(world, column, row)
