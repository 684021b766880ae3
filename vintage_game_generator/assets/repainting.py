"""Palettes with their colours moved, in colours that the console can show."""

import math
from collections.abc import Callable, Iterable

from vintage_game_generator.assets.palette import (
    Paint,
    lightness,
    mixed,
    nearest_colour,
    oklab,
    paint_of,
    snapped,
    squared_distance,
)
from vintage_game_generator.consoles import Console, PaletteKind
from vintage_game_generator.models.influence import StyleInfluence
from vintage_game_generator.models.style import Biome, Colour, SubPalette

KEPT_LIGHTNESS = 80  # percent; light and dark are what makes a picture readable
LEAST_RATIO, MOST_RATIO = 40, 160  # percent by which colours are drawn together or spread
LOUDEST_BACKDROP = 175  # thousandths of chroma
Move = Callable[[Colour], Colour]


def statistics(colours: Iterable[tuple[Colour, int]]) -> StyleInfluence:
    """Return mean and spread of colours in Oklab, each with how often it is there."""
    shown = [(oklab(colour), count) for colour, count in colours]
    total = sum(count for _, count in shown)
    means, spreads = [], []
    for axis in range(3):
        mean = sum(colour[axis] * count for colour, count in shown) // total
        square = sum((colour[axis] - mean) ** 2 * count for colour, count in shown) // total
        means.append(mean)
        spreads.append(math.isqrt(square))
    return StyleInfluence(
        lightness=means[0],
        a=means[1],
        b=means[2],
        lightness_spread=spreads[0],
        a_spread=spreads[1],
        b_spread=spreads[2],
    )


def transfer(origin: StyleInfluence, target: StyleInfluence, strength: int) -> Move:
    """Return how a colour moves when one picture takes another's statistics.

    Mean and deviation of each axis become the other's (Reinhard et al., "Color transfer between
    images", 2001), in Oklab; most of the lightness is kept.

    Args:
        origin: of what is painted over.
        target: of the reference.
        strength: percent of the way to go.
    """

    def axis(value: int, mean: int, spread: int, new_mean: int, new_spread: int) -> int:
        ratio = min(max(new_spread * 100 // max(spread, 1), LEAST_RATIO), MOST_RATIO)
        return new_mean + (value - mean) * ratio // 100

    def moved(colour: Colour) -> Colour:
        one = oklab(colour)
        light = axis(
            one.lightness, origin.lightness, origin.lightness_spread,
            target.lightness, target.lightness_spread,
        )  # fmt: skip
        light = (KEPT_LIGHTNESS * one.lightness + (100 - KEPT_LIGHTNESS) * light) // 100
        a = axis(one.a, origin.a, origin.a_spread, target.a, target.a_spread)
        b = axis(one.b, origin.b, origin.b_spread, target.b, target.b_spread)
        light, a, b = (
            old + (new - old) * strength // 100
            for old, new in ((one.lightness, light), (one.a, a), (one.b, b))
        )
        hue = round(math.degrees(math.atan2(b, a))) % 360
        return mixed(Paint(min(max(light, 0), 1000), math.isqrt(a * a + b * b), hue))

    return moved


def repainted(palette: SubPalette, move: Move, machine: Console, behind: str = "") -> SubPalette:
    """Return a palette of moved colours: every ramp still rises, and fits the hardware.

    Args:
        palette: what is painted over.
        move: where each colour goes.
        machine: whose colours there are.
        behind: the backdrop, which tiles must not be of.
    """
    if machine.palette_kind is PaletteKind.TRIADS:
        old = palette.colours
        new = snapped([move(colour) for colour in old], machine.master, [behind])
        table = dict(zip(old, new, strict=True))
        ramps = {
            name: tuple(sorted((table[colour] for colour in ramp), key=lightness))
            for name, ramp in palette.ramps.items()
        }
    elif machine.ramps:
        ramps = {
            name: _nearest_run([move(colour) for colour in ramp], machine, behind)
            for name, ramp in palette.ramps.items()
        }
    else:
        ramps = {
            name: _rising(machine.nearest(move(colour)) for colour in ramp)
            for name, ramp in palette.ramps.items()
        }
    return palette.model_copy(update={"ramps": ramps})


def _rising(colours: Iterable[Colour]) -> tuple[Colour, ...]:
    kept: list[Colour] = []
    for colour in colours:
        if not kept or lightness(colour) > lightness(kept[-1]):
            kept.append(colour)
    return tuple(kept)


def _nearest_run(targets: list[Colour], machine: Console, behind: str) -> tuple[Colour, ...]:
    steps = len(targets)
    runs = [ramp[at : at + steps] for ramp in machine.ramps for at in range(len(ramp) - steps + 1)]
    clear = [run for run in runs if run[steps // 2] != behind] or runs
    if not clear:
        return tuple(targets)
    wanted = [oklab(colour) for colour in targets]

    def gap(run: tuple[Colour, ...]) -> int:
        return sum(squared_distance(one, oklab(two)) for one, two in zip(wanted, run, strict=True))

    return min(clear, key=gap)


def repainted_biome(biome: Biome, move: Move, machine: Console) -> Biome:
    """Return a biome in moved colours, its backdrop no louder than backdrops may be."""
    quiet = [one for one in machine.master if paint_of(one).chroma <= LOUDEST_BACKDROP]
    wanted = move(biome.backdrop)
    backdrop = nearest_colour(wanted, quiet) if quiet else machine.nearest(wanted)
    palettes = {
        name: repainted(getattr(biome, name), move, machine, backdrop)
        for name in ("ground", "accent", "scenery", "sky")
    }
    return biome.model_copy(update={"backdrop": backdrop, **palettes})
