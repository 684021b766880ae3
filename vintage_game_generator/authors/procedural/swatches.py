"""A picture of a style guide: its palettes by name, and its characters' colours on each biome."""

import io

from PIL import Image, ImageDraw, ImageFont

from vintage_game_generator.models.style import Biome, StyleGuide, SubPalette

WIDTH = 480
MARGIN = 8
LINE = 18
CHIP = 16
GAP = 6
BIOME_HEIGHT = 112


def style_picture(style: StyleGuide) -> bytes:
    """Return a PNG, 480 pixels wide, of every ramp and biome of a style guide."""
    rows = max(len(palette.ramps) for palette in style.sprite_palettes)
    sprites_height = LINE + rows * (CHIP + 2) + GAP
    height = 2 * MARGIN + LINE + sprites_height + len(style.biomes) * (BIOME_HEIGHT + GAP)
    image = Image.new("RGB", (WIDTH, height), style.paper)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(10)
    title = f"{style.console.value}  {style.mood}  {style.sound.tempo} bpm {style.sound.scale}"
    draw.text((MARGIN, MARGIN), title, fill=style.ink, font=font)
    column = (WIDTH - 2 * MARGIN) // 4
    for index, palette in enumerate(style.sprite_palettes):
        _ramps(draw, palette, (MARGIN + index * column, MARGIN + LINE), style.ink, font)
    top = MARGIN + LINE + sprites_height
    for index, biome in enumerate(style.biomes):
        _biome(draw, style, biome, top + index * (BIOME_HEIGHT + GAP), font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _ramps(
    draw: ImageDraw.ImageDraw,
    palette: SubPalette,
    corner: tuple[int, int],
    ink: str,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    left, top = corner
    draw.text((left, top), palette.name, fill=ink, font=font)
    for row, (material, colours) in enumerate(palette.ramps.items()):
        y = top + LINE - 4 + row * (CHIP + 2)
        draw.text((left, y + 2), material[:9], fill=ink, font=font)
        for step, colour in enumerate(colours):
            x = left + 48 + step * 13
            draw.rectangle((x, y, x + 12, y + CHIP - 1), fill=colour)


def _biome(
    draw: ImageDraw.ImageDraw,
    style: StyleGuide,
    biome: Biome,
    top: int,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    left, right, bottom = MARGIN, MARGIN + 220, top + BIOME_HEIGHT - 1
    draw.rectangle((left, top, right, bottom), fill=biome.backdrop)
    for layer, (name, base) in enumerate((("far", 44), ("mid", 58))):
        colours = biome.sky.ramps[name]
        colour = colours[len(colours) // 2]
        for hill in range(left, right, 44):
            x = hill + layer * 18
            draw.polygon(
                [
                    (x - 26, bottom),
                    (min(x + 10, right), top + base - 18),
                    (min(x + 46, right), bottom),
                ],
                fill=colour,
            )
    glow = biome.sky.ramps["glow"]
    draw.ellipse((left + 180, top + 8, left + 200, top + 28), fill=glow[-1])
    ground = biome.ground.ramps
    fill = ground["fill"]
    draw.rectangle((left, bottom - 30, right, bottom), fill=fill[len(fill) // 2])
    for x in range(left, right, 16):
        draw.rectangle((x + 3, bottom - 18, x + 9, bottom - 14), fill=fill[0])
        draw.rectangle((x + 10, bottom - 9, x + 14, bottom - 6), fill=ground["detail"][-1])
    for step, colour in enumerate(reversed(ground["top"][-3:])):
        draw.rectangle((left, bottom - 34 + step * 2, right, bottom - 33 + step * 2), fill=colour)
    draw.rectangle((left, bottom - 35, right, bottom - 35), fill=ground["outline"][0])
    for index, palette in enumerate(style.sprite_palettes):
        _figure(draw, palette, left + 14 + index * 40, bottom - 36)
    plant, water = biome.scenery.ramps["plant"], biome.scenery.ramps["water"]
    draw.ellipse((left + 176, bottom - 62, left + 206, bottom - 40), fill=plant[len(plant) // 2])
    near = biome.scenery.ramps["near"]
    draw.rectangle((left + 188, bottom - 42, left + 194, bottom - 36), fill=near[len(near) // 2])
    draw.rectangle((left + 150, bottom - 32, left + 170, bottom), fill=water[len(water) // 2])
    draw.rectangle((left + 150, bottom - 32, left + 170, bottom - 30), fill=water[-1])
    x = right + 8
    draw.text((x, top - 2), f"{biome.name} ({biome.terrain.value})", fill=style.ink, font=font)
    for index, palette in enumerate(biome.palettes):
        px = x + (index % 2) * 118
        py = top + 12 + (index // 2) * 52
        for row, (material, colours) in enumerate(palette.ramps.items()):
            draw.text((px, py + row * 10 - 2), material[:7], fill=style.ink, font=font)
            for step, colour in enumerate(colours):
                sx = px + 42 + step * 13
                draw.rectangle((sx, py + row * 10, sx + 12, py + row * 10 + 8), fill=colour)


def _figure(draw: ImageDraw.ImageDraw, palette: SubPalette, x: int, floor: int) -> None:
    ramps = palette.ramps
    outline, primary = ramps["outline"][0], ramps["primary"]
    draw.rectangle((x, floor - 24, x + 16, floor), fill=outline)
    draw.rectangle((x + 2, floor - 12, x + 14, floor - 4), fill=primary[len(primary) // 2])
    draw.rectangle((x + 2, floor - 12, x + 5, floor - 4), fill=primary[-1])
    draw.rectangle((x + 11, floor - 12, x + 14, floor - 4), fill=primary[0])
    skin, secondary = ramps["skin"], ramps["secondary"]
    draw.rectangle((x + 3, floor - 20, x + 13, floor - 13), fill=skin[len(skin) // 2])
    draw.rectangle((x + 2, floor - 22, x + 14, floor - 19), fill=secondary[len(secondary) // 2])
    draw.rectangle((x + 2, floor - 4, x + 14, floor - 2), fill=secondary[0])
    draw.rectangle((x + 9, floor - 18, x + 11, floor - 15), fill=ramps["light"][-1])
