"""Who acts in a tick: the actors near the hero, each after its kind."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CHARGER,
    CHASER,
    FLYER,
    FOE_SHOT,
    GONE,
    HERO_SHOT,
    HOPPER,
    LIFT,
    PUFF,
    RUNE,
    SHOOTER,
    SLASH,
    WALKER,
    World,
)
from vintage_game_generator.rules.options import (
    HAS_BLADE,
    HAS_BOSSES,
    HAS_CHARGER,
    HAS_CHASER,
    HAS_COMBAT,
    HAS_FLYER,
    HAS_HOPPER,
    HAS_POWER_UPS,
    HAS_SHOOTER,
    HAS_WALKER,
)
from vintage_game_generator.rules.platformer.blade import step_slash
from vintage_game_generator.rules.platformer.boss import ready_boss, step_boss
from vintage_game_generator.rules.platformer.charger import step_charger
from vintage_game_generator.rules.platformer.chaser import step_chaser
from vintage_game_generator.rules.platformer.flyer import step_flyer
from vintage_game_generator.rules.platformer.foe_shot import step_foe_shot
from vintage_game_generator.rules.platformer.foes import ready_foe
from vintage_game_generator.rules.platformer.harm import step_puff
from vintage_game_generator.rules.platformer.hero_shot import step_hero_shot
from vintage_game_generator.rules.platformer.hopper import step_hopper
from vintage_game_generator.rules.platformer.lift import step_lift
from vintage_game_generator.rules.platformer.registers import LIT_RUNE, WAKE
from vintage_game_generator.rules.platformer.runes import hide_rune, step_rune
from vintage_game_generator.rules.platformer.shooter import step_shooter
from vintage_game_generator.rules.platformer.walker import step_walker

AWAKE_ASIDE = 45056  # eleven cells: past the edge of the widest screen
AWAKE_HIGH = 40960


def ready_actors(world: World) -> None:
    """Give every actor of a level that begins what it starts with."""
    for me in range(1, len(world.actors)):
        kind: int = world.actors[me].kind
        if kind >= WALKER and kind <= CHARGER:
            ready_foe(world, me)
        elif HAS_BOSSES and kind == BOSS:
            ready_boss(world, me)
        elif HAS_BOSSES and not HAS_COMBAT and kind == RUNE and world.memory[LIT_RUNE] != me:
            hide_rune(world, me)


def wake_nearby(world: World) -> None:
    """Note which actors are near the hero; the others sleep."""
    count: int = 0
    x: int = world.actors[0].x
    y: int = world.actors[0].y
    for me in range(1, len(world.actors)):
        if world.actors[me].kind != GONE:
            dx: int = world.actors[me].x - x
            dy: int = world.actors[me].y - y
            if (abs(dx) < AWAKE_ASIDE and abs(dy) < AWAKE_HIGH) or (
                HAS_BOSSES and me == world.boss
            ):
                world.awake[count] = me
                count += 1
    world.awake_count = count
    world.memory[WAKE] = 0


def step_actor(world: World, me: int) -> None:
    """Let one actor act."""
    kind: int = world.actors[me].kind
    if kind == GONE:
        return
    world.actors[me].pose_time += 1
    if world.actors[me].hurt > 0:
        world.actors[me].hurt -= 1
    if kind == LIFT:
        step_lift(world, me)
    elif kind == PUFF:
        step_puff(world, me)
    elif HAS_WALKER and kind == WALKER:
        step_walker(world, me)
    elif HAS_HOPPER and kind == HOPPER:
        step_hopper(world, me)
    elif HAS_FLYER and kind == FLYER:
        step_flyer(world, me)
    elif HAS_SHOOTER and kind == SHOOTER:
        step_shooter(world, me)
    elif HAS_CHASER and kind == CHASER:
        step_chaser(world, me)
    elif HAS_CHARGER and kind == CHARGER:
        step_charger(world, me)
    elif (HAS_SHOOTER or HAS_BOSSES) and kind == FOE_SHOT:
        step_foe_shot(world, me)
    elif HAS_COMBAT and HAS_BLADE and kind == SLASH:
        step_slash(world, me)
    elif HAS_COMBAT and (HAS_POWER_UPS or not HAS_BLADE) and kind == HERO_SHOT:
        step_hero_shot(world, me)
    elif HAS_BOSSES and kind == BOSS:
        step_boss(world, me)
    elif HAS_BOSSES and not HAS_COMBAT and kind == RUNE:
        step_rune(world, me)
