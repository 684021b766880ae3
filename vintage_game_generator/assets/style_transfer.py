"""A game in the colours of a reference picture, as far as its console and its players allow.

What moves is the style guide's palettes, not pixels: so every limit of the hardware holds, the
game stays readable, and the same picture gives the same bytes.
"""

import math
from collections.abc import Iterator

import numpy as np

from vintage_game_generator.assets.palette import (
    contrast_ratio,
    distance,
    hex_colour,
    legibility,
    lightness,
)
from vintage_game_generator.assets.palettes import palette_colours
from vintage_game_generator.assets.pictures.opening import NotAPicture, opened, scaled_down
from vintage_game_generator.assets.repainting import (
    repainted,
    repainted_biome,
    statistics,
    transfer,
)
from vintage_game_generator.consoles import Console, PaletteKind, console
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.consoles.checks.style import (
    LEGIBLE,
    READABLE,
    base_colour,
    hero_legibility,
)
from vintage_game_generator.consoles.game_boy import tinted_shades
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.influence import StyleInfluence
from vintage_game_generator.models.style import (
    Biome,
    Colour,
    StyleGuide,
    SubPalette,
)

LOOKED_AT = 128  # pixels to a side that statistics are taken of
COARSE = 2  # bits of a channel that make no difference to a mean
SHOWN = 128  # an alpha below it is not seen
STRENGTHS = (100, 80, 60, 40, 20)  # percent
APART = 140  # thousandths of Oklab between the coats of two kinds of characters
MASSES = 90  # thousandths of lightness between the ground and the backdrop
BACKDROPS = 4  # a backdrop counts as so many colours: it fills the screen
COATS = ("hero", "foe", "menace", "treasure")
SHADES = 4
FAINT, STRONG = 8, 90  # thousandths of chroma of a grey picture, and of the strongest tint
HINT = "give a PNG, JPEG or WebP picture with colours in it"


def influence(picture: bytes, where: str = "style image") -> StyleInfluence:
    """Return what a game takes from a picture.

    Args:
        picture: the file's bytes.
        where: what people call it, for complaints.

    Raises:
        BadInput: it is no picture, too large, moves, or has nothing to see.
    """
    try:
        pixels = opened(picture)
    except NotAPicture as error:
        raise BadInput(str(error), where=where, hint=HINT) from error
    pixels = scaled_down(pixels, LOOKED_AT)
    shown = pixels[pixels[..., 3] >= SHOWN][:, :3]
    if not shown.size:
        raise BadInput("all of it is transparent", where=where, hint=HINT)
    middle = 1 << (COARSE - 1)
    colours, counts = np.unique((shown >> COARSE << COARSE) + middle, axis=0, return_counts=True)
    return statistics(
        (hex_colour(*map(int, colour)), int(count))
        for colour, count in zip(colours.tolist(), counts, strict=True)
    )


def leaning(palette: str | tuple[str, ...]) -> StyleInfluence:
    """Return what a game takes from a palette: as from a picture, each colour as often."""
    return statistics((colour, 1) for colour in palette_colours(palette))


def restyled(style: StyleGuide, picture: StyleInfluence) -> StyleGuide:
    """Return the style guide with its palettes in the picture's colours.

    Each place and each coat goes as far as it can: characters stay legible on every backdrop and
    differ from each other, grounds differ from what is behind them, text stays readable.
    """
    machine = console(style.console)
    if machine.palette_kind is PaletteKind.SHADES:
        return _tinted(style, picture)
    painter = _Painter(style, picture, machine)
    biomes = list(style.biomes)
    best = painter.dressed(tuple(biomes)) or style
    for number, biome in enumerate(style.biomes):
        for tried in painter.moved(biome):
            following = painter.dressed((*biomes[:number], tried, *biomes[number + 1 :]))
            if following:
                best, biomes[number] = following, tried
                break
    return best


def _world(style: StyleGuide) -> Iterator[tuple[Colour, int]]:
    for biome in style.biomes:
        yield biome.backdrop, BACKDROPS
        for palette in biome.palettes:
            for colour in palette.colours:
                yield colour, 1


def _masses(biome: Biome) -> int:
    """Return how far the ground is from what is behind it, in thousandths of lightness."""
    parts = [name for name in ("fill", "top") if name in biome.ground.ramps]
    return min(
        (legibility(base_colour(biome.ground, part), biome.backdrop) for part in parts),
        default=MASSES,
    )


