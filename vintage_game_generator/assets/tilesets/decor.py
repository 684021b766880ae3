"""Where props stand: on the ground and on floors, clear of items, hazards and actors."""

from collections.abc import Mapping, Sequence

from vintage_game_generator.assets.tilesets.placement import Cell, position_hash
from vintage_game_generator.models.drafts.tileset import Density

# Of the cells where a prop may stand, in percent: those with a large one, and those with any.
_SIDE_SHARES = {Density.SPARSE: (6, 20), Density.USUAL: (12, 44), Density.RICH: (20, 75)}
_ABOVE_SHARES = {Density.SPARSE: 4, Density.USUAL: 9, Density.RICH: 17}
Props = Mapping[str, Mapping[str, list[int]]]


def decorated(
    rows: Sequence[str],
    taken: set[Cell],
    props: Props,
    seed: int,
    side_view: bool,
    density: Density = Density.USUAL,
) -> list[int]:
    """Return the decor layer, row by row, -1 for none.

    Props take empty cells only, none that is taken by an actor or a path; seen from the side they
    stand on solid ground.
    """
    width, height = len(rows[0]), len(rows)
    tiles = [-1] * (width * height)
    large = [name for name, prop in props.items() if prop["size"] != [1, 1]]
    small = [name for name in props if name not in large]
    placed: dict[str, list[Cell]] = {name: [] for name in props}
    for y in range(height):
        for x in range(width):
            chance = position_hash(x, y, seed)
            share = chance % 100
            if side_view:
                many, all_ = _SIDE_SHARES[density]
                names = large if share < many else small if share < all_ else []
            else:
                names = small if share < _ABOVE_SHARES[density] else []
            if not names:
                continue
            weights = [name for at, name in enumerate(names) for _ in range(len(names) - at)]
            name = weights[chance // 100 % len(weights)]
            near = (4, 2) if name in small else (7, 4)
            if any(abs(x - u) < near[0] and abs(y - v) < near[1] for u, v in placed[name]):
                continue
            if _place(rows, taken, tiles, props[name], x, y, side_view):
                placed[name].append((x, y))
    return tiles


def _place(
    rows: Sequence[str],
    taken: set[Cell],
    tiles: list[int],
    prop: Mapping[str, list[int]],
    x: int,
    y: int,
    side_view: bool,
) -> bool:
    """Put a prop with its lower left cell at a place, and return whether it fits there."""
    width = len(rows[0])
    wide, tall = prop["size"]
    top = y - tall + 1
    if top < 0 or x + wide > width:
        return False
    for row in range(top, y + 1):
        for column in range(x, x + wide):
            busy = rows[row][column] != "." or (column, row) in taken
            if busy or tiles[row * width + column] >= 0:
                return False
    if side_view:
        below = y + 1
        if below >= len(rows) or any(rows[below][column] != "#" for column in range(x, x + wide)):
            return False
    for at, tile in enumerate(prop["tiles"]):
        tiles[(top + at // wide) * width + x + at % wide] = tile
    return True
