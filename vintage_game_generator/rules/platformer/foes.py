"""What all foes share: whom they meet, and how they turn."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CHARGER,
    FACE_LEFT,
    FACE_RIGHT,
    A,
    World,
)
from vintage_game_generator.rules.options import HAS_CHARGER, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.harm import defeat, hurt_hero, wound
from vintage_game_generator.rules.platformer.motion import blocks, holds
from vintage_game_generator.rules.platformer.powers import MIGHT
from vintage_game_generator.rules.platformer.registers import SPRUNG
from vintage_game_generator.rules.platformer.tuning import CHARGER_HP, STOMP_JUMP, STOMP_SPEED

FOE_HALF = 1500
FOE_TALL = 3200
MEET = 2600  # so near aside a foe and the hero touch: forgiving at the edges
STOMP_FROM = 1300  # the hero's feet so far above the foe's make it a stomp


def meet_hero(world: World, me: int) -> None:
    """Hurt the hero that a foe touches, or be stomped by it."""
    dx: int = world.actors[0].x - world.actors[me].x
    if dx >= MEET or dx <= -MEET:
        return
    above: int = world.actors[me].y - world.actors[0].y
    if above >= FOE_TALL or above <= -FOE_TALL:
        return
    if HAS_POWER_UPS and world.power == MIGHT:
        defeat(world, me)
        return
    if world.actors[0].vy > 0 and above > STOMP_FROM:
        if world.actors[me].hurt == 0:
            wound(world, me, 1)
            world.memory[SPRUNG] = 1
            world.actors[0].vy = -STOMP_SPEED
            if world.buttons & A != 0:
                world.actors[0].vy = -STOMP_JUMP
    elif world.actors[me].hurt == 0:
        hurt_hero(world, world.actors[me].x)


def face_hero(world: World, me: int) -> None:
    """Turn a foe to the hero."""
    if world.actors[0].x < world.actors[me].x:
        world.actors[me].facing = FACE_LEFT
    else:
        world.actors[me].facing = FACE_RIGHT


def patrol(world: World, me: int, speed: int) -> bool:
    """Walk the way a foe looks; turn at walls and edges, and return whether it turned."""
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    aside: int = FOE_HALF
    forward: int = speed
    if world.actors[me].facing == FACE_LEFT:
        aside = -FOE_HALF
        forward = -speed
    front: int = x + forward + aside
    if front // CELL != (x + aside) // CELL:
        if blocks(world, front, y) or not holds(world, front, y + 1):
            if world.actors[me].facing == FACE_LEFT:
                world.actors[me].facing = FACE_RIGHT
            else:
                world.actors[me].facing = FACE_LEFT
            return True
    world.actors[me].x = x + forward
    return False


def ready_foe(world: World, me: int) -> None:
    """Give a foe that has not been met yet its strength."""
    if world.actors[me].hp == 0:
        world.actors[me].hp = 1
        if HAS_CHARGER and world.actors[me].kind == CHARGER:
            world.actors[me].hp = CHARGER_HP
        face_hero(world, me)
