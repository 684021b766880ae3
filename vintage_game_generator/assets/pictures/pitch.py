"""The grid of a picture that is made of large square pixels: their size, and where they begin."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vintage_game_generator.assets.pictures.shape import Mask
from vintage_game_generator.assets.sprites.inks import Pixels

FINE = 8  # a pitch is measured in eighths of a pixel
REACH = FINE * 3 // 2  # pictures are blurred
SMALLEST, MOST_CELLS = 3, 6  # pixels a cell; fewer cells than this across are no figure
CLEAR_CUT = 350  # thousandths by which a grid must explain more of the edges than chance does
AS_GOOD = 90  # percent of the best grid's, with which the one that was asked for is taken
Profile = npt.NDArray[np.int64]


class Grid(NamedTuple):
    """Square cells over a picture; all in eighths of a pixel."""

    pitch: int
    left: int
    top: int


def grid_of(pixels: Pixels, shape: Mask, cells: int) -> Grid | None:
    """Return the grid whose lines the edges of a picture lie on; none where they lie anywhere.

    Args:
        pixels: rows x columns x RGBA.
        shape: which of them are the figure.
        cells: how many cells across were asked for; preferred where they fit as well.
    """
    shown = np.where(shape[..., None], pixels[..., :3].astype(np.int64), 0)
    across = _peaks(np.abs(np.diff(shown, axis=1)).sum(axis=(0, 2)))
    down = _peaks(np.abs(np.diff(shown, axis=0)).sum(axis=(1, 2)))
    width = pixels.shape[1]
    largest = max(pixels.shape[:2]) * FINE // MOST_CELLS
    pitches = range(SMALLEST * FINE, max(largest, SMALLEST * FINE + 1))
    if not across.sum() or not down.sum():
        return None
    found = {pitch: (_explained(across, pitch), _explained(down, pitch)) for pitch in pitches}
    gains = {pitch: one[0] + two[0] for pitch, (one, two) in found.items()}
    best = max(gains, key=lambda pitch: (gains[pitch], pitch))
    asked = (2 * width * FINE + cells) // (2 * cells)
    near = [pitch for pitch in range(asked - 1, asked + 2) if pitch in gains]
    likely = max(near, key=lambda pitch: (gains[pitch], -abs(pitch - asked)), default=best)
    if gains[likely] * 100 >= gains[best] * AS_GOOD:
        best = likely
    if gains[best] < 2 * CLEAR_CUT:
        return None
    return Grid(best, found[best][0][1], found[best][1][1])


def _peaks(edges: Profile) -> Profile:
    """Return edges without what is everywhere: the noise of a compressed picture."""
    return np.maximum(edges - int(np.sort(edges)[len(edges) // 2]), 0)


def _explained(profile: Profile, pitch: int) -> tuple[int, int]:
    """Return how much more of the edges lie on lines than by chance, and where the first is.

    In thousandths; a line is `REACH` wide on either side.
    """
    places = (np.arange(1, len(profile) + 1) * FINE) % pitch
    sums = np.bincount(places, weights=profile, minlength=pitch).astype(np.int64)
    window = min(2 * REACH + 1, pitch)
    around = np.concatenate([sums[-REACH:], sums, sums[:REACH]])
    totals = np.concatenate([[0], around.cumsum()])
    inside = totals[window:] - totals[:-window]
    first = int(inside.argmax()) % pitch
    share = int(inside[first]) * 1000 // int(profile.sum())
    return share - window * 1000 // pitch, first
