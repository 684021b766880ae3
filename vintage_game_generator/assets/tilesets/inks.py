"""The colours that a tile may be painted with: one sub-palette and the shared backdrop colour.

Pictures are arrays of ink numbers: 0 is transparent, 1 the backdrop colour, the others are
the sub-palette's colours. So a tile cannot hold a colour that its hardware palette lacks.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.palette import (
    Oklab,
    distance,
    legibility,
    lightness,
    oklab,
    squared_distance,
)
from vintage_game_generator.models.style import Biome, SubPalette

Tile: TypeAlias = NDArray[np.uint8]
Tones: TypeAlias = NDArray[np.uint8]

CLEAR = 0
BACKDROP = 1
_JARRING = 245  # Oklab distance in thousandths: too much for a floor's texture
_LEGIBLE = 150  # thousandths of Oklab lightness
_AKIN = 130  # distance in Oklab's a and b, in thousandths
_SEEN = 60  # Oklab distance in thousandths
_GREY = 25  # chroma in thousandths
_STAND_INS: dict[str, tuple[str, ...]] = {
    "top": ("detail", "fill"),
    "detail": ("top", "fill"),
    "fill": ("detail", "top", "near"),
    "wood": ("metal", "light"),
    "metal": ("light", "wood"),
    "danger": ("light", "metal"),
    "light": ("metal", "glow", "plant", "near"),
    "near": ("plant", "mid"),
    "plant": ("near",),
    "water": ("light", "near"),
    "far": ("mid", "glow"),
    "mid": ("far", "glow"),
    "glow": ("mid", "far"),
}


def akin(one: str, other: str, reach: int = _AKIN) -> bool:
    """Return whether two colours are near in hue and chroma, whatever their lightness."""
    (_, a, b), (_, c, d) = oklab(one), oklab(other)
    return (a - c) ** 2 + (b - d) ** 2 <= reach**2


def looks_wet(colour: str, water: str) -> bool:
    """Return whether a colour has the hue of a biome's water, or is blue or cyan at all."""
    (_, a, b), (_, c, d) = oklab(colour), oklab(water)
    one, other = a * a + b * b, c * c + d * d
    along = a * c + b * d
    alike = along > 0 and along * along * 100 > one * other * 72
    return one > _GREY**2 and (alike or b < -_GREY // 2)


class Inks:
    """The inks of one sub-palette over one backdrop colour."""

    def __init__(self, palette: SubPalette, backdrop: str) -> None:
        self.palette = palette
        self.backdrop = backdrop
        self._colours = palette.colours or (backdrop,)
        self.table = np.zeros((len(self._colours) + 2, 4), np.uint8)
        for ink, colour in enumerate((backdrop, *self._colours), start=1):
            self.table[ink] = (*(int(colour[at : at + 2], 16) for at in (1, 3, 5)), 255)
        self._by_light = sorted(self._colours, key=lightness)

    def colour(self, ink: int) -> str:
        """Return the colour of an ink that is not transparent."""
        return self.backdrop if ink == BACKDROP else self._colours[ink - 2]

    def ramp(self, material: str) -> tuple[str, ...]:
        """Return a material's colours, dark to light, or those of what stands in for it."""
        for name in (material, *_STAND_INS.get(material, ())):
            if name in self.palette.ramps:
                return self.palette.ramps[name]
        return self._colours if material != "outline" else (self._by_light[0],)

    def _ink(self, colour: str) -> int:
        return self._colours.index(colour) + 2

    def tones(self, material: str) -> Tones:
        """Return five inks, from the material's deepest shade to its highlight.

        The base colour is in the middle. A ramp of fewer than three colours borrows a darker
        and a lighter colour from its palette, as artists of small palettes do.
        """
        ramp = list(self.ramp(material))
        darker = [c for c in self._by_light if lightness(c) < lightness(ramp[0])]
        wanted = self.ramp("detail") if material == "fill" else self._by_light
        lighter = [c for c in wanted if lightness(c) > lightness(ramp[-1]) and akin(c, ramp[-1])]
        low = (darker or ramp)[0]
        high = (lighter or ramp[-1:])[0]
        five = {
            1: [low, ramp[0], ramp[0], ramp[0], high],
            2: [low, ramp[0], ramp[-1], ramp[-1], high],
            3: [ramp[0], ramp[0], *ramp[1:], ramp[-1]],
            4: [*ramp, ramp[-1]],
        }.get(len(ramp), [ramp[at * (len(ramp) - 1) // 4] for at in range(5)])
        if material == "danger" and len(ramp) == 2 and ramp[0] not in self.ramp("outline"):
            five = [low, ramp[0], ramp[0], ramp[0], ramp[1]]  # the hot colour, not the pale one
        return np.array([self._ink(colour) for colour in five], np.uint8)

    def raised(self, material: str) -> Tones:
        """Return five inks of which the lights stand out from the backdrop colour.

        Where the material's own colours are too near to it, the palette's next lighter colour
        lends the highlights.
        """
        tones = self.tones(material)
        base = self.colour(int(tones[2]))
        if legibility(base, self.backdrop) < _LEGIBLE:
            lighter = [c for c in self._by_light if lightness(c) > lightness(base)]
            tones[3:] = self._ink((lighter or [base])[0])
        return tones

    def around_backdrop(self) -> Tones:
        """Return five inks with the backdrop colour in the middle, for floors.

        The steps down and up are the palette's colours nearest to a little darker and a little
        lighter backdrop; where none is near, the backdrop colour stays.
        """
        here = oklab(self.backdrop)

        def nearest(step: int) -> int:
            wanted = Oklab(here.lightness + step, here.a, here.b)
            beyond = [c for c in self._colours if (lightness(c) - here.lightness) * step > 0]
            best = min(beyond, key=lambda c: squared_distance(wanted, oklab(c)), default="")
            jars = (
                not best
                or distance(best, self.backdrop) > _JARRING
                or not akin(best, self.backdrop)
            )
            return BACKDROP if jars else self._ink(best)

        steps = [nearest(step) for step in (-140, -60)]
        return np.array([*steps, BACKDROP, nearest(55), nearest(120)], np.uint8)

    def off_backdrop(self, tones: Tones) -> Tones:
        """Return inks with those of the backdrop colour replaced by the next lighter tone.

        What stands on a floor of its own darkest colour would have holes otherwise.
        """
        seen = [distance(self.colour(int(ink)), self.backdrop) > _SEEN for ink in tones]
        opaque = [int(ink) for ink, is_seen in zip(tones, seen, strict=True) if is_seen]
        if not opaque:
            return tones
        lighter = [
            next((int(tones[k]) for k in range(at, len(tones)) if seen[k]), opaque[-1])
            for at in range(len(tones))
        ]
        return np.array(lighter, np.uint8)

    def shade_of(self, ink: int) -> int:
        """Return the ink of a colour in shadow: near in hue, a little darker; or the same ink."""
        here = oklab(self.colour(ink))
        wanted = Oklab(here.lightness - 70, here.a, here.b)
        darker = [c for c in self._colours if lightness(c) < here.lightness - 20]
        best = min(darker, key=lambda c: squared_distance(wanted, oklab(c)), default="")
        if not best or distance(best, self.colour(ink)) > _JARRING:
            return ink
        return self._ink(best) if akin(best, self.colour(ink)) else ink

    def ink(self, material: str, tone: int = 2) -> int:
        """Return one ink: a material's shade, 0 (deepest) to 4 (highlight)."""
        return int(self.tones(material)[tone])

    @property
    def line(self) -> int:
        """Return the ink of outlines."""
        return self._ink(self.ramp("outline")[0])

    def picture(self, tile: Tile) -> NDArray[np.uint8]:
        """Return RGBA pixels of an array of inks."""
        return np.asarray(self.table[tile], np.uint8)


class BiomeInks:
    """The inks of a biome's four sub-palettes, by name."""

    def __init__(self, biome: Biome) -> None:
        self.ground = Inks(biome.ground, biome.backdrop)
        self.accent = Inks(biome.accent, biome.backdrop)
        self.scenery = Inks(biome.scenery, biome.backdrop)
        self.sky = Inks(biome.sky, biome.backdrop)

    def __getitem__(self, name: str) -> Inks:
        inks: Inks = getattr(self, name)
        return inks
