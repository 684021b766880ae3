"""An author's texture woven into the ground, softened until the ground is one mass.

Most pixels keep the ground's colour, marks are a step away from it, and a few strong ones two.
Of noise and checkerboards nothing is left.
"""

import random
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets.inks import Tones
from vintage_game_generator.assets.tilesets.texture import BASE, Grid, patch, scatter
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Terrain

_BUSY = 50  # percent of neighbours that differ
_MARKED = 40  # percent of pixels that are not the ground's
_STRONG = 12  # percent of pixels
_FLECKS = (("1",), ("3",), ("11",), ("3",))


def drafted_patch(
    terrain: Terrain, tile: int, inks: Tones, rng: random.Random, draft: TilesetDraft | None
) -> Tones:
    """Return tones (0 to 4) of a seamless patch, two tiles wide and two high.

    It is the terrain's own where no author drew one, or nothing is left of it. Where the inks
    have no shade between the ground's and the deepest, dark marks are of the deepest.
    """
    own = patch(terrain, tile, rng)
    drawn = woven(draft.texture, tile * 2, rng) if draft else None
    if drawn is None:
        return own
    if inks[BASE - 1] == inks[BASE]:
        drawn[drawn < BASE] = 0
    return drawn


def woven(texture: tuple[str, ...], size: int, rng: random.Random) -> Tones | None:
    """Return tones (0 to 4) of a seamless patch of a size; none if nothing is left of a texture."""
    marks = softened(np.array([[int(tone) for tone in row] for row in texture]))
    if not marks.any():
        return None
    edge = len(marks)
    tones = np.full((size, size), BASE, np.uint8)
    scatter(tones, _FLECKS, max(4, size // 5), rng)
    lap = edge // 2 if _drops(marks) else 0
    for band, top in enumerate(range(0, size, edge)):
        rows = np.tile(np.roll(marks, lap * (band % 2), axis=1), (1, size // edge))
        here = tones[top : top + edge]
        here[rows != 0] = (BASE + rows[rows != 0]).astype(np.uint8)
    return tones


def softened(tones: Grid) -> Grid:
    """Return how far each pixel of a texture departs from its ground: -2 to 2 steps.

    All is ground where a texture is so busy that it would flicker.
    """
    marks = _from_ground(tones)
    if _busy(marks) > _BUSY:
        return np.zeros_like(marks)
    if _percent(marks != 0) > _MARKED:
        sides = np.sign(marks)
        marks = np.where(np.roll(sides, 1, 0) == sides, 0, marks)  # their upper edges alone
    if _percent(np.abs(marks) > 1) > _STRONG:
        marks = np.clip(marks, -1, 1)
    return marks


def _from_ground(tones: Grid) -> Grid:
    """Return differences from the tone that there is most of, the middle one of several."""
    counts = Counter(tones.ravel().tolist())
    ground = min(counts, key=lambda tone: (-counts[tone], abs(tone - BASE), tone))
    return np.clip(tones - ground, -2, 2)


def _busy(marks: Grid) -> int:
    """Return how many neighbours differ, in percent."""
    return (_percent(marks != np.roll(marks, 1, 0)) + _percent(marks != np.roll(marks, 1, 1))) // 2


def _percent(some: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(some)) * 100 // some.size


def _drops(marks: Grid) -> bool:
    """Return whether every other band may be shifted by half: less of a grid meets the eye."""
    foot, head = marks[-1], marks[0]
    straight = int(np.count_nonzero(foot != head))
    return int(np.count_nonzero(foot != np.roll(head, len(head) // 2))) <= straight
