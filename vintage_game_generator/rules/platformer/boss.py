"""The boss: wakes when the hero comes, and fights after one of three patterns, its tag's."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    IDLE,
    World,
)
from vintage_game_generator.rules.options import HAS_COMBAT
from vintage_game_generator.rules.platformer.boss_leaper import step_leaper
from vintage_game_generator.rules.platformer.boss_storm import step_storm
from vintage_game_generator.rules.platformer.boss_sweeper import step_sweeper
from vintage_game_generator.rules.platformer.harm import hurt_hero
from vintage_game_generator.rules.platformer.registers import LIT_RUNE, RUNE_WAIT
from vintage_game_generator.rules.platformer.runes import step_runes
from vintage_game_generator.rules.platformer.tuning import BOSS_HP, BOSS_REST, BOSS_RUNE_HP
from vintage_game_generator.rules.session import set_pose

# Patterns, as a boss's tag names them.
LEAPER = 0
SWEEPER = 1
STORM = 2

BODY_NEAR = 3900  # so near to its middle it hurts: less than its picture's half, and the hero's
BODY_TALL = 6000
NOTICE = 24576  # it wakes when the hero is within six cells


def ready_boss(world: World, me: int) -> None:
    """Give the boss its strength."""
    if world.actors[me].hp == 0:
        world.actors[me].timer = BOSS_REST
        if HAS_COMBAT:
            world.actors[me].hp = BOSS_HP
        else:
            world.actors[me].hp = BOSS_RUNE_HP
            world.memory[LIT_RUNE] = 0
            world.memory[RUNE_WAIT] = 0


def step_boss(world: World, me: int) -> None:
    """Wait for the hero, then fight."""
    if world.boss == 0:
        set_pose(world, me, IDLE)
        near: int = abs(world.actors[0].x - world.actors[me].home_x)
        if near < NOTICE and world.actors[0].y > world.actors[me].home_y - 6 * CELL:
            world.boss = me
        return
    if world.actors[me].tag == LEAPER:
        step_leaper(world, me)
    elif world.actors[me].tag == SWEEPER:
        step_sweeper(world, me)
    else:
        step_storm(world, me)
    if not HAS_COMBAT:
        step_runes(world)
    dx: int = world.actors[0].x - world.actors[me].x
    if dx < BODY_NEAR and dx > -BODY_NEAR:
        above: int = world.actors[me].y - world.actors[0].y
        if above < BODY_TALL and above > -3000:
            hurt_hero(world, world.actors[me].x)
