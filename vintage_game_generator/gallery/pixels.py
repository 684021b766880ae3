"""Words in the project's own bitmap font, as vector shapes of whole pixels."""

from itertools import groupby
from typing import NamedTuple

from vintage_game_generator.assets.font import LARGE, glyphs

CELL = 8  # pixels, both ways


class Word(NamedTuple):
    """A word's width in pixels, and its ink as the path of an SVG picture 8 units high."""

    width: int
    path: str


def pixel_words(text: str) -> list[Word]:
    """Return the words of a text, or none if the font lacks a letter of it."""
    drawn = glyphs(LARGE)
    if any(letter not in drawn for letter in text):
        return []
    return [Word(len(word) * CELL, _path(word)) for word in text.split()]


def _path(word: str) -> str:
    drawn = glyphs(LARGE)
    shapes = []
    for row in range(CELL):
        line = "".join(drawn[letter][row] for letter in word)
        column = 0
        for ink, run in groupby(line):
            width = len(list(run))
            if ink == "#":
                shapes.append(f"M{column} {row}h{width}v1h-{width}z")
            column += width
    return "".join(shapes)
