"""Features as a good model writes them, and answers of another kind, for tests of all that asks."""

from typing import Any

from vintage_game_generator.models.config import Genre

GLIDE = {
    "name": "glide",
    "summary": "Hold the jump button to fall slowly.",
    "button": "a",
    "source": '''GLIDE_FALL = 260  # the most that the hero falls in a tick


def step_feature(world: World) -> None:
    """Fall slowly while A is held."""
    if held(world, A) and world.actors[0].vy > GLIDE_FALL:
        world.actors[0].vy = GLIDE_FALL
''',
}
GRAPPLING_HOOK = {
    "name": "grappling-hook",
    "summary": "Hold up and press attack to be pulled to a wall above.",
    "button": "up+b",
    "source": '''PULL = OWN_1  # ticks for which the hook still pulls
REST = OWN_2  # ticks until it can be thrown again
AHEAD = OWN_3  # where to it pulls: -1 is left, 1 right
LONGEST = 7
SPEED = 900
PAUSE = 30


def step_feature(world: World) -> None:
    """Throw the hook, or be pulled by it."""
    if world.memory[REST] > 0:
        world.memory[REST] -= 1
    if world.memory[PULL] > 0:
        pull(world)
    elif held(world, UP) and pressed(world, B) and world.memory[REST] == 0:
        throw_hook(world)


def throw_hook(world: World) -> None:
    """Look for a wall up and ahead, and hold on to it."""
    x: int = world.actors[0].x
    y: int = world.actors[0].y
    world.memory[AHEAD] = ahead_x(world)
    for reach in range(1, LONGEST + 1):
        # On a slant, a cell at a time.
        if solid_at(world, x + ahead_x(world) * reach * CELL, y - reach * CELL):
            world.memory[PULL] = reach * CELL // SPEED + 1
            puff(world, x + ahead_x(world) * reach * CELL, y - reach * CELL)
            break
    world.memory[REST] = PAUSE
    play_sound(world, SOUND_JUMP)


def pull(world: World) -> None:
    """Go along the rope."""
    world.memory[PULL] -= 1
    world.actors[0].vy = 0
    move_hero(world, world.memory[AHEAD] * SPEED, -SPEED)
''',
}
SHOCKWAVE = {
    "name": "shockwave",
    "summary": "Hold down and press attack to strike all foes around.",
    "button": "down+b",
    "source": '''REST = OWN_1  # ticks until the next wave
PAUSE = 60


def step_feature(world: World) -> None:
    """Strike all around when the buttons are pressed."""
    if world.memory[REST] > 0:
        world.memory[REST] -= 1
    elif held(world, DOWN) and pressed(world, B):
        world.memory[REST] = PAUSE
        strike(world, world.actors[0].x, world.actors[0].y)


def strike(world: World, x: int, y: int) -> None:
    """Strike, and show it."""
    add_score(world, 10 * strike_near(world, x, y, 3 * CELL))
    for side in range(-1, 2):
        puff(world, x + side * CELL, y)
    play_sound(world, SOUND_HIT)
''',
}
MAGNET = {
    "name": "coin-magnet",
    "summary": "Coins that are near come to the hero.",
    "button": "none",
    "source": '''REACH = 3  # cells


def step_feature(world: World) -> None:
    """Take all coins around the hero."""
    column: int = world.actors[0].x // CELL
    row: int = world.actors[0].y // CELL
    for across in range(column - REACH, column + REACH + 1):
        for down in range(row - REACH, row + REACH + 1):
            if take_coin(world, across, down):
                puff(world, across * CELL + CELL // 2, down * CELL + CELL - 1)
''',
}
SHIELD = {
    "name": "bubble-shield",
    "summary": "Press select for a bubble that keeps harm off for two seconds.",
    "button": "select",
    "source": '''LEFT_OVER = OWN_1  # ticks for which the bubble holds
REST = OWN_2  # ticks until the next
LASTS = 120
PAUSE = 480


def step_feature(world: World) -> None:
    """Blow a bubble, and stay in it for a while."""
    if world.memory[REST] > 0:
        world.memory[REST] -= 1
    elif pressed(world, SELECT):
        world.memory[LEFT_OVER] = LASTS
        world.memory[REST] = PAUSE
        puff(world, world.actors[0].x, world.actors[0].y)
        play_sound(world, SOUND_CHECKPOINT)
    if world.memory[LEFT_OVER] > 0:
        world.memory[LEFT_OVER] -= 1
        shield_hero(world)
        if world.memory[LEFT_OVER] % 30 == 0:
            push_all(world)


def push_all(world: World) -> None:
    """Push foes away that are near."""
    slot: int = nearest_foe(world, 2 * CELL)
    if slot > 0:
        if world.actors[slot].x > world.actors[0].x:
            push_foe(world, slot, 1200, 0)
        else:
            push_foe(world, slot, -1200, 0)
''',
}
TIME_SLOW = {
    "name": "slow-time",
    "summary": "Press select and foes move at half their speed for a while.",
    "button": "select",
    "source": '''SLOW = OWN_1
REST = OWN_2
LASTS = 150
PAUSE = 400


def step_feature(world: World) -> None:
    """Slow all foes down."""
    if world.memory[REST] > 0:
        world.memory[REST] -= 1
    elif pressed(world, SELECT):
        world.memory[SLOW] = LASTS
        world.memory[REST] = PAUSE
        play_sound(world, SOUND_CHECKPOINT)
    if world.memory[SLOW] > 0:
        world.memory[SLOW] -= 1
        if world.memory[SLOW] % 2 == 0:
            hold_foes(world)
''',
}
SAMPLES: dict[Genre, tuple[dict[str, Any], ...]] = {
    Genre.PLATFORMER: (GRAPPLING_HOOK, GLIDE, SHOCKWAVE, MAGNET, TIME_SLOW),
    Genre.ACTION_ADVENTURE: (SHIELD, MAGNET, SHOCKWAVE, TIME_SLOW),
}
"""Good answers; all of each genre's are admitted, and act."""
GOOD_ANSWERS: dict[Genre, dict[str, Any]] = {
    Genre.PLATFORMER: GRAPPLING_HOOK,
    Genre.ACTION_ADVENTURE: SHIELD,
}
"""One good answer a genre, as a server gives it."""
