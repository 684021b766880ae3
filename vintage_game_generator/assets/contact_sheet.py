"""All of a game's pictures on one sheet, for people who would rather look than read."""

import io

from PIL import Image

from vintage_game_generator.models.style import StyleGuide

WIDTH = 480
GAP = 6


def contact_sheet(files: dict[str, bytes], style: StyleGuide) -> bytes:
    """Return a PNG, 480 pixels wide, of sprite sheets, tile sheets and backdrops.

    Args:
        files: pictures by their path in the game's `assets` folder; others are passed over.
        style: its first biome's backdrop is the paper of the sheet.
    """
    rows = [
        _rows_of(files, "sprites/"),
        _rows_of(files, "tiles/"),
        _rows_of(files, "backdrops/"),
    ]
    pictures = [piece for group in rows for picture in group for piece in _pieces(picture)]
    places, height = _packed(pictures)
    sheet = Image.new("RGBA", (WIDTH, height), style.biomes[0].backdrop)
    for picture, place in zip(pictures, places, strict=True):
        sheet.alpha_composite(picture, place)
    buffer = io.BytesIO()
    sheet.convert("RGB").save(buffer, "PNG")  # smaller ones take ten times as long
    return buffer.getvalue()


def _rows_of(files: dict[str, bytes], folder: str) -> list[Image.Image]:
    return [
        Image.open(io.BytesIO(content)).convert("RGBA")
        for name, content in sorted(files.items())
        if name.startswith(folder) and name.endswith(".png")
    ]


def _pieces(picture: Image.Image) -> list[Image.Image]:
    """Return a picture cut into parts that fit the sheet, between frames where these are square."""
    most = WIDTH - 2 * GAP
    step = max(most // picture.height * picture.height, 1) if picture.height <= most else most
    return [
        picture.crop((left, 0, min(left + step, picture.width), picture.height))
        for left in range(0, picture.width, step)
    ]


def _packed(pictures: list[Image.Image]) -> tuple[list[tuple[int, int]], int]:
    """Return a place for each picture, line by line as words in a text, and the height."""
    places = []
    left, top, line = GAP, GAP, 0
    for picture in pictures:
        if left > GAP and left + picture.width > WIDTH - GAP:
            left, top, line = GAP, top + line + GAP, 0
        places.append((left, top))
        left += picture.width + GAP
        line = max(line, picture.height)
    return places, top + line + GAP
