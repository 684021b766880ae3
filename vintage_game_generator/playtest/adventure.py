"""Playing an adventure: to win it, and to lose it."""

from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.playtest.adventure_map import (
    cell_under,
    distances,
    hero_cell,
    middle_of,
    next_cell,
)
from vintage_game_generator.playtest.adventure_player import Player
from vintage_game_generator.playtest.adventure_steering import toward

LONGEST_LOSS = 20_000  # ticks


def solve(step: kernel.Step, world: kernel.World) -> list[int] | None:
    """Return the buttons of each tick that clear the level a world is playing, or None.

    The world is left as it was. Same rules, same world: same buttons.
    """
    return Player(step, world).win()


def lose(step: kernel.Step, world: kernel.World) -> list[int]:
    """Return the buttons of each tick that spend all lives: the hero runs into what hurts.

    The world is left as it was.

    Raises:
        NotProven: nothing in the level can hurt the hero.
    """
    played = kernel.copied(world)
    pressed: list[int] = []
    target, field = nearest_danger(played)
    while played.mode != kernel.LOST:
        if len(pressed) >= LONGEST_LOSS:
            raise NotProven("nothing in this level hurts the hero for long enough to lose")
        if len(pressed) % 20 == 0:
            target, field = nearest_danger(played)
        played.buttons = reckless_buttons(played, target, field)
        step(played)
        pressed.append(played.buttons)
    return pressed


def nearest_danger(world: kernel.World) -> tuple[int, list[int]]:
    """Return the cell of what hurts and is nearest, with the distances to it."""
    steps = distances(world, hero_cell(world), ends=True)
    dangers = [index for index, cell in enumerate(world.cells) if cell == kernel.HAZARD]
    for actor in world.actors[1:]:
        if kernel.WALKER <= actor.kind <= kernel.BOSS:
            dangers.append(cell_under(world, actor))
    nearest = min(dangers, key=lambda index: (steps[index], index), default=hero_cell(world))
    return nearest, distances(world, nearest)


def reckless_buttons(world: kernel.World, target: int, field: list[int]) -> int:
    """Return the buttons that bring the hero to what hurts, by the nearest way."""
    if world.mode != kernel.PLAYING:
        return 0
    here = hero_cell(world)
    ahead = next_cell(world, field, here)
    if field[here] <= 1:
        ahead = target
    return toward(world, *middle_of(world, ahead))
