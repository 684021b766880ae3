"""The frame of a random program: what every tick does around the rules that are drawn."""

from random import Random


def frame(rng: Random, systems: list[str]) -> str:
    """Return the rules of the module `game`: `step`, and what it calls of its own.

    It lays out a level now and then, fills the pool of actors at times, wakes some of them and
    lets some go, makes more sounds than are heard, looks around the map's edge, and keeps a trace
    of all that in the memory, so that no difference is ever forgotten.
    """
    every = rng.choice((37, 97, 250, 611))
    woken = rng.randrange(2, 5)
    calls = "\n".join(f"    {name}(world)" for name in systems)
    sounds = rng.randrange(5, 13)
    return f'''\
def step(world: World) -> None:
    """Advance the world by one tick."""
    world.tick += 1
    world.sound_count = 0
    if len(world.cells) == 0:
        world.coins = next_random(world)
        load_level(world, 0)
    elif world.tick % {every} == 0:
        world.boss = world.tick % len(world.actors)
        load_level(world, world.tick // {every} % len(world.levels))
    if world.tick % 60 == 30:
        crowd(world)
    wake(world)
{calls}
    for _ in range(world.tick % {sounds}):
        play_sound(world, SOUND_COIN)
    mix(world)
    world.previous = world.buttons


def crowd(world: World) -> None:
    """Fill the pool, so that the last ones have no room, and note who they are."""
    for _ in range(len(world.actors)):
        newest: int = spawn(world, PUFF, world.tick, world.score)
        if world.actors[newest].pose != IDLE or world.actors[newest].facing != FACE_RIGHT:
            world.coins ^= 21
        if world.actors[newest].ground or world.actors[newest].hurt != 0:
            world.coins ^= 105
        world.actors[newest].pose = DEATH
        world.actors[newest].facing = FACE_DOWN
        world.actors[newest].ground = True
        world.actors[newest].hurt = 7
        world.actors[newest].tag = newest - world.actors[newest].tag % 64
    for slot in range(1, len(world.actors)):
        if world.actors[slot].kind == PUFF:
            world.actors[slot].kind = GONE


def wake(world: World) -> None:
    """Wake a few of those that are there, and let some go."""
    world.awake_count = 0
    for slot in range(len(world.actors)):
        if world.actors[slot].kind != GONE and world.awake_count < 12:
            if (slot + world.tick) % {woken} == 0:
                world.awake[world.awake_count] = slot
                world.awake_count += 1
            elif slot > 0 and world.actors[slot].timer % 8 == 3:
                world.actors[slot].kind = GONE


def mix(world: World) -> None:
    """Keep a trace of everything, so that no difference is ever forgotten."""
    trace: int = world.memory[31] ^ world.score ^ (world.buttons << 9)
    trace ^= world.sound_count + (world.coins >> 3)
    row: int = world.tick % (world.height + 2) - 1
    for column in range(-1, world.width + 1):
        if cell_at(world, column, row) != EMPTY:
            trace ^= 1 << (column + 1)
    world.memory[31] = (trace & 0x3FFFFFF) * 31 % 0x3FFFFFD'''
