"""What the features that are a game's own may do in an adventure."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CHARGER,
    CRATE,
    PUFF,
    WALKER,
    World,
    cell_at,
)
from vintage_game_generator.rules.adventure.boss import strike_boss
from vintage_game_generator.rules.adventure.combat import strike_foe, throw_beam
from vintage_game_generator.rules.adventure.crates import break_crate
from vintage_game_generator.rules.adventure.crowd import burst, join
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    FOE_TALL,
    FOE_WALLS,
    HERO_WALLS,
    facing_x,
    facing_y,
    roam,
    stride_x,
    stride_y,
)
from vintage_game_generator.rules.adventure.registers import CALM, GATES_SHUT
from vintage_game_generator.rules.feature_kit import FAR, MOST_SPEED, has_room, is_foe
from vintage_game_generator.rules.options import HAS_BOSSES


def solid_at(world: World, x: int, y: int) -> bool:
    """Return whether a point is inside a wall."""
    return HERO_WALLS >> cell_at(world, x // CELL, y // CELL) & 1 != 0


def ahead_x(world: World) -> int:
    """Return where the hero looks: -1 left, 1 right, else 0."""
    return facing_x(world.actors[0].facing)


def ahead_y(world: World) -> int:
    """Return where the hero looks: -1 up, 1 down, else 0."""
    return facing_y(world.actors[0].facing)


def move_hero(world: World, dx: int, dy: int) -> None:
    """Move the hero as far as walls let him, up to 2000."""
    if dx != 0:
        stride_x(world, min(max(dx, -MOST_SPEED), MOST_SPEED))
    if dy != 0:
        stride_y(world, min(max(dy, -MOST_SPEED), MOST_SPEED))


def push_foe(world: World, slot: int, dx: int, dy: int) -> None:
    """Push a foe, up to half a cell."""
    if is_foe(world, slot):
        vx: int = world.actors[slot].vx
        vy: int = world.actors[slot].vy
        world.actors[slot].vx = min(max(dx, -MOST_SPEED), MOST_SPEED)
        world.actors[slot].vy = min(max(dy, -MOST_SPEED), MOST_SPEED)
        roam(world, slot, FOE_HALF, FOE_TALL, FOE_WALLS)
        world.actors[slot].vx = vx
        world.actors[slot].vy = vy


def hold_foes(world: World) -> None:
    """Have foes stand still in this tick; not the boss."""
    world.memory[CALM] = max(world.memory[CALM], 1)


def strike_near(world: World, x: int, y: int, reach: int) -> int:
    """Strike all foes near a point; return how many."""
    struck: int = 0
    for index in range(world.awake_count):
        slot: int = world.awake[index]
        across: int = abs(world.actors[slot].x - min(max(x, -FAR), FAR))
        down: int = abs(world.actors[slot].y - min(max(y, -FAR), FAR))
        if across < reach and down < reach and world.actors[slot].hurt == 0:
            kind: int = world.actors[slot].kind
            if kind >= WALKER and kind <= CHARGER:
                strike_foe(world, slot, x, y)
                struck += 1
            elif HAS_BOSSES and kind == BOSS and world.memory[GATES_SHUT] != 0:
                strike_boss(world, slot, 1)
                struck += 1
    return struck


def puff(world: World, x: int, y: int) -> None:
    """Show a puff of dust; nobody sees one outside of the map."""
    inside: bool = x >= 0 and x < world.width * CELL and y >= 0 and y < world.height * CELL
    if inside and has_room(world):
        dust: int = join(world, PUFF, x, y)
        if dust > 0:
            burst(world, dust)


def fire_shot(world: World) -> None:
    """Send a beam the way the hero looks."""
    if has_room(world):
        throw_beam(world)


def smash_crate(world: World, column: int, row: int) -> None:
    """Break the crate in a cell, if there is one."""
    if cell_at(world, column, row) == CRATE:
        break_crate(world, column, row)
