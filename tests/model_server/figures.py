"""Figures in letters: a head, a body, arms and legs, each time of another build."""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.model_server.invented import chance

CLEAR = "."
MATERIALS = re.compile(r"^([0-9a-e]) = ([a-z ]+) \((\w[\w-]*)\)$", re.MULTILINE)


def sprite(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a sprite's draft in the grid and the letters that are asked for."""
    rows = schema["properties"]["rows"]
    pattern = rows["items"].get("pattern", r"^[.01]{16}$")
    letters = re.search(r"\[\.([0-9a-e]+)\]", pattern)
    columns = re.search(r"\{(\d+)\}", pattern)
    inks = MATERIALS.findall(prompt) or [(one, "", "") for one in (letters[1] if letters else "01")]
    return {
        "rows": figure(
            int(columns[1]) if columns else 16,
            int(rows.get("minItems", 16)),
            [(ink, material) for ink, _, material in inks],
            chance(prompt, "sprite"),
            legs="Two legs" in prompt,
        )
    }


def figure(
    columns: int, rows: int, inks: Sequence[tuple[str, str]], rng: random.Random, *, legs: bool
) -> list[str]:
    """Return the rows of a figure.

    Args:
        columns: how wide the grid is.
        rows: how high it is.
        inks: letters from dark to light, each with the material that it is of.
        rng: chance.
        legs: whether it has two.
    """
    own = [ink for ink, material in inks if material in ("primary", "")] or [inks[-1][0]]
    other = [ink for ink, material in inks if material in ("secondary", "skin", "accent")] or own
    cloth, face = own[len(own) // 2], other[-1]
    dark, pale = inks[0][0], inks[-1][0]
    eye = dark if face != dark else pale
    area = [[CLEAR] * columns for _ in range(rows)]
    head = rows * rng.randint(40, 48) // 100
    wide = columns * rng.randint(60, 72) // 100 // 2 * 2
    foot = rows - max(2, rows // 6) if legs else rows
    _oval(area, 0, head, wide, face)
    _oval(area, head - rows // 8, foot, columns * rng.randint(66, 80) // 100 // 2 * 2, cloth)
    _oval(area, 0, head, wide, face, over=False)
    for row in range(max(1, head // 6)):  # a cap
        area[row] = [cloth if ink != CLEAR else ink for ink in area[row]]
    if legs:
        for row in range(foot, rows):
            for side in (columns // 2 - max(2, columns // 5), columns // 2 + columns // 12 + 1):
                for column in range(side, side + max(1, columns // 8)):
                    area[row][column] = cloth
    look = head // 2
    for column in (columns // 2 - 1, columns // 2 + max(1, wide // 4)):
        for row in range(look, look + max(1, rows // 12)):
            area[row][column] = eye
    belt = (head + foot) // 2
    if dark != cloth:
        area[belt] = [dark if ink == cloth else ink for ink in area[belt]]
    return ["".join(row) for row in area]


def _oval(
    area: list[list[str]], top: int, bottom: int, wide: int, ink: str, *, over: bool = True
) -> None:
    """Fill an oval in the middle of the grid, a row at a time."""
    columns, high = len(area[0]), max(bottom - top, 1)
    for row in range(max(top, 0), min(bottom, len(area))):
        away = abs(2 * (row - top) + 1 - high)  # 0 in its middle, `high` at its ends
        half = next(
            half
            for half in range(wide // 2, 0, -1)
            if (half * 2 * high) ** 2 + (away * wide) ** 2 * 3 // 4 <= (wide * high) ** 2 * 5 // 4
            or half == 1
        )
        for column in range(columns // 2 - half, columns // 2 + half):
            if over or area[row][column] == CLEAR:
                area[row][column] = ink
