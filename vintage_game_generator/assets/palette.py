"""Colour as an eye sees it: Oklab, ramps with a hue shift, the nearest colour of a palette.

Oklab is Bjoern Ottosson's colour space (https://bottosson.github.io/posts/oklab/, public domain):
equal distances look about equally different. Coordinates are whole thousandths, so that the last
bit of a float never decides which colour wins.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Rgb = tuple[int, int, int]

COOL, WARM = 275, 85  # hues that shadows and lights lean to
WIDEST_CHROMA = 0.4  # beyond any sRGB colour


class Oklab(NamedTuple):
    """A colour by lightness (0 black, 1000 white), green-red and blue-yellow, in thousandths."""

    lightness: int
    a: int
    b: int


class Paint(NamedTuple):
    """A colour as a painter thinks of it: lightness and chroma in thousandths, hue in degrees.

    Hues: 25 red, 55 orange, 100 yellow, 145 green, 195 cyan, 260 blue, 300 violet, 340 magenta.
    """

    lightness: int
    chroma: int
    hue: int


def rgb(colour: str) -> Rgb:
    """Return the red, green and blue (0 to 255) of a colour written `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hex_colour(red: int, green: int, blue: int) -> str:
    """Return a colour written `#rrggbb`."""
    return f"#{red:02x}{green:02x}{blue:02x}"


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> int:
    value = min(max(value, 0.0), 1.0)
    encoded = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return math.floor(encoded * 255 + 0.5)


