"""Small pictures drawn as text, painted with the inks of a palette."""

from dataclasses import dataclass

import numpy as np

from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile

_SETS = ("01234", "abcde", "vwxyz")


@dataclass(frozen=True)
class Motif:
    """Rows of letters: `.` is clear, `#` the outline, and three materials have five tones each.

    The first material's tones are `0` to `4`, dark to light, the second's `a` to `e`, the
    third's `v` to `z`.
    """

    palette: str
    materials: tuple[str, ...]
    rows: tuple[str, ...]

    def paint(self, inks: Inks, mirrored: bool = False) -> Tile:
        """Return the picture in the inks of its palette."""
        colour = {".": CLEAR, "#": inks.line}
        for letters, material in zip(_SETS, self.materials, strict=False):
            colour.update(zip(letters, map(int, inks.tones(material)), strict=True))
        picture = np.array([[colour[letter] for letter in row] for row in self.rows], np.uint8)
        return np.ascontiguousarray(picture[:, ::-1]) if mirrored else picture


def motif(palette: str, materials: str, picture: str) -> Motif:
    """Return a motif from a block of text; `materials` are parted by blanks."""
    rows = tuple(picture.split())
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of different lengths: {picture}")
    return Motif(palette, tuple(materials.split()), rows)
