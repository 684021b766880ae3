"""The tile sheet of a biome: every tile it has, what each is, and which palette it keeps to."""

import io
import json
import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vintage_game_generator.assets.tilesets.canopy import Canopy
from vintage_game_generator.assets.tilesets.deep import deep_tiles, find_tiles
from vintage_game_generator.assets.tilesets.fixtures import hazard_tiles, ladder_tiles, ledge_tiles
from vintage_game_generator.assets.tilesets.floor import (
    floor_tiles,
    path_ink,
    path_tiles,
    shaded,
    shadow,
)
from vintage_game_generator.assets.tilesets.inks import BiomeInks, Tile
from vintage_game_generator.assets.tilesets.pillar import pillars
from vintage_game_generator.assets.tilesets.props import Prop, props_of
from vintage_game_generator.assets.tilesets.solid import Ground, solid_tiles
from vintage_game_generator.assets.tilesets.wall import Walls, wall_of, wall_tiles
from vintage_game_generator.assets.tilesets.water import lake_tiles, pool_tiles
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import Light, StyleGuide, Terrain

COLUMNS = 16


@dataclass
class Sheet:
    """Tiles in the order in which they were added, with their names and palettes."""

    tile: int
    inks: BiomeInks
    names: dict[str, list[int]] = field(default_factory=dict)
    palettes: dict[str, str] = field(default_factory=dict)
    props: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    pictures: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, name: str, palette: str, tiles: list[Tile]) -> None:
        """Add tiles under a name."""
        self.names[name] = list(range(len(self.pictures), len(self.pictures) + len(tiles)))
        self.palettes[name] = palette
        self.pictures += [self.inks[palette].picture(tile) for tile in tiles]

    def add_prop(self, prop: Prop) -> None:
        """Add a prop's tiles, row by row, under its name."""
        tall, wide = prop.picture.shape[0] // self.tile, prop.picture.shape[1] // self.tile
        size = self.tile
        self.add(
            prop.name,
            prop.palette,
            [
                prop.picture[y * size : (y + 1) * size, x * size : (x + 1) * size]
                for y in range(tall)
                for x in range(wide)
            ],
        )
        self.props[prop.name] = {"size": [wide, tall], "tiles": self.names[prop.name]}

    def files(self, name: str) -> dict[str, bytes]:
        """Return the sheet's picture and its description."""
        size = self.tile
        rows = -(-len(self.pictures) // COLUMNS)
        picture = np.zeros((rows * size, COLUMNS * size, 4), np.uint8)
        for index, tile in enumerate(self.pictures):
            row, column = divmod(index, COLUMNS)
            picture[row * size : (row + 1) * size, column * size : (column + 1) * size] = tile
        description = {
            "tile": size,
            "columns": COLUMNS,
            "count": len(self.pictures),
            "names": self.names,
            "palettes": self.palettes,
            "props": self.props,
        }
        return {
            f"tiles/{name}.png": png(picture),
            f"tiles/{name}.json": (json.dumps(description, indent=1) + "\n").encode(),
        }


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a PNG file of RGBA pixels."""
    stream = io.BytesIO()
    Image.fromarray(picture, "RGBA").save(stream, "PNG")
    return stream.getvalue()


def sheet_of(spec: TilesetSpec, style: StyleGuide, draft: TilesetDraft | None = None) -> Sheet:
    """Return the sheet of a tileset, drawn."""
    biome = style.biomes[spec.biome]
    inks, size, terrain = BiomeInks(biome), style.tile, biome.terrain
    rng = random.Random(spec.seed)
    sheet = Sheet(size, inks)
    if spec.side_view:
        ground = Ground(terrain, inks.ground, size, style.light, rng, draft)
        _add_versions(sheet, "solid", "ground", solid_tiles(ground))
        _add_versions(sheet, "deep", "ground", deep_tiles(ground))
        sheet.add("find", "ground", find_tiles(ground))
        sheet.add("ladder", "accent", ladder_tiles(terrain, inks.accent, size))
        sheet.add("water", "scenery", pool_tiles(inks.scenery, size, rng))
    else:
        wall = wall_of(terrain, inks, size, style.light, spec.slanted, rng, draft)
        _add_versions(sheet, "solid", wall.palette, wall_tiles(wall))
        floors = floor_tiles(terrain, inks.ground, size, rng)
        shades = [shaded(floor, inks.ground, spec.slanted) for floor in floors]
        sheet.add("floor", "ground", floors)
        sheet.add("floor-shaded", "ground", shades)
        trod = path_ink(terrain, inks.ground, inks.scenery)
        sheet.add("shadow", "ground", [shadow(inks.ground, trod, size, spec.slanted)])
        paths = path_tiles(terrain, inks.ground, inks.scenery, size, rng, draft)
        _add_versions(sheet, "path", "ground", paths)
        _add_versions(sheet, "water", "scenery", lake_tiles(inks.scenery, size, spec.slanted, rng))
        if spec.slanted:
            _add_standing(sheet, wall, terrain, style.light, rng)
        sheet.add("ladder", "accent", ladder_tiles(terrain, inks.accent, size))
    sheet.add("ledge", "accent", ledge_tiles(terrain, inks.accent, size))
    sheet.add("hazard", "accent", hazard_tiles(terrain, inks.accent, size, spec.side_view))
    for prop in props_of(terrain, inks, size, spec, style.light, rng, draft):
        sheet.add_prop(prop)
    return sheet


def _add_standing(
    sheet: Sheet, wall: Walls, terrain: Terrain, light: Light, rng: random.Random
) -> None:
    """Add what rises over the cell behind: crests of a wood, and things that stand alone.

    `pillar` has the lower cells of two things, `pillar-top` their upper cells.
    """
    size = sheet.tile
    sheet.add("crest", "scenery", wall.crests() if isinstance(wall, Canopy) else [])
    palette, pictures = pillars(terrain, sheet.inks, size, light, rng)
    sheet.add("pillar", palette, [picture[size:] for picture in pictures])
    sheet.add("pillar-top", palette, [picture[:size] for picture in pictures])


def _add_versions(sheet: Sheet, name: str, palette: str, versions: list[list[Tile]]) -> None:
    """Add four versions of a set, for even and odd columns and rows of the map."""
    for number, tiles in enumerate(versions):
        sheet.add(name if number == 0 else f"{name}-{number + 1}", palette, tiles)
