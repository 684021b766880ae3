"""Ways through an adventure's map: distances over its cells as they are now."""

from collections import deque

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import CRATE

CLOSED = frozenset({kernel.SOLID, kernel.WATER, kernel.DOOR, kernel.GATE, kernel.HAZARD})
FAR = 1 << 20


MIDDLE = 1200  # from an actor's feet up to the middle of its body


def cell_under(world: kernel.World, actor: kernel.Actor) -> int:
    """Return the index of the cell under an actor's middle."""
    return (actor.y - MIDDLE) // kernel.CELL * world.width + actor.x // kernel.CELL


def hero_cell(world: kernel.World) -> int:
    """Return the index of the cell under the hero's middle."""
    return cell_under(world, world.actors[0])


def middle_of(world: kernel.World, index: int) -> tuple[int, int]:
    """Return where an actor stands when its middle is in the middle of a cell."""
    x = index % world.width * kernel.CELL + kernel.CELL // 2
    y = index // world.width * kernel.CELL + kernel.CELL // 2 + MIDDLE
    return x, y


def distances(
    world: kernel.World, start: int, through_crates: bool = False, ends: bool = False
) -> list[int]:
    """Return how many steps each cell is from a start; `FAR` where no way leads.

    Args:
        world: The world whose cells are walked.
        start: Where to begin; it may be closed itself: a door, say.
        through_crates: Whether crates are no obstacle.
        ends: Whether closed cells beside a way get a distance too, though no way leads through.
    """
    cells, width = world.cells, world.width
    found = [FAR] * len(cells)
    found[start] = 0
    ahead = deque([start])
    while ahead:
        index = ahead.popleft()
        after = found[index] + 1
        for other in (index + 1, index - 1, index + width, index - width):
            if 0 <= other < len(cells) and found[other] == FAR:
                if is_open(cells[other], through_crates):
                    found[other] = after
                    ahead.append(other)
                elif ends:
                    found[other] = after
    return found


def is_open(cell: int, through_crates: bool) -> bool:
    """Return whether a way may lead through a kind of cell."""
    return cell not in CLOSED and (through_crates or cell != CRATE)


def nearest(world: kernel.World, steps: list[int], cell: int) -> int | None:
    """Return the index of the nearest cell of a kind, or None where none can be reached."""
    best = None
    for index, found in enumerate(world.cells):
        if found == cell and steps[index] < FAR and (best is None or steps[index] < steps[best]):
            best = index
    return best


def next_cell(world: kernel.World, field: list[int], index: int) -> int:
    """Return the cell to head for from a cell: the neighbour that is nearest to the target."""
    width = world.width
    best = index
    for step in (1, -1, width, -width):
        other = index + step
        if 0 <= other < len(field) and field[other] < field[best]:
            best = other
    for across in (1, -1):
        for down in (width, -width):
            other = index + across + down
            if 0 <= other < len(field) and field[other] < field[best]:
                block = index + across, index + down, other
                if not any(world.cells[i] in CLOSED or world.cells[i] == CRATE for i in block):
                    best = other
    return best
