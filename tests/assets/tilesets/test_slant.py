"""How a three-quarter view differs from one from straight above."""

import io
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from vintage_game_generator.assets.tilesets import autotile, draw_tileset, tiled_map
from vintage_game_generator.models.config import ArtStyle, Perspective
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.models.style import StyleGuide, SubPalette, Terrain

Tilesets = Callable[[ArtStyle, int, Perspective], dict[str, bytes]]
ABOVE, SLANTED = Perspective.TOP_DOWN, Perspective.THREE_QUARTER
WALLED = [
    number
    for number, terrain in enumerate(Terrain)
    if terrain not in (Terrain.GRASS, Terrain.SWAMP)
]
ROWS = (
    "################",
    "#..............#",
    "#..............#",
    "#...#....#.....#",
    "#..............#",
    "#..^...~.......#",
    "#..#...#...##..#",
    "#..........##..#",
    "#..............#",
    "################",
)


def facts_of(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[f"tiles/{name}.json"])


def tile_of(files: dict[str, bytes], name: str, index: int) -> NDArray[np.uint8]:
    sheet = np.asarray(Image.open(io.BytesIO(files[f"tiles/{name}.png"])).convert("RGBA"))
    size = facts_of(files, name)["tile"]
    row, column = divmod(index, 16)
    return sheet[row * size : (row + 1) * size, column * size : (column + 1) * size]


def brightness(tile: NDArray[np.uint8]) -> float:
    return float(tile[tile[..., 3] > 0][:, :3].mean())


@pytest.fixture
def yard() -> Level:
    spawns = (Spawn(kind="hero", column=2, row=8), Spawn(kind="coin", column=9, row=2))
    return Level(number=1, name="Yard", biome=1, tune="level-1", rows=ROWS, spawns=spawns)


def layers(level: Level, spec: TilesetSpec, style: StyleGuide) -> dict[str, list[int]]:
    document = json.loads(tiled_map(level, spec, style))
    return {layer["name"]: layer["data"] for layer in document["layers"] if "data" in layer}


def slanted(biome: int) -> TilesetSpec:
    return TilesetSpec(name="t", biome=biome, side_view=False, slanted=True, seed=3)


@pytest.mark.parametrize("console", ArtStyle)
def test_every_terrain_shows_from_where_it_is_seen(console: ArtStyle, tileset_of: Tilesets) -> None:
    for number in range(len(Terrain)):
        above, slant = (tileset_of(console, number, view) for view in (ABOVE, SLANTED))
        index = autotile.blob_index(255 & ~(autotile.S | autotile.SE | autotile.SW))
        solid = facts_of(slant, "t")["names"]["solid"][index]
        one, other = tile_of(above, "t", solid), tile_of(slant, "t", solid)
        assert (one != other).any(axis=2).mean() > 0.25, number


def test_fronts_lie_in_the_shade_of_lit_upper_faces(tileset_of: Tilesets) -> None:
    for number in WALLED:
        files = tileset_of(ArtStyle.SNES, number, SLANTED)
        solid = facts_of(files, "t")["names"]["solid"]
        front = solid[autotile.blob_index(255 & ~(autotile.S | autotile.SE | autotile.SW))]
        upper = tile_of(files, "t", solid[autotile.INSIDE])
        assert brightness(tile_of(files, "t", front)[4:]) < brightness(upper) * 0.8, number


def test_a_lone_solid_cell_stands_up_over_the_cell_behind_it(snes: StyleGuide, yard: Level) -> None:
    for biome in range(len(Terrain)):
        spec = slanted(biome)
        names = facts_of(draw_tileset(spec, snes), "t")["names"]
        tiles = layers(yard, spec, snes)
        for column, row in ((4, 3), (9, 3), (7, 6)):
            at = row * 16 + column
            kind = names["pillar"].index(tiles["terrain"][at] - 1)
            assert tiles["decor"][at - 16] - 1 == names["pillar-top"][kind]
        assert tiles["decor"][5 * 16 + 3] == 0, "nothing covers a hazard"
        assert tiles["terrain"][6 * 16 + 11] - 1 not in names["pillar"]


def test_crowns_of_a_wood_rise_only_over_cells_that_are_not_solid(
    snes: StyleGuide, yard: Level
) -> None:
    spec = slanted(0)
    names = facts_of(draw_tileset(spec, snes), "t")["names"]
    decor = layers(yard, spec, snes)["decor"]
    crests = {at for at, number in enumerate(decor) if number - 1 in names["crest"]}
    assert {5 * 16 + 11, 5 * 16 + 12, 8 * 16 + 5} <= crests
    assert all(ROWS[at // 16][at % 16] != "#" for at in crests)


def test_what_stands_alone_casts_no_wall_s_shadow(snes: StyleGuide, yard: Level) -> None:
    spec = slanted(1)
    names = facts_of(draw_tileset(spec, snes), "t")["names"]
    floor = layers(yard, spec, snes)["floor"]
    assert floor[8 * 16 + 11] - 1 in names["floor-shaded"]
    assert floor[4 * 16 + 4] - 1 not in names["floor-shaded"]


def test_rules_see_the_same_cells_from_every_side(snes: StyleGuide, yard: Level) -> None:
    for spec in (slanted(1), slanted(1).model_copy(update={"slanted": False})):
        first = 1 + facts_of(draw_tileset(spec, snes), "t")["count"]
        assert [number - first for number in layers(yard, spec, snes)["cells"]] == yard.cells


def test_no_path_is_as_blue_as_water(snes: StyleGuide) -> None:
    blue = ("#101850", "#2040c0")
    ground = SubPalette(
        name="ground", ramps={"outline": ("#000010",), "fill": blue, "top": ("#40a0ff",)}
    )
    wet = snes.biomes[0].model_copy(update={"ground": ground, "backdrop": "#004050"})
    dry = snes.biomes[0]
    shares = []
    for biome in (wet, dry):
        style = snes.model_copy(update={"biomes": (biome,)})
        files = draw_tileset(slanted(0), style)
        inside = facts_of(files, "t")["names"]["path"][autotile.INSIDE]
        shares.append((tile_of(files, "t", inside)[..., 3] > 0).mean())
    assert shares[0] < 0.75, "stones, with floor between them"
    assert shares[1] == 1
