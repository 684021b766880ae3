"""Copies of a world: to try something out, and to go back."""

from .constants import GONE
from .hashing import ACTOR_FIELDS, WORLD_FIELDS
from .world import World


def copied(world: World) -> World:
    """Return a world in the same state that lives its own life; the levels are shared."""
    twin = World(levels=world.levels, seed=world.seed, random=world.random)
    restore(twin, world)
    return twin


def restore(world: World, snapshot: World) -> None:
    """Bring a world into the state of another one of the same game."""
    for name in WORLD_FIELDS:
        setattr(world, name, getattr(snapshot, name))
    world.cells[:] = snapshot.cells
    world.awake[:] = snapshot.awake
    world.memory[:] = snapshot.memory
    world.save[:] = snapshot.save
    world.sounds[:] = snapshot.sounds
    world.sound_count = snapshot.sound_count
    for actor, kept in zip(world.actors, snapshot.actors, strict=True):
        if kept.kind == GONE:
            actor.kind = GONE
        else:
            for name in ACTOR_FIELDS:
                setattr(actor, name, getattr(kept, name))
