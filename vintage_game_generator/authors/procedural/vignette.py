"""A small landscape in a biome's colours, with everybody's coats before it, to judge them by."""

from PIL import Image, ImageDraw

from vintage_game_generator.assets.palette import rgb
from vintage_game_generator.models.style import Biome, StyleGuide, SubPalette

SIZE = (112, 58)
FLOOR = 42  # the ground's upper edge
POOL = (72, 84)
TREE = 97
FIGURE = (
    "...oooooo...",
    "..oSSSSSso..",
    ".oSSSSSssso.",
    ".okkkkkkkKo.",
    ".okoklkokKo.",
    ".oKkkkkkKKo.",
    "..oPPPPppo..",
    ".oPPPPpppQo.",
    ".okPPPppQko.",
    ".oomMMMMmoo.",
    "..oPPopQQo..",
    "..oSso.oSso.",
    "..oooo.oooo.",
)
CHEST = (
    "..oooooooo..",
    ".oPPPPPppQo.",
    "oPPPllPPppQo",
    "oooomMMmoooo",
    "oPPpmllmppQo",
    "oPppommoppQo",
    "oQppppppQQQo",
    "oooooooooooo",
)
# letter: material, and which of its shades: 0 dark, 1 middle, 2 light
LETTERS = {
    "o": ("outline", 0),
    "P": ("primary", 2),
    "p": ("primary", 1),
    "Q": ("primary", 0),
    "S": ("secondary", 2),
    "s": ("secondary", 1),
    "k": ("skin", 2),
    "K": ("skin", 1),
    "M": ("metal", 2),
    "m": ("metal", 1),
    "l": ("light", 2),
}


def vignette(style: StyleGuide, biome: Biome) -> Image.Image:
    """Return a picture of 112 x 58 pixels."""
    image = Image.new("RGB", SIZE, biome.backdrop)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    glow = biome.sky.ramps["glow"]
    draw.ellipse((width - 26, 5, width - 16, 15), fill=glow[-1])
    for name, step, rise, start in (("far", 34, 24, 4), ("mid", 24, 13, 16)):
        for peak in range(start, width + step, step):
            slope = [(peak - step, height), (peak, FLOOR - rise), (peak + step, height)]
            draw.polygon(slope, fill=_shade(biome.sky, name, 1))
    _ground(draw, biome)
    _tree(draw, biome)
    for number, palette in enumerate((style.hero, style.foe, style.menace)):
        _figure(image, FIGURE, palette, (5 + number * 15, FLOOR - len(FIGURE)))
    _figure(image, CHEST, style.treasure, (52, FLOOR - len(CHEST)))
    return image


def _ground(draw: ImageDraw.ImageDraw, biome: Biome) -> None:
    width, height = SIZE
    ground, water = biome.ground, biome.scenery
    draw.rectangle((0, FLOOR, width, height), fill=_shade(ground, "fill", 1))
    for number, x in enumerate(range(2, width, 9)):
        y = FLOOR + 7 + number * 5 % 7
        draw.rectangle((x, y, x + 4, y + 1), fill=_shade(ground, "fill", 0))
        draw.rectangle((x + 5, y - 2, x + 6, y - 2), fill=_shade(ground, "detail", 2))
    draw.rectangle((0, FLOOR, width, FLOOR + 2), fill=_shade(ground, "top", 1))
    draw.rectangle((0, FLOOR, width, FLOOR), fill=_shade(ground, "top", 2))
    for x in range(0, width, 5):
        draw.rectangle((x, FLOOR + 3, x + 1, FLOOR + 3), fill=_shade(ground, "top", 1))
    left, right = POOL
    draw.rectangle((left - 1, FLOOR, right + 1, height), fill=_shade(ground, "outline", 0))
    draw.rectangle((left, FLOOR + 1, right, height), fill=_shade(water, "water", 1))
    draw.rectangle((left, FLOOR + 1, right, FLOOR + 1), fill=_shade(water, "water", 2))


def _tree(draw: ImageDraw.ImageDraw, biome: Biome) -> None:
    scenery, accent = biome.scenery, biome.accent
    draw.rectangle((TREE - 1, FLOOR - 8, TREE + 1, FLOOR - 1), fill=_shade(scenery, "near", 1))
    crown = (TREE - 8, FLOOR - 20, TREE + 8, FLOOR - 6)
    draw.ellipse(crown, fill=_shade(scenery, "plant", 1), outline=_shade(scenery, "outline", 0))
    draw.ellipse((TREE - 5, FLOOR - 18, TREE + 1, FLOOR - 14), fill=_shade(scenery, "plant", 2))
    spike = [(TREE - 10, FLOOR - 1), (TREE - 8, FLOOR - 6), (TREE - 6, FLOOR - 1)]
    draw.polygon(spike, fill=_shade(accent, "danger", 1))


def _figure(
    image: Image.Image, rows: tuple[str, ...], palette: SubPalette, corner: tuple[int, int]
) -> None:
    left, top = corner
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter in LETTERS:
                colour = _shade(palette, *LETTERS[letter])
                image.putpixel((left + x, top + y), rgb(colour))


def _shade(palette: SubPalette, material: str, shade: int) -> str:
    """Return a material's dark, middle or light colour."""
    colours = palette.ramps[material]
    return (colours[0], colours[len(colours) // 2], colours[-1])[shade]
