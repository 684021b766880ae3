"""The farthest layer: bands of light, sun, moon, stars, clouds, or the gloom of a cave or sea."""

import random
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.palette import distance, lightness
from vintage_game_generator.assets.tilesets.inks import BACKDROP, CLEAR, Inks, Tile, akin
from vintage_game_generator.assets.tilesets.texture import pebbles

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])
_VISIBLE = 30  # Oklab distance
_SOFT = 130  # Oklab distance of a cloud's shade from its light


class Sky(Enum):
    """What kind of place is behind the scene."""

    DAY = "day"
    NIGHT = "night"
    CAVE = "cave"
    SEA = "sea"


def checkered(layer: Tile) -> None:
    """Clear every other pixel, so that one shade reads as two."""
    ys, xs = np.indices(layer.shape)
    layer[(xs + ys) % 2 == 1] = CLEAR


def draw_sky(sky: Sky, inks: Inks, size: tuple[int, int], dither: bool, rng: random.Random) -> Tile:
    """Return an opaque layer of a size (width, height) that repeats from side to side."""
    width, height = size
    layer = np.full((height, width), BACKDROP, np.uint8)
    _bands(layer, _band_inks(sky, inks), dither)
    glow = inks.tones("glow")
    if sky is Sky.SEA:
        _rays(layer, _gentle(inks), dither, rng)
    elif sky is Sky.CAVE:
        _rock(layer, _gentle(inks), rng)
    elif sky is Sky.NIGHT:
        _stars(layer, [int(glow[1]), int(glow[2]), int(inks.ink("far", 4))], rng)
        _disc(layer, glow, rng, crescent=True)
    else:
        sun = _disc(layer, glow, rng, crescent=False)
        soft = [ink for ink in map(int, glow) if _softly(inks, ink, int(glow[4]))]
        shades = [soft[0], soft[len(soft) // 3], soft[-1]]
        if inks.colour(shades[2]) == inks.backdrop:
            veil = np.full_like(layer, CLEAR)
            _clouds(veil, [int(inks.ink("far"))] * 3, sun, rng)
            checkered(veil)
            layer[veil != CLEAR] = veil[veil != CLEAR]
        else:
            _cloud_bank(layer, shades, rng)
            _clouds(layer, shades, sun, rng)
    return layer


def _softly(inks: Inks, shade: int, light: int) -> bool:
    """Return whether a shade is near enough to a light to model a cloud."""
    return distance(inks.colour(shade), inks.colour(light)) < _SOFT


def _gentle(inks: Inks) -> int:
    """Return the ink of the sky's palette that is just visibly lighter than the backdrop colour.

    One of the backdrop's own hue is preferred to any other, and any other to a darker one.
    """
    shades = dict.fromkeys(int(ink) for name in ("far", "mid", "glow") for ink in inks.tones(name))

    def unlikeness(ink: int) -> tuple[bool, bool, bool, int, int]:
        colour = inks.colour(ink)
        away = distance(colour, inks.backdrop)
        darker = lightness(colour) < lightness(inks.backdrop)
        return away <= _VISIBLE, darker, not akin(colour, inks.backdrop, 60), away, ink

    return min(shades, key=unlikeness)


def _band_inks(sky: Sky, inks: Inks) -> list[int]:
    """Return the bands from the top of the sky to the horizon, the backdrop colour first.

    They stay darker than what stands on the horizon, so that it does not melt into them.
    """
    if sky in (Sky.CAVE, Sky.DAY) or len(inks.ramp("far")) == 1:
        return [BACKDROP]
    tones = dict.fromkeys(int(ink) for ink in inks.tones("far"))
    here = lightness(inks.backdrop)
    return [BACKDROP, *(ink for ink in tones if lightness(inks.colour(ink)) > here + 15)][:2]


def _bands(layer: Tile, bands: list[int], dither: bool) -> None:
    """Paint bands that meet in a dither, or in a few alternating lines, as late consoles did."""
    height = layer.shape[0]
    start, span = height // 6, height * 11 // 20
    steps = len(bands) - 1
    ys, xs = np.indices(layer.shape)
    threshold = BAYER[ys % 4, xs % 4] if dither else 6 + ys % 2 * 3
    level = np.clip(ys - start, 0, span) * steps * 16 // span
    layer[:] = np.array(bands, np.uint8)[np.clip((level + threshold) // 16, 0, steps)]


def _paste(layer: Tile, x: int, y: int, mask: NDArray[np.bool_], ink: int) -> None:
    """Paint a mask, wrapped from side to side."""
    for down, across in zip(*np.nonzero(mask), strict=True):
        if 0 <= y + down < layer.shape[0]:
            layer[y + down, (x + across) % layer.shape[1]] = ink


def _round(radius: int) -> NDArray[np.bool_]:
    ys, xs = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    inside: NDArray[np.bool_] = xs * xs + ys * ys <= radius * radius + radius // 2
    return inside


def _disc(layer: Tile, glow: NDArray[np.uint8], rng: random.Random, crescent: bool) -> int:
    """Paint a sun or a moon, and return where its middle is."""
    height, width = layer.shape
    radius = height // 14 if crescent else height // 11
    x = rng.randrange(width // 8, width * 6 // 8)
    y = rng.randrange(height // 12, height // 6)
    disc = _round(radius)
    if not crescent:
        _paste(layer, x, y, disc, int(glow[3]))
        inner = _round(radius - max(1, radius // 6))
        _paste(layer, x + radius // 6, y + radius // 6, inner, int(glow[4]))
        return int(x + radius)
    bite = np.zeros_like(disc)
    shift = max(2, radius * 2 // 3)
    bite[:, shift:] = disc[:, :-shift]
    _paste(layer, x, y, disc & ~bite, int(glow[3]))
    return int(x + radius)


def _stars(layer: Tile, shades: list[int], rng: random.Random) -> None:
    height, width = layer.shape
    for _ in range(width * height // 700):
        x, y = rng.randrange(width), rng.randrange(height * 2 // 3)
        shade = rng.choice(shades)
        layer[y, x] = shade
        if rng.random() < 0.1:
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                layer[max(0, y + dy), (x + dx) % width] = shades[2]


def _rock(layer: Tile, shade: int, rng: random.Random) -> None:
    """Paint the cracks and glints of a cave's far wall."""
    height, width = layer.shape
    cell, gap, across, down = (part[:height] for part in pebbles(width, width // 5, rng))
    ys, xs = np.indices(layer.shape)
    worn = (xs * 7 + ys * 3 + gap) % 11 < 7
    layer[(gap < 8) & (across + down < 0) & (cell % 3 > 0) & worn] = shade
    for _ in range(width * height // 900):
        layer[rng.randrange(height), rng.randrange(width)] = shade


def _cloud_bank(layer: Tile, shades: list[int], rng: random.Random) -> None:
    """Paint a bank of cloud along the horizon."""
    height, width = layer.shape
    ys, xs = np.indices(layer.shape)
    for top, shade in ((62, shades[2]), (70, shades[1]), (78, shades[2])):
        if shades[0] in shades[1:]:
            continue
        for x in range(0, width, height // 14):
            radius = rng.randint(height // 20, height // 11)
            middle = height * top // 100 + rng.randint(0, height // 14)
            across = (xs - x + width // 2) % width - width // 2
            layer[(across**2 + (ys - middle) ** 2 <= radius**2)] = shade
        layer[ys > height * (top + 6) // 100] = shade


def _clouds(layer: Tile, shades: list[int], sun: int, rng: random.Random) -> None:
    """Paint heaps of cloud, clear of the sun: bright above, shaded towards a flat base."""
    height, width = layer.shape
    for number in range(5):
        unit = height // 30 if number % 2 else height // 22
        wide = rng.randint(unit * 5, unit * 9)
        x = width * number // 5 + rng.randrange(width // 8)
        if abs((x + wide // 2 - sun + width // 2) % width - width // 2) < wide // 2 + height // 10:
            continue
        base = height * (14, 34, 22, 40, 29)[number] // 100 + rng.randrange(height // 20)
        ys, xs = np.mgrid[0 : unit * 4, 0:wide]
        heap = np.zeros(ys.shape, np.bool_)
        lit = heap.copy()
        for middle in range(unit, wide - unit, max(2, unit * 4 // 5)):
            central = unit * min(middle, wide - middle) * 2 // wide
            radius = unit // 2 + central + rng.randrange(unit // 2 + 1)
            down = ys - (unit * 4 - 1 - radius // 3)
            far = (xs - middle) ** 2 + down**2
            heap |= far <= radius * radius
            lit |= (xs - middle + 1) ** 2 + (down + 1 + unit // 3) ** 2 <= (radius - 1) ** 2
        foot = ys >= unit * 4 - 1 - unit // 3
        heap &= (xs > 0) & (xs < wide - 1)
        _paste(layer, x, base - unit * 4, heap, shades[1])
        _paste(layer, x, base - unit * 4, heap & lit, shades[2])
        _paste(layer, x, base - unit * 4, heap & foot, shades[0])


def _rays(layer: Tile, shade: int, dither: bool, rng: random.Random) -> None:
    """Paint slanting shafts of light from the surface of the sea, fading or tapering below."""
    height, width = layer.shape
    ys, xs = np.indices(layer.shape)
    for _ in range(4):
        x, wide = rng.randrange(width), rng.randint(width // 24, width // 10)
        reach = rng.randint(height // 2, height * 3 // 4)
        across = (xs - x + ys // 2) % width
        if dither:
            shaft = (across < wide) & (BAYER[ys % 4, xs % 4] * reach // 16 > ys)
        else:
            shaft = (across < wide * (reach - ys) // reach) & (ys < reach)
        layer[shaft] = shade
