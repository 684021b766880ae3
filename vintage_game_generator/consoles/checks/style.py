"""Whether a style guide keeps to its console's limits, and reads well on its screen."""

from collections.abc import Iterator
from itertools import pairwise

from vintage_game_generator.assets.palette import contrast_ratio, legibility, lightness
from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.consoles.shelf import console
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import Biome, StyleGuide, SubPalette

LEGIBLE = 200  # thousandths of lightness between the hero's coat and the backdrop
READABLE = 4.5  # WCAG 2.2 contrast of text, level AA


def check_style(style: StyleGuide) -> tuple[Finding, ...]:
    """Return what is wrong with a style guide; nothing when every asset may keep to it.

    Errors: a colour that the console cannot show, a palette larger than its hardware's, more
    palettes or colours at once than it has, another screen, a ramp that does not rise in lightness.
    Warnings: a hero hard to see on a backdrop, text hard to read.
    """
    machine = console(style.console)
    return tuple(_hardware(style, machine)) + tuple(_reading(style))


def base_colour(palette: SubPalette, material: str) -> str:
    """Return the colour that a material is mostly seen in: the middle of its ramp."""
    colours = palette.ramps[material]
    return colours[len(colours) // 2]


def hero_legibility(hero: SubPalette, biomes: tuple[Biome, ...]) -> int:
    """Return how far the hero's coat is from the backdrop it is nearest to, in thousandths."""
    coat = base_colour(hero, "primary")
    return min(legibility(coat, biome.backdrop) for biome in biomes)


def _hardware(style: StyleGuide, machine: Console) -> Iterator[Finding]:
    if style.screen != machine.screen or style.tile != machine.cell:
        yield _error("screen-size", "screen", f"{style.screen}, {machine.title}: {machine.screen}")
    sprites = [(palette.name, palette) for palette in style.sprite_palettes]
    tiles = [(f"{b.name}, {palette.name}", palette) for b in style.biomes for palette in b.palettes]
    for subject, palette in (*sprites, *tiles):
        yield from _palette(subject, palette, machine)
    for subject, palette in sprites:
        yield from _size(subject, palette, machine.sprite_palette_size, machine)
    for subject, palette in tiles:
        yield from _size(subject, palette, machine.tile_palette_size, machine)
    singles = (style.ink, style.paper, *(biome.backdrop for biome in style.biomes))
    for colour in singles:
        yield from _shown(colour, "style", machine)
    if machine.palette_kind is PaletteKind.SHADES:
        shades = {*singles, *(colour for _, one in (*sprites, *tiles) for colour in one.colours)}
        if len(shades) > machine.colours_on_screen:
            yield _error(
                "shades", "style", f"{len(shades)} shades, not {machine.colours_on_screen}"
            )
    distinct = {frozenset(palette.colours) for _, palette in sprites}
    if machine.sprite_palettes > 1 and len(distinct) > machine.sprite_palettes:
        message = f"{len(distinct)} sprite palettes, the hardware has {machine.sprite_palettes}"
        yield _error("sprite-palettes", "style", message)
    for biome in style.biomes:
        on_screen = {biome.backdrop}.union(
            *(palette.colours for palette in (*biome.palettes, *style.sprite_palettes))
        )
        if len(on_screen) > machine.colours_on_screen:
            message = f"{len(on_screen)} colours at once, not {machine.colours_on_screen}"
            yield _error("colours-on-screen", biome.name, message)


def _palette(subject: str, palette: SubPalette, machine: Console) -> Iterator[Finding]:
    for colour in palette.colours:
        yield from _shown(colour, subject, machine)
    for material, colours in palette.ramps.items():
        steps = [lightness(colour) for colour in colours]
        if not steps or any(after <= before for before, after in pairwise(steps)):
            message = f"{material} does not rise from dark to light: {', '.join(colours)}"
            yield _error("ramp-order", subject, message)


def _size(subject: str, palette: SubPalette, limit: int, machine: Console) -> Iterator[Finding]:
    count = len(palette.colours)
    if count > limit:
        message = f"{count} colours, a palette of the {machine.title} has {limit}"
        yield _error("palette-size", subject, message)


def _shown(colour: str, subject: str, machine: Console) -> Iterator[Finding]:
    if machine.palette_kind is not PaletteKind.SHADES and not machine.shows(colour):
        yield _error("unknown-colour", subject, f"the {machine.title} cannot show {colour}")


def _reading(style: StyleGuide) -> Iterator[Finding]:
    for biome in style.biomes:
        coat = base_colour(style.hero, "primary")
        found = legibility(coat, biome.backdrop)
        if found < LEGIBLE:
            message = f"{found} of {LEGIBLE} thousandths between {coat} and {biome.backdrop}"
            yield _warning("hero-hard-to-see", biome.name, message)
    contrast = contrast_ratio(style.ink, style.paper)
    if contrast < READABLE:
        message = (
            f"contrast {contrast} between {style.ink} and {style.paper}, {READABLE} reads well"
        )
        yield _warning("text-hard-to-read", "text", message)


def _error(code: str, subject: str, message: str) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, subject=subject, message=message)


def _warning(code: str, subject: str, message: str) -> Finding:
    return Finding(severity=Severity.WARNING, code=code, subject=subject, message=message)
