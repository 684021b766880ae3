from vintage_game_generator.kernels.python.kernel import HERO, Level, place
from vintage_game_generator.kernels.python.kernel.hashing import ACTOR_FIELDS, WORLD_FIELDS
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.playtest.search import restore, snapshot

CONSTANT = {"seed"}  # of a session: nothing that is tried out changes it


def test_going_back_brings_back_every_field_that_is_state() -> None:
    world = new_world([Level(2, 2, [0] * 4, [])], seed=7)
    world.cells = [0] * 4
    place(world, 0, HERO, 5, 6)
    kept = snapshot(world)
    before = {name: getattr(world, name) for name in WORLD_FIELDS}
    hero = {name: getattr(world.actors[0], name) for name in ACTOR_FIELDS}
    for name in WORLD_FIELDS:
        if name not in CONSTANT:
            setattr(world, name, getattr(world, name) + 1)
    for name in ACTOR_FIELDS:
        setattr(world.actors[0], name, getattr(world.actors[0], name) + 1)
    world.cells[3] = world.memory[5] = 9
    restore(world, kept)
    assert {name: getattr(world, name) for name in WORLD_FIELDS} == before
    assert {name: getattr(world.actors[0], name) for name in ACTOR_FIELDS} == hero
    assert (world.cells[3], world.memory[5]) == (0, 0)
