"""The order of a tick in an adventure."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CHARGER,
    FOE_SHOT,
    HERO_SHOT,
    PLAYING,
    PUFF,
    SLASH,
    WALKER,
    World,
)
from vintage_game_generator.rules.adventure.boss import step_boss
from vintage_game_generator.rules.adventure.cells import step_cells
from vintage_game_generator.rules.adventure.combat import step_beam, step_slash
from vintage_game_generator.rules.adventure.crowd import step_puff
from vintage_game_generator.rules.adventure.foes import step_foe
from vintage_game_generator.rules.adventure.hero import step_hero
from vintage_game_generator.rules.adventure.power_ups import step_power
from vintage_game_generator.rules.adventure.registers import CALM
from vintage_game_generator.rules.adventure.rooms import step_rooms
from vintage_game_generator.rules.adventure.shots import step_foe_shot
from vintage_game_generator.rules.custom import step_custom
from vintage_game_generator.rules.options import (
    HAS_BOSSES,
    HAS_BOUNCER,
    HAS_CASTER,
    HAS_COMBAT,
    HAS_CUSTOM,
    HAS_POWER_UPS,
    HAS_SHOOTER,
)
from vintage_game_generator.rules.session import end_tick, step_session


def step(world: World) -> None:
    """Advance the world by one tick."""
    if step_session(world):
        step_rooms(world)
        step_hero(world)
        # Before foes and cells: whatever they do for the hero, or to him, counts in this very tick.
        if HAS_CUSTOM and world.mode == PLAYING:
            step_custom(world)
        step_actors(world)
        if world.mode == PLAYING:
            step_cells(world)
        if HAS_POWER_UPS:
            step_power(world)
    end_tick(world)


def step_actors(world: World) -> None:
    """Let the awake act by ascending slot; foes hold still while the room is calm."""
    calm: bool = world.memory[CALM] > 0
    for index in range(world.awake_count):
        me: int = world.awake[index]
        kind: int = world.actors[me].kind
        if kind >= WALKER and kind <= CHARGER:
            if not calm:
                step_foe(world, me)
        elif HAS_BOSSES and kind == BOSS:
            step_boss(world, me)
        elif HAS_COMBAT and kind == SLASH:
            step_slash(world, me)
        elif kind == PUFF:
            step_puff(world, me)
        elif (HAS_SHOOTER or HAS_CASTER or HAS_BOUNCER) and kind == FOE_SHOT:
            step_foe_shot(world, me)
        elif HAS_COMBAT and HAS_POWER_UPS and kind == HERO_SHOT:
            step_beam(world, me)
