"""What the features that are a game's own may do in any game, and what they may keep."""

from vintage_game_generator.kernels.python.kernel import (
    ACTORS,
    CELL,
    CHARGER,
    COIN,
    CRATE,
    EMPTY,
    GONE,
    SOUND_COIN,
    SOUND_HEART,
    WALKER,
    World,
    cell_at,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.session import add_coin

# The registers of such features: four for each of three.
OWN_1 = 20
OWN_2 = 21
OWN_3 = 22
OWN_4 = 23
OWN_5 = 24
OWN_6 = 25
OWN_7 = 26
OWN_8 = 27
OWN_9 = 28
OWN_10 = 29
OWN_11 = 30
OWN_12 = 31

# How far a feature may go.
FAR = 16777216  # beyond all maps, and so near that no distance leaves 32 bits
HIGHEST = 1048576  # above a map's top
MOST_SPEED = 2040  # of the hero, aside, down and up: below half a cell a tick, it meets every wall
MOST_KEPT = 1048576  # in a register
MOST_POINTS = 1000  # at a time
MOST_SCORE = 9990000
FREE_SLOTS = 12  # of the actors' pool, which are left to the game


def forget_own(world: World) -> None:
    """Empty the registers."""
    for register in range(OWN_1, OWN_12 + 1):
        world.memory[register] = 0


def settle_features(world: World) -> None:
    """Bring back what features overdid: heights, speeds, and numbers that they keep."""
    world.actors[0].y = max(world.actors[0].y, -HIGHEST)
    world.actors[0].vx = min(max(world.actors[0].vx, -MOST_SPEED), MOST_SPEED)
    world.actors[0].vy = min(max(world.actors[0].vy, -MOST_SPEED), MOST_SPEED)
    for register in range(OWN_1, OWN_12 + 1):
        world.memory[register] = min(max(world.memory[register], -MOST_KEPT), MOST_KEPT)


def has_room(world: World) -> bool:
    """Return whether a feature may still add an actor."""
    free: int = 0
    for slot in range(1, ACTORS):
        if world.actors[slot].kind == GONE:
            free += 1
    return free > FREE_SLOTS


def held(world: World, button: int) -> bool:
    """Return whether a button is down."""
    return world.buttons & button != 0


def is_foe(world: World, slot: int) -> bool:
    """Return whether a slot holds a foe."""
    if slot < 0:
        return False
    if slot >= ACTORS:
        return False
    kind: int = world.actors[slot].kind
    return kind >= WALKER and kind <= CHARGER


def nearest_foe(world: World, reach: int) -> int:
    """Return the slot of the nearest foe, 0 if none is nearer than a reach."""
    found: int = 0
    nearest: int = reach
    for index in range(world.awake_count):
        slot: int = world.awake[index]
        if is_foe(world, slot):
            across: int = abs(world.actors[slot].x - world.actors[0].x)
            down: int = abs(world.actors[slot].y - world.actors[0].y)
            if max(across, down) < nearest:
                nearest = max(across, down)
                found = slot
    return found


def shield_hero(world: World) -> None:
    """Let no foe hurt the hero in this tick."""
    world.actors[0].hurt = max(world.actors[0].hurt, 2)


def heal_hero(world: World) -> None:
    """Give the hero a heart back."""
    if world.actors[0].hp < world.max_hp:
        world.actors[0].hp += 1
        play_sound(world, SOUND_HEART)


def add_score(world: World, points: int) -> None:
    """Add some points."""
    if world.score < MOST_SCORE:
        world.score += min(max(points, 0), MOST_POINTS)


def take_coin(world: World, column: int, row: int) -> bool:
    """Take the coin in a cell, if there is one."""
    if cell_at(world, column, row) != COIN:
        return False
    set_cell(world, column, row, EMPTY)
    add_coin(world)
    play_sound(world, SOUND_COIN)
    return True


def put_crate(world: World, column: int, row: int) -> bool:
    """Put a crate into a cell that is empty."""
    if cell_at(world, column, row) != EMPTY or column < 0 or row < 0:
        return False
    for slot in range(ACTORS):
        if world.actors[slot].kind != GONE:
            across: int = abs(world.actors[slot].x - column * CELL - CELL // 2)
            down: int = abs(world.actors[slot].y - row * CELL - CELL)
            if across < CELL and down < CELL:
                return False
    set_cell(world, column, row, CRATE)
    return True
