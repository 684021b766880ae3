"""Rooms: the one that the hero is in is awake, all others sleep."""

from vintage_game_generator.kernels.python.kernel import (
    ACTORS,
    BOSS,
    CELL,
    CHARGER,
    GONE,
    HERO_SHOT,
    World,
    place,
)
from vintage_game_generator.rules.adventure.boss import wake_boss
from vintage_game_generator.rules.adventure.foes import wake_foe
from vintage_game_generator.rules.adventure.registers import CALM, CROWD, ROOM, ROOM_LEFT, ROOM_TOP
from vintage_game_generator.rules.adventure.tuning import CALM_TICKS, ROOM_COLUMNS, ROOM_ROWS
from vintage_game_generator.rules.options import HAS_BOSSES


def room_at(world: World, x: int, y: int) -> int:
    """Return one more than the index of the room around a point."""
    across: int = world.width // ROOM_COLUMNS
    return y // (ROOM_ROWS * CELL) * across + x // (ROOM_COLUMNS * CELL) + 1


def step_rooms(world: World) -> None:
    """Wake the hero's room when he enters it, and keep the list of the awake."""
    room: int = room_at(world, world.actors[0].x, world.actors[0].y)
    if room != world.memory[ROOM]:
        enter_room(world, room)
    elif world.memory[CROWD] != 0:
        list_awake(world)
    if world.memory[CALM] > 0:
        world.memory[CALM] -= 1


def enter_room(world: World, room: int) -> None:
    """Send everyone home, and wake those who live in this room."""
    world.memory[ROOM] = room
    world.memory[ROOM_LEFT] = world.actors[0].x // (ROOM_COLUMNS * CELL) * ROOM_COLUMNS * CELL
    world.memory[ROOM_TOP] = world.actors[0].y // (ROOM_ROWS * CELL) * ROOM_ROWS * CELL
    world.memory[CALM] = CALM_TICKS
    if HAS_BOSSES:
        world.boss = 0
    for slot in range(1, ACTORS):
        kind: int = world.actors[slot].kind
        if kind >= HERO_SHOT:
            world.actors[slot].kind = GONE
        elif kind != GONE:
            go_home(world, slot)
            if room_at(world, world.actors[slot].x, world.actors[slot].y) == room:
                if kind <= CHARGER:
                    wake_foe(world, slot)
                elif HAS_BOSSES and kind == BOSS:
                    wake_boss(world, slot)
    list_awake(world)


def go_home(world: World, me: int) -> None:
    """Put an actor back where it started, whole again."""
    place(world, me, world.actors[me].kind, world.actors[me].home_x, world.actors[me].home_y)


def list_awake(world: World) -> None:
    """List the actors of the room by ascending slot."""
    world.memory[CROWD] = 0
    count: int = 0
    for slot in range(1, ACTORS):
        kind: int = world.actors[slot].kind
        if kind != GONE:
            home: int = room_at(world, world.actors[slot].home_x, world.actors[slot].home_y)
            if kind >= HERO_SHOT or home == world.memory[ROOM]:
                world.awake[count] = slot
                count += 1
    world.awake_count = count
