"""Parallax layers behind a side view: a sky, distant shapes and nearer ones, all repeating.

All three keep to the biome's `sky` palette and its backdrop colour, so that the playfield, which
has the other three palettes, stays in front.
"""

import json
import random

import numpy as np

from vintage_game_generator.assets.palette import distance, lightness
from vintage_game_generator.assets.tilesets.inks import CLEAR, Inks, Tile, Tones
from vintage_game_generator.assets.tilesets.scenes import NAMED, SCENES, scenes_below
from vintage_game_generator.assets.tilesets.setting import Setting
from vintage_game_generator.assets.tilesets.sheet import png
from vintage_game_generator.assets.tilesets.sky import Sky, checkered, draw_sky
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Biome, StyleGuide, Terrain

SPEEDS = (0, 20, 45)
ENCLOSED = (Terrain.STONE, Terrain.ICE, Terrain.METAL, Terrain.SWAMP)
_PITCH_DARK, _DARK = 175, 480  # Oklab lightness in thousandths
_JARRING = 190  # Oklab distance: more than a step of shading


def backdrop_files(
    spec: TilesetSpec, style: StyleGuide, draft: TilesetDraft | None = None
) -> dict[str, bytes]:
    """Return three layers, as wide as the screen and as high as its playfield, and their JSON.

    A layer's `y` in the JSON is its top edge on the screen: below the status bar.
    """
    biome = style.biomes[spec.biome]
    inks = Inks(biome.sky, biome.backdrop)
    files = {}
    described = []
    for number, layer in enumerate(_layers(spec, style, inks, draft)):
        file = f"{spec.name}-{number}.png"
        files[f"backdrops/{file}"] = png(inks.picture(layer))
        described.append({"file": file, "speed": SPEEDS[number], "y": style.hud})
    document = {"layers": described, "palette": "sky"}
    files[f"backdrops/{spec.name}.json"] = (json.dumps(document, indent=1) + "\n").encode()
    return files


def sky_of(biome: Biome) -> Sky:
    """Return what kind of sky a biome has, from its terrain and its backdrop's lightness."""
    light = lightness(biome.backdrop)
    if biome.terrain is Terrain.CORAL:
        return Sky.SEA
    if light < _PITCH_DARK and biome.terrain in ENCLOSED:
        return Sky.CAVE
    return Sky.NIGHT if light < _DARK else Sky.DAY


def _layers(
    spec: TilesetSpec, style: StyleGuide, inks: Inks, draft: TilesetDraft | None
) -> tuple[Tile, Tile, Tile]:
    biome = style.biomes[spec.biome]
    rng = random.Random(spec.seed ^ 0xBACD)
    width, height = style.screen[0], style.screen[1] - style.hud
    sky = sky_of(biome)
    far, near = _depths(inks)
    first = draw_sky(sky, inks, (width, height), style.dither, rng)
    glow = int(inks.tones("glow")[4])
    if inks.colour(glow) == inks.backdrop:
        glow = int(far[4])
    layers = []
    for tones, farther in ((far, True), (near, False)):
        picture = np.full((height, width), CLEAR, np.uint8)
        setting = Setting(picture, tones, glow, sky, farther, rng)
        wanted = (draft.far if farther else draft.near) if draft else None
        scene = NAMED[wanted] if wanted in scenes_below(sky) else SCENES[biome.terrain]
        scene(setting)
        layers.append(picture)
    if far[2] == near[2]:
        checkered(layers[0])
    return first, layers[0], layers[1]


def _depths(inks: Inks) -> tuple[Tones, Tones]:
    """Return the five inks of the distance and of what is nearer, calm enough to stay behind."""
    if len(inks.ramp("far")) > 1:
        return _calm(inks, inks.tones("far")), _calm(inks, inks.tones("mid"))
    distant, nearer = inks.ink("far"), inks.ink("mid")
    return (
        np.array([nearer, distant, distant, distant, distant], np.uint8),
        np.array([nearer, nearer, nearer, nearer, distant], np.uint8),
    )


def _calm(inks: Inks, tones: Tones) -> Tones:
    """Return tones of which those that jar with the middle one are the middle one."""
    base = inks.colour(int(tones[2]))
    jars = [distance(inks.colour(int(ink)), base) > _JARRING for ink in tones]
    return np.where(jars, tones[2], tones).astype(np.uint8)
