"""Moving against the map: walls, floors, and ledges that hold from above only."""

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    CRATE,
    DOOR,
    GATE,
    LADDER,
    LEDGE,
    SOLID,
    World,
    cell_at,
)
from vintage_game_generator.rules.options import HAS_BOSSES, HAS_KEYS


def blocks(world: World, x: int, y: int) -> bool:
    """Return whether a point is inside a wall; walls that reach the map's top go on above it."""
    cell: int = cell_at(world, x // CELL, max(y // CELL, 0))
    return (
        cell == SOLID
        or cell == CRATE
        or (HAS_KEYS and cell == DOOR)
        or (HAS_BOSSES and cell == GATE)
    )


def holds(world: World, x: int, y: int) -> bool:
    """Return whether the cell at a point holds up what comes from above."""
    cell: int = cell_at(world, x // CELL, y // CELL)
    if cell == SOLID or cell == LEDGE:
        return True
    if cell == LADDER:
        return cell_at(world, x // CELL, y // CELL - 1) != LADDER
    return cell == CRATE or (HAS_KEYS and cell == DOOR) or (HAS_BOSSES and cell == GATE)


def slide_aside(world: World, me: int, half: int, tall: int) -> None:
    """Move an actor sideways by its speed; a wall stops it."""
    vx: int = world.actors[me].vx
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    if vx > 0:
        front: int = x + vx + half
        if front // CELL != (x + half) // CELL and (
            blocks(world, front, y) or blocks(world, front, y - tall)
        ):
            world.actors[me].x = front // CELL * CELL - half - 1
            world.actors[me].vx = 0
        else:
            world.actors[me].x = x + vx
    elif vx < 0:
        back: int = x + vx - half
        if back // CELL != (x - half) // CELL and (
            blocks(world, back, y) or blocks(world, back, y - tall)
        ):
            world.actors[me].x = (back // CELL + 1) * CELL + half
            world.actors[me].vx = 0
        else:
            world.actors[me].x = x + vx


def slide_down(world: World, me: int, half: int, tall: int, through: bool) -> None:
    """Move an actor up or down by its speed, and note whether it stands.

    Args:
        world: The world.
        me: The actor's slot.
        half: Half of its width.
        tall: Its height.
        through: Whether it falls through ledges.
    """
    vy: int = world.actors[me].vy
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    world.actors[me].y = y + vy
    world.actors[me].ground = False
    if vy > 0:
        below: int = (y + vy) // CELL
        if below != y // CELL:
            held: bool = False
            if through:
                held = blocks(world, x - half, y + vy) or blocks(world, x + half, y + vy)
            else:
                held = holds(world, x - half, y + vy) or holds(world, x + half, y + vy)
            if held:
                world.actors[me].y = below * CELL - 1
                world.actors[me].vy = 0
                world.actors[me].ground = True
    elif vy < 0:
        head: int = y + vy - tall
        if head // CELL != (y - tall) // CELL and (
            blocks(world, x - half, head) or blocks(world, x + half, head)
        ):
            world.actors[me].y = (head // CELL + 1) * CELL + tall
            world.actors[me].vy = 0


def touching(world: World, a: int, b: int, near: int, tall: int) -> bool:
    """Return whether two actors are nearer than a distance aside and overlap in height."""
    dx: int = world.actors[a].x - world.actors[b].x
    if dx < near and dx > -near:
        dy: int = world.actors[a].y - world.actors[b].y
        return dy < tall and dy > -tall
    return False
