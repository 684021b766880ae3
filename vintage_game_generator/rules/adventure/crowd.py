"""Actors that come and go in the room."""

from vintage_game_generator.kernels.python.kernel import GONE, PUFF, World, spawn
from vintage_game_generator.rules.adventure.registers import CROWD


def join(world: World, kind: int, x: int, y: int) -> int:
    """Return the slot of a new actor, which acts from the next tick on; 0 when the pool is full."""
    world.memory[CROWD] = 1
    return spawn(world, kind, x, y)


def vanish(world: World, me: int) -> None:
    """Take an actor out of the game."""
    world.actors[me].kind = GONE
    world.memory[CROWD] = 1


def burst(world: World, me: int) -> None:
    """Turn an actor into a puff of dust."""
    world.actors[me].kind = PUFF
    world.actors[me].pose = 0
    world.actors[me].pose_time = 0
    world.actors[me].hurt = 0
    world.actors[me].vx = 0
    world.actors[me].vy = 0
    world.actors[me].timer = 20


def step_puff(world: World, me: int) -> None:
    """Let a puff settle."""
    world.actors[me].pose_time += 1
    world.actors[me].timer -= 1
    if world.actors[me].timer <= 0:
        vanish(world, me)
