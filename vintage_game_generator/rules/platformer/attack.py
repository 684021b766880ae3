"""The hero's attack: a swing of the blade, or a shot."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    BOSS,
    CELL,
    FACE_LEFT,
    FACE_RIGHT,
    GONE,
    HERO_SHOT,
    SLASH,
    SOUND_ATTACK,
    SOUND_SHOOT,
    WALKER,
    B,
    World,
    play_sound,
)
from vintage_game_generator.rules.options import HAS_BOSSES, HAS_POWER_UPS
from vintage_game_generator.rules.platformer.boss_harm import wound_boss
from vintage_game_generator.rules.platformer.crates import break_crate
from vintage_game_generator.rules.platformer.harm import burst, summon, wound
from vintage_game_generator.rules.platformer.motion import blocks, touching
from vintage_game_generator.rules.platformer.powers import MIGHT
from vintage_game_generator.rules.platformer.registers import CLIMBING
from vintage_game_generator.rules.platformer.tuning import (
    HERO_SHOOTS,
    SHOT_REST,
    SHOT_SPEED,
    SHOT_TIME,
    SLASH_REST,
    SLASH_TIME,
)
from vintage_game_generator.rules.session import pressed, set_pose

SLASH_REACH = 3600  # from the hero's middle to the middle of the blade
CHEST = 1500  # height at which the hero strikes


def step_attack(world: World) -> None:
    """Strike when B goes down."""
    if world.actors[0].cooldown > 0:
        world.actors[0].cooldown -= 1
    elif pressed(world, B) and world.memory[CLIMBING] == 0:
        set_pose(world, 0, ATTACK)
        world.actors[0].pose_time = 0
        if HERO_SHOOTS == 1:
            shoot(world)
            world.actors[0].cooldown = SHOT_REST
        else:
            swing(world)
            if HAS_POWER_UPS:
                if world.power == MIGHT:
                    shoot(world)
            world.actors[0].cooldown = SLASH_REST


def swing(world: World) -> None:
    """Swing the blade before the hero."""
    me: int = summon(world, SLASH, world.actors[0].x, world.actors[0].y)
    if me > 0:
        world.actors[me].facing = world.actors[0].facing
        hold_blade(world, me)
        play_sound(world, SOUND_ATTACK)


def shoot(world: World) -> None:
    """Fire a shot the way the hero looks."""
    me: int = summon(world, HERO_SHOT, world.actors[0].x, world.actors[0].y - CHEST)
    if me > 0:
        world.actors[me].facing = world.actors[0].facing
        world.actors[me].vx = SHOT_SPEED
        if world.actors[0].facing == FACE_LEFT:
            world.actors[me].vx = -SHOT_SPEED
        play_sound(world, SOUND_SHOOT)


def hold_blade(world: World, me: int) -> None:
    """Keep the blade before the hero."""
    world.actors[me].y = world.actors[0].y - 300
    if world.actors[me].facing == FACE_RIGHT:
        world.actors[me].x = world.actors[0].x + SLASH_REACH
    else:
        world.actors[me].x = world.actors[0].x - SLASH_REACH


def step_slash(world: World, me: int) -> None:
    """Cut what the blade meets for as long as the swing lasts."""
    if world.actors[me].pose_time >= SLASH_TIME:
        world.actors[me].kind = GONE
        return
    hold_blade(world, me)
    strike(world, me, 3900)
    x: int = world.actors[me].x
    break_crate(world, x // CELL, (world.actors[me].y - CHEST) // CELL)


def step_hero_shot(world: World, me: int) -> None:
    """Fly until something is hit."""
    world.actors[me].x += world.actors[me].vx
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    if world.actors[me].pose_time >= SHOT_TIME:
        world.actors[me].kind = GONE
    elif blocks(world, x, y):
        break_crate(world, x // CELL, y // CELL)
        burst(world, me)
    elif strike(world, me, 2400):
        burst(world, me)


def strike(world: World, me: int, near: int) -> bool:
    """Wound the first foe that a blade or a shot meets; return whether there was one."""
    blows: int = 1
    if HAS_POWER_UPS:
        if world.power == MIGHT:
            blows = 2
    for index in range(world.awake_count):
        other: int = world.awake[index]
        kind: int = world.actors[other].kind
        if kind >= WALKER and kind < BOSS:
            if world.actors[other].hurt == 0 and touching(world, me, other, near, 3900):
                wound(world, other, blows)
                return True
        if HAS_BOSSES:
            if kind == BOSS and world.actors[other].hurt == 0:
                if touching(world, me, other, near + 2600, 7000):
                    wound_boss(world, other, blows)
                    return True
    return False
