"""Fighting the boss of an adventure: with the sword at arm's length, or by fetching runes."""

from dataclasses import dataclass

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.playtest.adventure_steering import FACING_BUTTONS, toward
from vintage_game_generator.rules.adventure.registers import ROOM_LEFT, ROOM_TOP

BLADE = 3600  # how far from a boss's body the sword still meets it
STAND_OFF = 2200  # how far from it a swordsman stands


@dataclass(frozen=True)
class Body:
    """The box around a boss's feet in which it hurts, felt out by trying."""

    half: int
    above: int
    below: int


def boss_buttons(world: kernel.World, body: Body, fights: bool) -> int:
    """Return what the player presses against a boss: strike it, or fetch the rune."""
    hero, boss = world.actors[0], world.actors[world.boss]
    if not fights:
        for index in range(world.awake_count):
            rune = world.actors[world.awake[index]]
            if rune.kind == kernel.RUNE:
                return toward(world, rune.x, rune.y)
        return shy_buttons(world, boss)
    if boss.hurt > 12:
        return 0
    middle = boss.y + (body.below - body.above) // 2
    tall = (body.below + body.above) // 2
    dx, dy = boss.x - hero.x, middle - hero.y
    if abs(dx) - body.half > abs(dy) - tall:
        gap, aside = abs(dx) - body.half, abs(dy) - tall
        facing = kernel.FACE_RIGHT if dx > 0 else kernel.FACE_LEFT
        distance = body.half + STAND_OFF
        stand = boss.x - (distance if dx > 0 else -distance), middle
    else:
        gap, aside = abs(dy) - tall, abs(dx) - body.half
        facing = kernel.FACE_DOWN if dy > 0 else kernel.FACE_UP
        distance = tall + STAND_OFF
        stand = boss.x, middle - (distance if dy > 0 else -distance)
    if gap > BLADE or aside > 0:
        return toward(world, *stand)
    if hero.facing != facing:
        return FACING_BUTTONS[facing]
    return 0 if world.previous & kernel.B else kernel.B


def shy_buttons(world: kernel.World, boss: kernel.Actor) -> int:
    """Return the buttons that bring the hero to the quarter of the room farthest from the boss."""
    left, top = world.memory[ROOM_LEFT], world.memory[ROOM_TOP]
    x = left + (boss.home_x - left) // 2 * (1 if boss.x > boss.home_x else 3)
    y = top + (boss.home_y - top) // 2 * (1 if boss.y > boss.home_y else 3)
    return toward(world, x, y)
