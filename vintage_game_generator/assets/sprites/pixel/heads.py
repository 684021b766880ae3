"""Heads of 16-pixel heroes: left halves of seven columns and seven rows; the right one mirrors it.

Letters are those of `inks.LETTERS`, and `h` for hair, whose colour the seed chooses. The face is
what is drawn in skin (`o`); eyes come later, so that one head serves all facings.
"""

from typing import NamedTuple


class Head(NamedTuple):
    """A head, the row of its eyes, and whether they are behind a visor."""

    rows: tuple[str, ...]
    eyes: int
    visor: bool = False  # eyes shine out of the dark instead of being dark themselves


HEADS: dict[str, Head] = {
    "knight": Head(
        (
            "....lll",
            "...aall",
            "..Aaaal",
            ".Aaaaaa",
            ".a#####",
            ".a#####",
            "..aaaaa",
        ),
        eyes=4,
        visor=True,
    ),
    "keeper": Head(
        (
            "...aaaa",
            "..aaaaa",
            "..aaaaa",
            ".######",
            ".hooooo",
            ".hooooo",
            "..hhhoo",
        ),
        eyes=4,
    ),
    "ranger": Head(
        (
            ".....aa",
            "...aaaa",
            "..aaaaa",
            ".aaahhh",
            ".aahooo",
            ".aaoooo",
            "..aaooo",
        ),
        eyes=4,
    ),
    "mage": Head(
        (
            ".....aa",
            "....aaa",
            "...aaaa",
            "...bbbb",
            "aaaaaaa",
            "..ooooo",
            "..ooooo",
        ),
        eyes=5,
    ),
    "tinkerer": Head(
        (
            "...hhhh",
            ".hhhhhh",
            ".hh####",
            ".##ll##",
            ".hhoooo",
            ".oooooo",
            "..ooooo",
        ),
        eyes=4,
    ),
    "diver": Head(
        (
            "...mmmm",
            "..mmmmm",
            ".mm####",
            ".m#oooo",
            ".m#oooo",
            ".mm####",
            "..mmmmm",
        ),
        eyes=3,
    ),
    "courier": Head(
        (
            "...hhhh",
            "..hhhhh",
            ".hhhhhh",
            ".aaaaaa",
            ".hooooo",
            ".oooooo",
            "..ooooo",
        ),
        eyes=4,
    ),
    "nomad": Head(
        (
            "......m",
            "....mmm",
            "..mmmmm",
            "mmmmmmm",
            "..u####",
            "..ooooo",
            "..ooooo",
        ),
        eyes=5,
    ),
    "raider": Head(
        (
            "l......",
            "ll.aaaa",
            ".laaaaa",
            ".a#####",
            ".hooooo",
            ".hooooo",
            "..hhhhh",
        ),
        eyes=4,
    ),
}

# Hair that a seed may give to a head that shows it, in place of the archetype's own first rows.
HAIRSTYLES: tuple[tuple[str, ...], ...] = (
    (),
    ("....hhh", "..hhhhh"),
    ("..h.h.h", "..hhhhh"),
    (".....hh", "...hhhh"),
)
