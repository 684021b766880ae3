"""So many of a grid's games, such that every value of every field comes up about as often."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any


def spread(cells: Sequence[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """Return some cells in the order of the grid, the same for the same seed.

    One after the other is taken whose values, and then pairs of values, were taken least so
    far; among equals chance decides.
    """
    rng = random.Random(f"grid {seed}")
    marks = [_marks(cell) for cell in cells]
    taken: Counter[Any] = Counter()
    free = list(range(len(cells)))
    rng.shuffle(free)
    chosen: list[int] = []
    for _ in range(count):
        best = min(free, key=lambda number: _use(marks[number], taken))
        free.remove(best)
        chosen.append(best)
        for group in marks[best]:
            taken.update(group)
    return [cells[number] for number in sorted(chosen)]


Marks = tuple[list[Any], list[Any]]


def _marks(cell: dict[str, Any]) -> Marks:
    values = [f"{key}={value!r}" for key, value in sorted(cell.items())]
    return values, [(one, other) for one in values for other in values if one < other]


def _use(marks: Marks, taken: Counter[Any]) -> tuple[int, int]:
    values, pairs = marks
    return sum(taken[one] for one in values), sum(taken[one] for one in pairs)