@lru_cache(maxsize=65536)
def oklab(colour: str) -> Oklab:
    """Return the Oklab coordinates of a colour written `#rrggbb`."""
    red, green, blue = (_linear(channel) for channel in rgb(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return Oklab(
        round(1000 * (0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short)),
        round(1000 * (1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short)),
        round(1000 * (0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)),
    )


def _linear_rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


@lru_cache(maxsize=65536)
def mixed(paint: Paint) -> str:
    """Return the paint as `#rrggbb`, with less chroma where a screen cannot show as much."""
    lightness = min(max(paint.lightness, 0), 1000) / 1000
    across, up = math.cos(math.radians(paint.hue)), math.sin(math.radians(paint.hue))

    def shown(chroma: float) -> tuple[float, float, float]:
        return _linear_rgb(lightness, chroma * across, chroma * up)

    def fits(chroma: float) -> bool:
        return all(-0.0005 <= channel <= 1.0005 for channel in shown(chroma))

    chroma = min(paint.chroma / 1000, WIDEST_CHROMA)
    if not fits(chroma):
        low, high = 0.0, chroma
        for _ in range(14):
            middle = (low + high) / 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        chroma = low
    return hex_colour(*(_encoded(channel) for channel in shown(chroma)))


def paint_of(colour: str) -> Paint:
    """Return a colour as lightness, chroma and hue (0 for greys)."""
    lightness, a, b = oklab(colour)
    hue = round(math.degrees(math.atan2(b, a))) % 360 if (a, b) != (0, 0) else 0
    return Paint(lightness, round(math.hypot(a, b)), hue)


def lightness(colour: str) -> int:
    """Return the Oklab lightness of a colour: 0 black, 1000 white."""
    return oklab(colour).lightness


def distance(one: str, other: str) -> int:
    """Return the Oklab distance of two colours in thousandths: 20 is just visible."""
    return math.isqrt(squared_distance(oklab(one), oklab(other)))


def squared_distance(one: Oklab, other: Oklab) -> int:
    """Return the squared Oklab distance, an exact whole number to compare by."""
    return (one.lightness - other.lightness) ** 2 + (one.a - other.a) ** 2 + (one.b - other.b) ** 2


def change(wanted: Oklab, given: Oklab) -> int:
    """Return how much a picture changes where a colour must be replaced, to compare by.

    A squared Oklab distance in which more chroma costs a fifth: of few colours, a stronger one
    of the same hue is a better stand-in than a grey of the same lightness.
    """
    less, more = math.isqrt(wanted.a**2 + wanted.b**2), math.isqrt(given.a**2 + given.b**2)
    gained = max(more - less, 0) ** 2
    return squared_distance(wanted, given) - gained * 4 // 5


def legibility(figure: str, behind: str) -> int:
    """Return how well a figure stands out, in thousandths of Oklab lightness.

    Lightness makes small shapes readable, hue and chroma help half as much.
    """
    one, other = oklab(figure), oklab(behind)
    tint = (one.a - other.a) ** 2 + (one.b - other.b) ** 2
    return math.isqrt((one.lightness - other.lightness) ** 2 + tint // 4)


def contrast_ratio(ink: str, paper: str) -> float:
    """Return the WCAG 2.2 contrast of text: 1 to 21, two decimals; 4.5 is easy to read."""

    def luminance(colour: str) -> float:
        red, green, blue = (_linear(channel) for channel in rgb(colour))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((luminance(ink), luminance(paper)), reverse=True)
    return round((bright + 0.05) / (dim + 0.05), 2)


def nearest_colour(target: str, palette: Iterable[str]) -> str:
    """Return the palette's colour nearest in Oklab; the first of equals."""
    wanted = oklab(target)
    return min(palette, key=lambda colour: squared_distance(wanted, oklab(colour)))


def hue_gap(one: int, other: int) -> int:
    """Return the angle between two hues: 0 to 180 degrees."""
    gap = abs(one - other) % 360
    return min(gap, 360 - gap)


def leaned(hue: int, towards: int, degrees: int) -> int:
    """Return a hue turned towards another by the shorter way, at most up to it."""
    turn = (towards - hue + 180) % 360 - 180
    step = min(abs(turn), degrees)
    return (hue + (step if turn > 0 else -step)) % 360


def ramp(base: Paint, steps: int, span: int = 420, shift: int = 24) -> tuple[Paint, ...]:
    """Return a ramp around a base colour, dark to light.

    Shadows lean to blue and lights to yellow by up to `shift` degrees, as daylight does; the ends
    lose chroma, as pigments do.

    Args:
        base: the colour of the middle step (the upper middle of an even number).
        steps: how many colours.
        span: thousandths of lightness from the darkest to the lightest.
        shift: the most that a hue turns, in degrees.
    """
    if steps == 1:
        return (base,)
    middle = steps // 2
    paints = []
    for step in range(steps):
        offset = 2 * (step - middle)  # in half steps of the span, so that it stays whole
        hue = leaned(base.hue, WARM if offset > 0 else COOL, shift * abs(offset) // steps)
        chroma = base.chroma * (100 - 9 * abs(offset)) // 100
        value = base.lightness + span * offset // (2 * (steps - 1))
        paints.append(Paint(min(max(value, 60), 985), chroma, hue))
    return tuple(paints)


def snapped(targets: Sequence[str], palette: Sequence[str], avoid: Iterable[str] = ()) -> list[str]:
    """Return distinct palette colours for the targets, together as near to them as can be.

    The lightness order of the targets is kept: a ramp stays a ramp. Nearness is by `change`.

    Args:
        targets: colours in any order.
        palette: colours to choose from, at least as many as targets.
        avoid: colours that must not be chosen.
    """
    shunned = set(avoid)
    choice = sorted((c for c in palette if c not in shunned), key=lambda c: (lightness(c), c))
    order = sorted(range(len(targets)), key=lambda index: (lightness(targets[index]), index))
    # best[k] is the cheapest way to give the first targets colours of which choice[k] is the last
    best: list[tuple[int, list[str]] | None] = []
    for place, index in enumerate(order):
        wanted = oklab(targets[index])
        following: list[tuple[int, list[str]] | None] = []
        cheapest: tuple[int, list[str]] | None = (0, []) if place == 0 else None
        waiting: list[tuple[int, list[str]]] = []
        for position, colour in enumerate(choice):
            if place > 0 and position > 0 and lightness(choice[position - 1]) < lightness(colour):
                for way in waiting:
                    if cheapest is None or way[0] < cheapest[0]:
                        cheapest = way
                waiting = []
            following.append(
                None
                if cheapest is None
                else (
                    cheapest[0] + change(wanted, oklab(colour)),
                    [*cheapest[1], colour],
                )
            )
            if place > 0 and (way_here := best[position]) is not None:
                waiting.append(way_here)
        best = following
    chosen = min((way for way in best if way is not None), key=lambda way: way[0])[1]
    result = [""] * len(targets)
    for index, colour in zip(order, chosen, strict=True):
        result[index] = colour
    return result
