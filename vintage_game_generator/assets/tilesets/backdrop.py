"""Parallax layers behind a side view: a sky, distant shapes, and nearer ones, all repeating."""

import json
import random

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets.inks import BACKDROP, CLEAR, BiomeInks, Inks, Tile
from vintage_game_generator.assets.tilesets.sheet import png
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.style import StyleGuide, Terrain

Profile = NDArray[np.int64]
SPEEDS = (0, 20, 45)


def ridge(width: int, low: int, high: int, rng: random.Random, roughness: int = 60) -> Profile:
    """Return a wrapping mountain line: heights by midpoint displacement (integers)."""
    count = 1
    points = [rng.randint(low, high)]
    span = high - low
    while count < 64:
        wider = []
        for at in range(count):
            after = points[(at + 1) % count]
            middle = (points[at] + after) // 2 + rng.randint(-span, span) // 2
            wider += [points[at], max(low, min(high, middle))]
        points, count, span = wider, count * 2, span * roughness // 100
    heights = []
    for x in range(width):
        at, part = divmod(x * count, width)
        here, there = points[at], points[(at + 1) % count]
        heights.append(here + (there - here) * part // width)
    return np.array(heights)


def backdrop_files(spec: TilesetSpec, style: StyleGuide) -> dict[str, bytes]:
    """Return three layers, as wide as the screen and as high as its playfield, and their JSON."""
    biome = style.biomes[spec.biome]
    inks = BiomeInks(biome)
    rng = random.Random(spec.seed ^ 0xBACD)
    width, height = style.screen[0], style.screen[1] - style.hud
    layers = (
        (inks.sky, _sky(inks.sky, width, height, style, biome.terrain, rng)),
        (inks.sky, _distance(inks.sky, width, height, biome.terrain, rng)),
        (inks.scenery, _nearness(inks.scenery, width, height, biome.terrain, rng)),
    )
    files = {}
    described = []
    for number, (painted, layer) in enumerate(layers):
        file = f"{spec.name}-{number}.png"
        files[f"backdrops/{file}"] = png(painted.picture(layer))
        described.append({"file": file, "speed": SPEEDS[number], "y": style.hud})
    document = {"layers": described}
    files[f"backdrops/{spec.name}.json"] = (json.dumps(document, indent=1) + "\n").encode()
    return files


def _sky(
    inks: Inks, width: int, height: int, style: StyleGuide, terrain: Terrain, rng: random.Random
) -> Tile:
    return np.full((height, width), BACKDROP, np.uint8)


def _distance(inks: Inks, width: int, height: int, terrain: Terrain, rng: random.Random) -> Tile:
    layer = np.full((height, width), CLEAR, np.uint8)
    ys = np.arange(height)[:, None]
    tones = inks.tones("mid")
    line = ridge(width, height * 3 // 10, height * 6 // 10, rng)
    layer[ys >= height - line[None, :]] = tones[3]
    return layer


def _nearness(inks: Inks, width: int, height: int, terrain: Terrain, rng: random.Random) -> Tile:
    layer = np.full((height, width), CLEAR, np.uint8)
    ys = np.arange(height)[:, None]
    line = ridge(width, height // 10, height * 3 // 10, rng)
    layer[ys >= height - line[None, :]] = inks.tones("near")[1]
    return layer


_SMALL = ArtStyle.GAME_BOY
