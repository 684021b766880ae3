"""What the features that are a game's own may do in a platformer."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CHARGER,
    FACE_LEFT,
    FOE_SHOT,
    PUFF,
    WALKER,
    World,
)
from vintage_game_generator.rules.feature_kit import FAR, MOST_SPEED, has_room, is_foe
from vintage_game_generator.rules.options import HAS_BOSSES
from vintage_game_generator.rules.platformer.boss_harm import wound_boss
from vintage_game_generator.rules.platformer.crates import break_crate
from vintage_game_generator.rules.platformer.foes import FOE_HALF
from vintage_game_generator.rules.platformer.harm import summon, wound
from vintage_game_generator.rules.platformer.hero_shot import shoot
from vintage_game_generator.rules.platformer.motion import (
    blocks,
    holds,
    slide_aside,
    slide_down,
)
from vintage_game_generator.rules.platformer.registers import WAKE
from vintage_game_generator.rules.platformer.tuning import HERO_HALF, HERO_TALL


def solid_at(world: World, x: int, y: int) -> bool:
    """Return whether a point is inside a wall."""
    return blocks(world, x, y)


def ahead_x(world: World) -> int:
    """Return where the hero looks: -1 left, 1 right."""
    if world.actors[0].facing == FACE_LEFT:
        return -1
    return 1


def move_hero(world: World, dx: int, dy: int) -> None:
    """Move the hero as far as walls let him, up to 2000."""
    vx: int = world.actors[0].vx
    vy: int = world.actors[0].vy
    world.actors[0].vx = min(max(dx, -MOST_SPEED), MOST_SPEED)
    slide_aside(world, 0, HERO_HALF, HERO_TALL)
    world.actors[0].vx = vx
    if dy != 0:
        world.actors[0].vy = min(max(dy, -MOST_SPEED), MOST_SPEED)
        slide_down(world, 0, HERO_HALF, HERO_TALL, False)
        if not world.actors[0].ground:
            world.actors[0].vy = vy


def push_foe(world: World, slot: int, dx: int) -> None:
    """Push a foe aside, up to half a cell."""
    if is_foe(world, slot):
        y: int = world.actors[slot].y
        old: int = world.actors[slot].x
        x: int = old + min(max(dx, -MOST_SPEED), MOST_SPEED)
        edge: int = x + FOE_HALF
        if dx < 0:
            edge = x - FOE_HALF
        if not blocks(world, edge, y) and holds(world, edge, y + 1) == holds(world, old, y + 1):
            world.actors[slot].x = x


def hold_foes(world: World) -> None:
    """Have foes and shots stand still in this tick; not the boss."""
    count: int = 0
    for index in range(world.awake_count):
        slot: int = world.awake[index]
        kind: int = world.actors[slot].kind
        if kind != FOE_SHOT and (kind < WALKER or kind > CHARGER):
            world.awake[count] = slot
            count += 1
    world.awake_count = count
    world.memory[WAKE] = 1


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
                wound(world, slot, 1)
                struck += 1
            elif HAS_BOSSES and kind == BOSS:
                wound_boss(world, slot, 1)
                struck += 1
    return struck


def puff(world: World, x: int, y: int) -> None:
    """Show a puff of smoke; nobody sees one outside of the map."""
    inside: bool = x >= 0 and x < world.width * CELL and y >= 0 and y < world.height * CELL
    if inside and has_room(world):
        summon(world, PUFF, x, y)


def fire_shot(world: World) -> None:
    """Fire a shot the way the hero looks."""
    if has_room(world):
        shoot(world)


def smash_crate(world: World, column: int, row: int) -> None:
    """Break the crate in a cell, if there is one."""
    break_crate(world, column, row)
