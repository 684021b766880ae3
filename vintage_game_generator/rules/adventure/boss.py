"""The boss: it locks the hero in, fights, and frees the way on."""

from vintage_game_generator.kernels.python.kernel import (
    FACE_DOWN,
    PLAYING,
    SOUND_BOSS_HIT,
    SOUND_DEFEAT,
    World,
    play_sound,
)
from vintage_game_generator.rules.adventure.boss_patterns import (
    step_bouncer,
    step_caster,
    step_rusher,
)
from vintage_game_generator.rules.adventure.crowd import burst
from vintage_game_generator.rules.adventure.gates import hero_is_inside, open_gates, shut_gates
from vintage_game_generator.rules.adventure.harm import harm_hero
from vintage_game_generator.rules.adventure.motion import HERO_MIDDLE
from vintage_game_generator.rules.adventure.registers import GATES_SHUT, RUNE_WAIT
from vintage_game_generator.rules.adventure.runes import step_rune_light
from vintage_game_generator.rules.adventure.tuning import (
    BOSS_AIM,
    BOSS_HALF,
    BOSS_HP,
    BOSS_HURT_TICKS,
    BOSS_MARGIN,
    BOSS_TALL,
    RUNE_REST,
)
from vintage_game_generator.rules.options import HAS_BOUNCER, HAS_CASTER, HAS_COMBAT, HAS_RUSHER


def wake_boss(world: World, me: int) -> None:
    """Make the boss ready for the fight."""
    world.boss = me
    world.actors[me].hp = BOSS_HP
    world.actors[me].facing = FACE_DOWN
    world.actors[me].timer = BOSS_AIM
    if not HAS_COMBAT:
        world.memory[RUNE_WAIT] = RUNE_REST


def step_boss(world: World, me: int) -> None:
    """Advance the boss by one tick; it waits until the hero has come all the way in."""
    world.actors[me].pose_time += 1
    if world.memory[GATES_SHUT] == 0:
        if world.mode == PLAYING and hero_is_inside(world):
            shut_gates(world)
        return
    if world.actors[me].hurt > 0:
        world.actors[me].hurt -= 1
    if HAS_RUSHER:
        step_rusher(world, me)
    elif HAS_CASTER:
        step_caster(world, me)
    elif HAS_BOUNCER:
        step_bouncer(world, me)
    if not HAS_COMBAT and step_rune_light(world):
        strike_boss(world, me, 1)
    if touches_hero(world, me):
        harm_hero(world, world.actors[me].x, boss_middle(world, me) + HERO_MIDDLE)


def boss_middle(world: World, me: int) -> int:
    """Return the height of the middle of the boss's body."""
    return world.actors[me].y - BOSS_TALL // 2


def touches_hero(world: World, me: int) -> bool:
    """Return whether the hero's middle is at the boss's body."""
    across: int = abs(world.actors[0].x - world.actors[me].x)
    down: int = abs(world.actors[0].y - HERO_MIDDLE - boss_middle(world, me))
    return across < BOSS_HALF + BOSS_MARGIN and down < BOSS_TALL // 2 + BOSS_MARGIN


def blade_meets_boss(world: World, me: int, blade: int, reach: int) -> bool:
    """Return whether a weapon is closer to the boss's body than a reach."""
    across: int = abs(world.actors[blade].x - world.actors[me].x)
    down: int = abs(world.actors[blade].y - HERO_MIDDLE - boss_middle(world, me))
    return across < BOSS_HALF + reach and down < BOSS_TALL // 2 + reach


def strike_boss(world: World, me: int, damage: int) -> None:
    """Hurt the boss; the last blow opens the way on."""
    world.actors[me].hp = max(world.actors[me].hp - damage, 0)
    world.actors[me].hurt = BOSS_HURT_TICKS
    play_sound(world, SOUND_BOSS_HIT)
    if world.actors[me].hp == 0:
        world.boss = 0
        world.score += 1000
        burst(world, me)
        play_sound(world, SOUND_DEFEAT)
        open_gates(world)
