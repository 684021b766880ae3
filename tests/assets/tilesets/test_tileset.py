import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.tileset import draw_tileset
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.config import Perspective as View
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.style import Biome, StyleGuide, SubPalette

Pixels = NDArray[np.uint8]
Tilesets = Callable[[ArtStyle, int, View], dict[str, bytes]]


def pixels(data: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))


def description(files: dict[str, bytes], path: str) -> Any:
    return json.loads(files[path])


def tile_at(sheet: Pixels, size: int, index: int) -> Pixels:
    row, column = divmod(index, 16)
    return sheet[row * size : (row + 1) * size, column * size : (column + 1) * size]


def colours(picture: Pixels) -> set[str]:
    parts = picture[picture[..., 3] > 0].astype(np.uint32)
    codes = np.unique(parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2])
    return {f"#{code:06x}" for code in codes.tolist()}


def allowed(biome: Biome, palette: str) -> set[str]:
    return {biome.backdrop, *getattr(biome, palette).colours}


@pytest.mark.parametrize("view", View)
def test_each_tile_keeps_to_its_palette_and_the_backdrop_colour(
    style: StyleGuide, view: View, tileset_of: Tilesets
) -> None:
    for number, biome in enumerate(style.biomes):
        files = tileset_of(style.console, number, view)
        sheet, facts = pixels(files["tiles/t.png"]), description(files, "tiles/t.json")
        assert set(np.unique(sheet[..., 3]).tolist()) <= {0, 255}
        for name, indices in facts["names"].items():
            permitted = allowed(biome, facts["palettes"][name])
            tiles = [tile_at(sheet, style.tile, index) for index in indices]
            if tiles:
                assert colours(np.concatenate(tiles)) <= permitted, (biome.name, name)


def test_backdrops_keep_to_the_sky_palette_and_fit_the_screen(
    style: StyleGuide, tileset_of: Tilesets
) -> None:
    for number, biome in enumerate(style.biomes):
        files = tileset_of(style.console, number, View.SIDE_VIEW)
        layers = description(files, "backdrops/t.json")["layers"]
        assert [layer["speed"] for layer in layers] == sorted(layer["speed"] for layer in layers)
        assert len(layers) == 3
        for layer in layers:
            picture = pixels(files[f"backdrops/{layer['file']}"])
            assert picture.shape[1] == style.screen[0]
            assert picture.shape[0] + layer["y"] == style.screen[1]
            assert colours(picture) <= allowed(biome, "sky")
        assert pixels(files["backdrops/t-0.png"])[..., 3].min() == 255


def test_backdrops_have_no_seam_where_they_repeat(snes: StyleGuide, tileset_of: Tilesets) -> None:
    for number in range(len(snes.biomes)):
        files = tileset_of(snes.console, number, View.SIDE_VIEW)
        for layer in range(3):
            picture = pixels(files[f"backdrops/t-{layer}.png"]).astype(int)
            steps = np.abs(picture - np.roll(picture, 1, axis=1)).sum(axis=(0, 2))
            assert steps[0] * 4 <= steps[1:].max() * 5, (number, layer)


def test_the_set_of_solid_tiles_is_whole_in_every_version(
    snes: StyleGuide, side_spec: TilesetSpec
) -> None:
    names = description(draw_tileset(side_spec, snes), "tiles/grass.json")["names"]
    for version in ("solid", "solid-2", "solid-3", "solid-4"):
        assert len(names[version]) == len(set(names[version])) == len(autotile.MASKS)


@pytest.mark.parametrize("view", View)
def test_solid_tiles_are_closed_towards_each_other(
    snes: StyleGuide, view: View, tileset_of: Tilesets
) -> None:
    middles = {autotile.N: (0, 7), autotile.S: (-1, 7), autotile.W: (7, 0), autotile.E: (7, -1)}
    for number in range(len(snes.biomes)):
        files = tileset_of(snes.console, number, view)
        sheet, facts = pixels(files["tiles/t.png"]), description(files, "tiles/t.json")
        for mask, index in zip(autotile.MASKS, facts["names"]["solid"], strict=True):
            alpha = tile_at(sheet, 16, index)[..., 3]
            for side, place in middles.items():
                if mask & side:
                    assert alpha[place], (number, mask, side)
            if mask == autotile.MASKS[autotile.INSIDE]:
                assert alpha.all()


