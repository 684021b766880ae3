"""From models to running worlds."""

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.level import Level

LEVEL_STRIDE = 0x9E3779B9  # `load_level` sets chance this much apart from level to level
LONGEST_OPENING = 1200  # ticks; the title and a level's card are over long before
TITLE_TICKS = 120  # time to read the title


def kernel_level(level: Level) -> kernel.Level:
    """Return a level as the kernel plays it."""
    return kernel.Level(
        width=level.columns,
        height=len(level.rows),
        cells=level.cells,
        spawns=[
            kernel.Spawn(kernel.KIND_NAMES.index(spawn.kind), spawn.column, spawn.row, spawn.tag)
            for spawn in level.spawns
        ],
    )


def opened_world(design: GameDesign, levels: list[Level]) -> kernel.World:
    """Return the game's world at its title screen."""
    return new_world([kernel_level(level) for level in levels], design.seed)


def world_of_level(design: GameDesign, level: Level) -> kernel.World:
    """Return a world of one level alone, with the chance that it has in the whole game."""
    seed = design.seed + (level.number - 1) * LEVEL_STRIDE
    return new_world([kernel_level(level)], seed)


def buttons_to_play(step: kernel.Step, world: kernel.World) -> list[int]:
    """Return the buttons that bring a world from the screen it shows to the play, and press them.

    Start is pressed once at the title; at a level's card nothing is.
    """
    pressed: list[int] = []
    while world.mode != kernel.PLAYING and len(pressed) < LONGEST_OPENING:
        starts = world.mode == kernel.TITLE and len(pressed) == TITLE_TICKS
        pressed.append(kernel.START if starts else 0)
        world.buttons = pressed[-1]
        step(world)
    return pressed
