"""Runes that light up one after another: they are what hurts the boss."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    RUNE,
    SOUND_POWER,
    World,
    next_random,
    play_sound,
)
from vintage_game_generator.rules.platformer.boss_harm import wound_boss
from vintage_game_generator.rules.platformer.motion import touching
from vintage_game_generator.rules.platformer.registers import LIT_RUNE, RUNE_WAIT, WAKE

HIDDEN = -32768  # a rune that does not shine is kept above the map
RUNE_REST = 100  # ticks between two runes


def hide_rune(world: World, me: int) -> None:
    """Put a rune out of sight."""
    world.actors[me].y = HIDDEN


def step_runes(world: World) -> None:
    """Light the next rune when its time has come."""
    if world.memory[LIT_RUNE] == 0:
        world.memory[RUNE_WAIT] += 1
        if world.memory[RUNE_WAIT] >= RUNE_REST:
            light_rune(world)


def light_rune(world: World) -> None:
    """Light one of the level's runes by chance."""
    count: int = 0
    for slot in range(1, len(world.actors)):
        if world.actors[slot].kind == RUNE:
            count += 1
    if count == 0:
        return
    chosen: int = next_random(world) % count
    for slot in range(1, len(world.actors)):
        if world.actors[slot].kind == RUNE:
            if chosen == 0:
                world.actors[slot].y = world.actors[slot].home_y
                world.memory[LIT_RUNE] = slot
            chosen -= 1
    world.memory[RUNE_WAIT] = 0
    world.memory[WAKE] = 1
    play_sound(world, SOUND_POWER)


def step_rune(world: World, me: int) -> None:
    """Burn the boss when the hero touches the rune that shines."""
    if world.memory[LIT_RUNE] == me and touching(world, 0, me, 2600, CELL):
        world.memory[LIT_RUNE] = 0
        hide_rune(world, me)
        if world.boss > 0:
            wound_boss(world, world.boss, 1)
