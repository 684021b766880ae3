"""What lies where on a map, decided by integer hashes of positions: the same on every machine."""

from collections import deque
from collections.abc import Sequence

Grid = Sequence[Sequence[str]]
Cell = tuple[int, int]

_STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))


def position_hash(column: int, row: int, seed: int) -> int:
    """Return a well-mixed number (0 to 2**32 - 1) of a cell: the finaliser of MurmurHash3."""
    value = (column * 0x9E3779B1 ^ row * 0x85EBCA77 ^ seed * 0xC2B2AE3D) & 0xFFFFFFFF
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ value >> 16


def trodden(rows: Grid, room: tuple[int, int], walkable: str) -> set[Cell]:
    """Return the cells of paths that join, in every room, its middle and its ways out.

    Args:
        rows: the map, one letter a cell.
        room: columns and rows of a room, walls included.
        walkable: the letters on which a path may lie.
    """
    wide, tall = room
    path: set[Cell] = set()
    for top in range(0, len(rows), tall):
        for left in range(0, len(rows[0]), wide):
            box = (left, top, min(left + wide, len(rows[0])), min(top + tall, len(rows)))
            path |= _room_paths(rows, box, walkable)
    return path


def _room_paths(rows: Grid, box: tuple[int, int, int, int], walkable: str) -> set[Cell]:
    left, top, right, bottom = box
    open_cells = {
        (x, y) for y in range(top, bottom) for x in range(left, right) if rows[y][x] in walkable
    }
    gates = _gates(open_cells, box)
    if not gates:
        return set()
    middle = ((left + right) // 2, (top + bottom) // 2)
    start = min(
        open_cells, key=lambda c: (abs(c[0] - middle[0]) + abs(c[1] - middle[1]), c[1], c[0])
    )
    came: dict[Cell, Cell] = {start: start}
    queue = deque([start])
    while queue:
        x, y = queue.popleft()
        for dx, dy in _STEPS:
            cell = (x + dx, y + dy)
            if cell in open_cells and cell not in came:
                came[cell] = (x, y)
                queue.append(cell)
    path: set[Cell] = set()
    for gate in gates:
        cell = gate
        while cell in came and cell not in path:
            path.add(cell)
            cell = came[cell]
    return path


def _gates(open_cells: set[Cell], box: tuple[int, int, int, int]) -> list[Cell]:
    """Return the middle of every way out: of each run of open cells along a room's border."""
    left, top, right, bottom = box
    sides = (
        [(x, top) for x in range(left, right)],
        [(x, bottom - 1) for x in range(left, right)],
        [(left, y) for y in range(top, bottom)],
        [(right - 1, y) for y in range(top, bottom)],
    )
    gates: list[Cell] = []
    for side in sides:
        run: list[Cell] = []
        for cell in [*side, (-1, -1)]:
            if cell in open_cells:
                run.append(cell)
            elif run:
                gates.append(run[len(run) // 2])
                run = []
    return gates
