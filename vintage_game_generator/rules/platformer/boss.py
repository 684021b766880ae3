"""The boss: wakes when the hero comes, and fights."""

from vintage_game_generator.kernels.python.kernel import CELL, IDLE, World
from vintage_game_generator.rules.options import HAS_COMBAT, HAS_LEAPER, HAS_STORM, HAS_SWEEPER
from vintage_game_generator.rules.platformer.boss_leaper import step_leaper
from vintage_game_generator.rules.platformer.boss_storm import step_storm
from vintage_game_generator.rules.platformer.boss_sweeper import step_sweeper
from vintage_game_generator.rules.platformer.harm import hurt_hero
from vintage_game_generator.rules.platformer.registers import LIT_RUNE, RUNE_WAIT
from vintage_game_generator.rules.platformer.runes import step_runes
from vintage_game_generator.rules.platformer.tuning import (
    BOSS_HALF,
    BOSS_HP,
    BOSS_REST,
    BOSS_TALL,
)
from vintage_game_generator.rules.session import set_pose

BOSS_MARGIN = 700  # nearer aside to its body than this, it hurts: half of the hero's width
NOTICE = 24576  # it wakes when the hero is within six cells


def ready_boss(world: World, me: int) -> None:
    """Give the boss its strength."""
    if world.actors[me].hp == 0:
        world.actors[me].timer = BOSS_REST
        world.actors[me].hp = BOSS_HP
        if not HAS_COMBAT:
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
    if HAS_LEAPER:
        step_leaper(world, me)
    elif HAS_SWEEPER:
        step_sweeper(world, me)
    elif HAS_STORM:
        step_storm(world, me)
    if not HAS_COMBAT:
        step_runes(world)
    if abs(world.actors[0].x - world.actors[me].x) < BOSS_HALF + BOSS_MARGIN:
        above: int = world.actors[me].y - world.actors[0].y
        if above < BOSS_TALL and above > -3000:
            hurt_hero(world, world.actors[me].x)
