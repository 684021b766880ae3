"""A picture of a style guide: its palettes by name, and a landscape of each biome."""

import io

from PIL import Image

from vintage_game_generator.assets.font import LARGE, SMALL, glyphs
from vintage_game_generator.assets.palette import rgb
from vintage_game_generator.authors.procedural.vignette import SIZE, vignette
from vintage_game_generator.models.style import Biome, StyleGuide, SubPalette

WIDTH = 480
MARGIN = 8
CHIP = (12, 9)  # a colour's width and height
ROW = 11
NAME = 50  # width of a material's name
SCALE = 2
HEAD = 20


def style_picture(style: StyleGuide) -> bytes:
    """Return a PNG, 480 pixels wide, of every ramp and biome of a style guide."""
    rows = max(len(palette.ramps) for palette in style.sprite_palettes)
    coats = 14 + rows * ROW + MARGIN
    landscape = SIZE[1] * SCALE
    height = HEAD + MARGIN + coats + len(style.biomes) * (landscape + MARGIN)
    image = Image.new("RGB", (WIDTH, height), style.paper)
    sound = f"{style.sound.tempo} bpm, {style.sound.scale}"
    _write(image, f"{style.mood}, {sound}", (MARGIN, MARGIN), style.ink, LARGE)
    column = (WIDTH - 2 * MARGIN) // len(style.sprite_palettes)
    for number, palette in enumerate(style.sprite_palettes):
        corner = (MARGIN + number * column, HEAD + MARGIN)
        _write(image, palette.name, corner, style.ink, LARGE)
        _ramps(image, palette, (corner[0], corner[1] + 13), style.ink)
    for number, biome in enumerate(style.biomes):
        top = HEAD + MARGIN + coats + number * (landscape + MARGIN)
        scene = vignette(style, biome).resize(
            (SIZE[0] * SCALE, SIZE[1] * SCALE), Image.Resampling.NEAREST
        )
        image.paste(scene, (MARGIN, top))
        _biome(image, biome, (MARGIN + scene.width + 12, top), style.ink)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _biome(image: Image.Image, biome: Biome, corner: tuple[int, int], ink: str) -> None:
    left, top = corner
    _write(image, biome.name, corner, ink, LARGE)
    _chip(image, biome.backdrop, (left, top + 11, left + 228, top + 11 + CHIP[1]), ink)
    for number, palette in enumerate(biome.palettes):
        right, below = number % 2, number // 2
        at = (left + right * 118, top + 25 + below * 46)
        _ramps(image, palette, at, ink, row=ROW - 2)


def _ramps(
    image: Image.Image, palette: SubPalette, corner: tuple[int, int], ink: str, row: int = ROW
) -> None:
    left, top = corner
    for number, (material, colours) in enumerate(palette.ramps.items()):
        y = top + number * row
        _write(image, material, (left, y + 1), ink, SMALL)
        for step, colour in enumerate(colours):
            x = left + NAME + step * CHIP[0]
            _chip(image, colour, (x, y, x + CHIP[0], y + min(CHIP[1], row - 1)), ink)


def _chip(image: Image.Image, colour: str, box: tuple[int, int, int, int], ink: str) -> None:
    left, top, right, bottom = box
    if image.getpixel((0, 0)) == rgb(colour):  # on paper of its own colour it needs an edge
        image.paste(rgb(ink), box)
        left, top, right, bottom = left + 1, top + 1, right - 1, bottom - 1
    image.paste(rgb(colour), (left, top, right, bottom))


def _write(image: Image.Image, text: str, corner: tuple[int, int], ink: str, file: str) -> None:
    drawn = glyphs(file)
    left, top = corner
    for letter in text:
        picture = drawn.get(letter, drawn["?"])
        for y, row in enumerate(picture):
            for x, pixel in enumerate(row):
                if pixel == "#" and left + x < image.width:
                    image.putpixel((left + x, top + y), rgb(ink))
        left += len(picture[0])
