"""A Tiled map as one picture, for contact sheets."""

import io
import json
from collections.abc import Mapping

from PIL import Image

DRAWN = ("floor", "terrain", "decor")


def map_picture(tmj: bytes, files: Mapping[str, bytes]) -> Image.Image:
    """Return a map's drawn layers over its background colour, one pixel a pixel.

    Args:
        tmj: the map.
        files: what `draw_tileset` returned, with the map's tile sheet among them.
    """
    document = json.loads(tmj)
    size = document["tilewidth"]
    drawn = document["tilesets"][0]
    sheet = Image.open(io.BytesIO(files[drawn["image"].removeprefix("../")])).convert("RGBA")
    extent = (document["width"] * size, document["height"] * size)
    picture = Image.new("RGBA", extent, document["backgroundcolor"])
    for layer in document["layers"]:
        if layer["name"] not in DRAWN:
            continue
        for at, number in enumerate(layer["data"]):
            if number:
                row, column = divmod(number - drawn["firstgid"], drawn["columns"])
                left, top = column * size, row * size
                tile = sheet.crop((left, top, left + size, top + size))
                y, x = divmod(at, document["width"])
                picture.alpha_composite(tile, (x * size, y * size))
    return picture