def test_adjacent_tiles_meet_in_the_same_outline(snes: StyleGuide, side_spec: TilesetSpec) -> None:
    files = draw_tileset(side_spec, snes)
    sheet, facts = pixels(files["tiles/grass.png"]), description(files, "tiles/grass.json")
    level = ["........", ".#####..", ".######.", ".##.###.", ".#####..", "........"]
    alike = [[cell == "#" for cell in row] for row in level]
    picture = np.zeros((len(level) * 16, len(level[0]) * 16), np.bool_)
    for y, row in enumerate(level):
        for x, cell in enumerate(row):
            if cell == "#":
                index = autotile.blob_index(autotile.neighbours(alike, x, y))
                tile = tile_at(sheet, 16, facts["names"]["solid"][index])
                picture[y * 16 : y * 16 + 16, x * 16 : x * 16 + 16] = tile[..., 3] > 0
    # along a straight wall the silhouette does not jump by more than a rounded corner's pixel
    for y in range(2 * 16, 3 * 16):
        assert picture[y, 16:].argmax() == 0
    filled = picture[16:80].sum(axis=0)
    assert np.abs(np.diff(filled[2 * 16 : 3 * 16])).max() == 0


def test_terrains_and_versions_look_different(snes: StyleGuide, tileset_of: Tilesets) -> None:
    insides = set()
    for number in range(len(snes.biomes)):
        files = tileset_of(snes.console, number, View.SIDE_VIEW)
        sheet, facts = pixels(files["tiles/t.png"]), description(files, "tiles/t.json")
        for version in ("solid", "solid-2", "solid-3", "solid-4"):
            index = facts["names"][version][autotile.INSIDE]
            insides.add(tile_at(sheet, 16, index).tobytes())
    assert len(insides) >= 7 * 4 + 1


def test_another_seed_draws_another_tileset(snes: StyleGuide, side_spec: TilesetSpec) -> None:
    other = side_spec.model_copy(update={"seed": 8})
    one, two = draw_tileset(side_spec, snes), draw_tileset(other, snes)
    for path in ("tiles/grass.png", "backdrops/grass-0.png", "backdrops/grass-1.png"):
        assert one[path] != two[path]


def test_the_same_seed_draws_the_same_bytes_in_another_process(
    snes: StyleGuide, side_spec: TilesetSpec
) -> None:
    script = (
        "import hashlib, sys\n"
        "from vintage_game_generator.assets.tilesets.tileset import draw_tileset\n"
        "from vintage_game_generator.models.design import TilesetSpec\n"
        "from vintage_game_generator.models.style import StyleGuide\n"
        "spec, style = sys.stdin.read().splitlines()\n"
        "files = draw_tileset(TilesetSpec.model_validate_json(spec),"
        " StyleGuide.model_validate_json(style))\n"
        "print(hashlib.sha256(b''.join(files[path] for path in sorted(files))).hexdigest())\n"
    )
    here = draw_tileset(side_spec, snes)
    digest = hashlib.sha256(b"".join(here[path] for path in sorted(here))).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", script],
        input=f"{side_spec.model_dump_json()}\n{snes.model_dump_json()}\n",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "99"},
    )
    assert there.stdout.strip() == digest


def test_tilesets_seen_from_above_have_floors_paths_and_water(
    snes: StyleGuide, above_spec: TilesetSpec
) -> None:
    files = draw_tileset(above_spec, snes)
    names = description(files, "tiles/stone.json")["names"]
    assert len(names["floor"]) == len(names["floor-shaded"]) == 5
    for blob in ("path", "water"):
        assert len(names[blob]) == 47
    assert not any(path.startswith("backdrops/") for path in files)
    sheet = pixels(files["tiles/stone.png"])
    for index in names["floor"]:
        assert tile_at(sheet, 16, index)[..., 3].all()


def test_the_light_falls_from_where_the_style_says(
    snes: StyleGuide, side_spec: TilesetSpec
) -> None:
    pictures = {
        draw_tileset(side_spec, snes.model_copy(update={"light": light}))["tiles/grass.png"]
        for light in ("top-left", "top", "top-right")
    }
    assert len(pictures) == 3


@pytest.mark.parametrize("ramps", [{}, {"outline": ("#102030",)}, {"moss": ("#103010", "#40a040")}])
@pytest.mark.parametrize("side_view", [True, False])
def test_palettes_without_the_usual_materials_still_draw(
    snes: StyleGuide, ramps: dict[str, tuple[str, ...]], side_view: bool
) -> None:
    bare = SubPalette(name="bare", ramps=ramps)
    poor = snes.biomes[0].model_copy(
        update={"ground": bare, "accent": bare, "scenery": bare, "sky": bare}
    )
    style = snes.model_copy(update={"biomes": (poor,)})
    spec = TilesetSpec(name="t", biome=0, side_view=side_view, seed=1)
    files = draw_tileset(spec, style)
    assert colours(pixels(files["tiles/t.png"])) <= allowed(poor, "ground")