class _Painter:
    """Moves the palettes of one style guide towards a picture's colours."""

    def __init__(self, style: StyleGuide, picture: StyleInfluence, machine: Console) -> None:
        self.style = style
        self.machine = machine
        origin = statistics(_world(style))
        self.moves = {strength: transfer(origin, picture, strength) for strength in STRENGTHS}
        self.codes = {finding.code for finding in check_style(style)}

    def moved(self, biome: Biome) -> Iterator[Biome]:
        """Yield a place ever less changed, as long as its ground is told from its backdrop."""
        for move in self.moves.values():
            changed = repainted_biome(biome, move, self.machine)
            if _masses(changed) >= min(_masses(biome), MASSES):
                yield changed

    def dressed(self, biomes: tuple[Biome, ...]) -> StyleGuide | None:
        """Return the style guide for some places, its coats moved; none where one is not seen."""
        for most in (*STRENGTHS, 0):
            coats = self._coats(biomes, most)
            if coats is not None:
                return self._checked(biomes, coats)
        return None

    def _checked(
        self, biomes: tuple[Biome, ...], coats: dict[str, SubPalette]
    ) -> StyleGuide | None:
        move = self.moves[STRENGTHS[0]]
        ink, paper = (self.machine.nearest(move(one)) for one in (self.style.ink, self.style.paper))
        if contrast_ratio(ink, paper) < READABLE:
            ink, paper = self.style.ink, self.style.paper
        changed = self.style.model_copy(
            update={"biomes": biomes, "ink": ink, "paper": paper, **coats}
        )
        found = {finding.code for finding in check_style(changed)}
        return changed if found <= self.codes else None

    def _coats(self, biomes: tuple[Biome, ...], most: int) -> dict[str, SubPalette] | None:
        """Return all coats, each moved by at most so much; none where one of them cannot be."""
        coats: dict[str, SubPalette] = {}
        for name in COATS:
            coat = self._coat(name, biomes, coats, most)
            if coat is None:
                return None
            coats[name] = coat
        return coats

    def _coat(
        self, name: str, biomes: tuple[Biome, ...], worn: dict[str, SubPalette], most: int
    ) -> SubPalette | None:
        """Return a coat moved as far as it stays legible and unlike the others."""
        old: SubPalette = getattr(self.style, name)
        if "primary" not in old.ramps:
            return old
        seen = min(hero_legibility(old, self.style.biomes), LEGIBLE)
        own = base_colour(old, "primary")
        gaps = {
            base_colour(coat, "primary"): min(
                APART, distance(own, base_colour(getattr(self.style, other), "primary"))
            )
            for other, coat in worn.items()
        }
        moved = (
            repainted(old, move, self.machine)
            for strength, move in self.moves.items()
            if strength <= most
        )
        for coat in (*moved, old):
            colour = base_colour(coat, "primary")
            apart = all(distance(colour, other) >= gap for other, gap in gaps.items())
            if apart and hero_legibility(coat, biomes) >= seen:
                return coat
        return None


def _tinted(style: StyleGuide, picture: StyleInfluence) -> StyleGuide:
    """Return a game of four shades in the picture's tint, light and dark where they were."""
    found = {style.ink, style.paper, *(colour for colour, _ in _world(style))}
    for palette in style.sprite_palettes:
        found.update(palette.colours)
    old = sorted(found, key=lambda colour: (lightness(colour), colour))
    chroma = math.isqrt(picture.a**2 + picture.b**2)
    if chroma < FAINT or len(old) > SHADES:
        return style
    hue = round(math.degrees(math.atan2(picture.b, picture.a))) % 360
    new = tinted_shades(hue, min(chroma * 2, STRONG))
    if len(old) == SHADES:
        table = dict(zip(old, new, strict=True))
    else:
        table = {one: _shade_like(one, new) for one in old}

    def tinted(palette: SubPalette) -> SubPalette:
        ramps = {
            name: tuple(table[colour] for colour in ramp) for name, ramp in palette.ramps.items()
        }
        return palette.model_copy(update={"ramps": ramps})

    biomes = tuple(
        biome.model_copy(
            update={
                "backdrop": table[biome.backdrop],
                **{part: tinted(getattr(biome, part)) for part in
                   ("ground", "accent", "scenery", "sky")},
            }
        )
        for biome in style.biomes
    )  # fmt: skip
    coats = {name: tinted(getattr(style, name)) for name in COATS}
    return style.model_copy(
        update={"biomes": biomes, "ink": table[style.ink], "paper": table[style.paper], **coats}
    )


def _shade_like(colour: Colour, shades: tuple[Colour, ...]) -> Colour:
    return min(shades, key=lambda shade: abs(lightness(shade) - lightness(colour)))
