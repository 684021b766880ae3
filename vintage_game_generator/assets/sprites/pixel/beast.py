"""How enemies are drawn by hand: two poses, in the letters of `inks.LETTERS`."""

from typing import NamedTuple


class Beast(NamedTuple):
    """An enemy's first pose, from the top down to its feet, and the rows of its second.

    Rows of half the frame's width are left halves, which the right one mirrors; others are whole
    and face right.
    """

    rows: tuple[str, ...]
    second: dict[int, str]
    floats: bool = False
