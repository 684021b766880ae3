import io
import json
from pathlib import Path
from typing import Any

import pytiled_parser
from PIL import Image

from vintage_game_generator.assets.tilesets import (
    draw_cell_symbols,
    draw_tileset,
    map_picture,
    tiled_map,
)
from vintage_game_generator.kernels.python.kernel import constants
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.style import StyleGuide


def layer(document: Any, name: str) -> Any:
    return next(layer for layer in document["layers"] if layer["name"] == name)


def cells_of(document: Any, name: str, columns: int) -> list[list[int]]:
    data = layer(document, name)["data"]
    return [data[at : at + columns] for at in range(0, len(data), columns)]


def test_a_map_opens_in_a_reader_of_tiled_files(
    tmp_path: Path, snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    files = draw_tileset(side_spec, snes) | {"tiles/cells.png": draw_cell_symbols()}
    files["levels/level-1.tmj"] = tiled_map(side_level, side_spec, snes)
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    opened = pytiled_parser.parse_map(tmp_path / "levels/level-1.tmj")
    assert opened.map_size == (32, 7)
    assert [one.name for one in opened.layers] == ["floor", "terrain", "decor", "cells", "actors"]
    assert opened.properties == {"biome": "grass", "name": "Tide Gate", "tune": "level-1"}
    for tileset in opened.tilesets.values():
        assert tileset.image is not None
        with Image.open(tmp_path / "levels" / tileset.image) as image:
            assert image.size == (tileset.image_width, tileset.image_height)


def test_cells_and_actors_are_those_of_the_level(
    snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    document = json.loads(tiled_map(side_level, side_spec, snes))
    first = document["tilesets"][1]["firstgid"]
    cells = layer(document, "cells")
    assert [number - first for number in cells["data"]] == side_level.cells
    assert cells["visible"] is False
    points = layer(document, "actors")["objects"]
    found = [
        (point["type"], int(point["x"] // 16), int(point["y"] // 16), point["properties"][0])
        for point in points
    ]
    tag = {"name": "tag", "type": "int"}
    assert found == [
        ("hero", 1, 4, tag | {"value": 0}),
        ("walker", 6, 4, tag | {"value": 3}),
    ]


def test_terrain_is_drawn_where_it_is_and_items_are_not(
    snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    document = json.loads(tiled_map(side_level, side_spec, snes))
    terrain = cells_of(document, "terrain", side_level.columns)
    for y, row in enumerate(side_level.rows):
        for x, letter in enumerate(row):
            assert (terrain[y][x] > 0) == (letter in "#-^~H"), (x, y, letter)


def test_decor_keeps_clear_of_everything_and_stands_on_ground(
    snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    placed = 0
    for seed in range(12):
        spec = side_spec.model_copy(update={"seed": seed})
        document = json.loads(tiled_map(side_level, spec, snes))
        decor = cells_of(document, "decor", side_level.columns)
        actors = {(spawn.column, spawn.row) for spawn in side_level.spawns}
        for y, row in enumerate(decor):
            for x, number in enumerate(row):
                if number:
                    placed += 1
                    assert side_level.rows[y][x] == "." and (x, y) not in actors
                    below = side_level.rows[y + 1][x] == "#" or decor[y + 1][x] > 0
                    assert below, (x, y)
    assert placed > 20


def test_hazards_hang_from_ceilings(
    snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    document = json.loads(tiled_map(side_level, side_spec, snes))
    facts = json.loads(draw_tileset(side_spec, snes)["tiles/grass.json"])
    terrain = cells_of(document, "terrain", side_level.columns)
    standing, hanging = facts["names"]["hazard"]
    assert terrain[2][10] - 1 == hanging
    assert terrain[4][12] - 1 == standing


def test_ledges_have_ends(snes: StyleGuide, side_spec: TilesetSpec, side_level: Level) -> None:
    document = json.loads(tiled_map(side_level, side_spec, snes))
    facts = json.loads(draw_tileset(side_spec, snes)["tiles/grass.json"])
    left, _, right, single = facts["names"]["ledge"]
    row = cells_of(document, "terrain", side_level.columns)[2]
    assert [row[16] - 1, row[17] - 1, row[20] - 1] == [left, right, single]


def test_seen_from_above_every_cell_has_a_floor_and_rooms_are_joined_by_paths(
    snes: StyleGuide, above_spec: TilesetSpec, above_level: Level
) -> None:
    document = json.loads(tiled_map(above_level, above_spec, snes))
    facts = json.loads(draw_tileset(above_spec, snes)["tiles/stone.json"])
    floor = cells_of(document, "floor", above_level.columns)
    assert all(number > 0 for row in floor for number in row)
    trodden = {
        index
        for name, group in facts["names"].items()
        if name.startswith("path")
        for index in group
    }
    on_path = {
        (x, y)
        for y, row in enumerate(floor)
        for x, number in enumerate(row)
        if number - 1 in trodden
    }
    columns = snes.view[0]
    assert {(columns - 1, 6), (columns, 6)} <= on_path
    assert all(above_level.rows[y][x] == "." for x, y in on_path)


def test_maps_are_the_same_each_time_and_differ_by_seed(
    snes: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    one = tiled_map(side_level, side_spec, snes)
    assert one == tiled_map(side_level, side_spec, snes)
    assert one != tiled_map(side_level, side_spec.model_copy(update={"seed": 9}), snes)


def test_a_picture_of_a_map_shows_its_ground_and_its_sky(
    style: StyleGuide, side_spec: TilesetSpec, side_level: Level
) -> None:
    picture = map_picture(tiled_map(side_level, side_spec, style), draw_tileset(side_spec, style))
    assert picture.size == (32 * style.tile, 7 * style.tile)
    sky = picture.getpixel((14 * style.tile, 0))
    ground = picture.getpixel((4 * style.tile, 7 * style.tile - 2))
    assert isinstance(sky, tuple) and f"#{sky[0]:02x}{sky[1]:02x}{sky[2]:02x}" == (
        style.biomes[0].backdrop
    )
    assert ground != sky


def test_each_cell_code_has_a_symbol_of_its_own() -> None:
    strip = Image.open(io.BytesIO(draw_cell_symbols()))
    count = len(constants.CELL_NAMES)
    assert strip.size == (16 * count, 16)
    symbols = {strip.crop((16 * at, 0, 16 * at + 16, 16)).tobytes() for at in range(count)}
    assert len(symbols) == count
