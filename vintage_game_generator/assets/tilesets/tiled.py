"""A level as a Tiled map (`.tmj`, Tiled 1.10): autotiled layers, decor, cells and actors."""

import json
from typing import Any

from vintage_game_generator.assets.tilesets import autotile
from vintage_game_generator.assets.tilesets.decor import decorated
from vintage_game_generator.assets.tilesets.placement import Cell, position_hash, trodden
from vintage_game_generator.assets.tilesets.sheet import COLUMNS, Sheet, sheet_of
from vintage_game_generator.assets.tilesets.symbols import SYMBOL, draw_cell_symbols, symbol_names
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import Density, TilesetDraft
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.style import StyleGuide

__all__ = ["draw_cell_symbols", "tiled_map"]

BURIED = 255  # the mask of a cell with ground all around
WALKED = ".oEkcDGvLp"  # cells on which a path seen from above may lie


def tiled_map(
    level: Level, tileset: TilesetSpec, style: StyleGuide, draft: TilesetDraft | None = None
) -> bytes:
    """Return the level as JSON for Tiled and for the game.

    The tile layers `floor`, `terrain` and `decor` use the sheet `../tiles/NAME.png`; the hidden
    layer `cells` holds the kernel's codes; the object layer `actors` one point a spawn. The draft
    is that of which the tileset was drawn.
    """
    sheet = sheet_of(tileset, style, draft)
    first_cell = 1 + len(sheet.pictures)
    painter = _Painter(level, sheet, tileset, style, draft.density if draft else Density.USUAL)
    tiles = {
        "floor": painter.floor(),
        "terrain": painter.terrain(),
        "decor": painter.decor(),
    }
    layers: list[dict[str, Any]] = [
        _tile_layer(number, name, level, [index + 1 for index in data])
        for number, (name, data) in enumerate(tiles.items(), start=1)
    ]
    cells = _tile_layer(4, "cells", level, [first_cell + code for code in level.cells])
    layers.append(cells | {"visible": False})
    layers.append(_actors(5, level, style.tile))
    document = {
        "type": "map",
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "compressionlevel": -1,
        "width": level.columns,
        "height": len(level.rows),
        "tilewidth": style.tile,
        "tileheight": style.tile,
        "nextlayerid": 6,
        "nextobjectid": len(level.spawns) + 1,
        "backgroundcolor": style.biomes[tileset.biome].backdrop,
        "properties": [
            {"name": "biome", "type": "string", "value": tileset.name},
            {"name": "name", "type": "string", "value": level.name},
            {"name": "tune", "type": "string", "value": level.tune},
        ],
        "tilesets": [_drawn_tileset(tileset.name, sheet), _cell_tileset(first_cell)],
        "layers": layers,
    }
    return (json.dumps(document, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


class _Painter:
    """Chooses the tile of each cell; -1 is none."""

    def __init__(
        self,
        level: Level,
        sheet: Sheet,
        tileset: TilesetSpec,
        style: StyleGuide,
        density: Density,
    ) -> None:
        self.density = density
        self.rows, self.sheet, self.seed = level.rows, sheet, tileset.seed
        self.side_view = tileset.side_view
        self.width, self.height = level.columns, len(level.rows)
        self.level = level
        self.slanted = tileset.slanted
        self.alike = {
            letter: [[cell == letter for cell in row] for row in level.rows] for letter in "#~"
        }
        self.path = set() if self.side_view else trodden(level.rows, style.view, WALKED)

    def floor(self) -> list[int]:
        if self.side_view:
            return [-1] * (self.width * self.height)
        path = self.path
        alike = [[(x, y) in path for x in range(self.width)] for y in range(self.height)]
        names = self.sheet.names
        tiles = []
        for y in range(self.height):
            for x in range(self.width):
                if alike[y][x]:
                    tiles.append(self.blob("path", alike, x, y))
                    continue
                chance = position_hash(x, y, self.seed) % 16
                kind = "floor-shaded" if self.overcast(x, y) else "floor"
                tiles.append(names[kind][chance - 11 if chance > 11 else 0])
        return tiles

    def terrain(self) -> list[int]:
        alike = self.alike
        buried = [
            [
                cell == "#" and autotile.neighbours(alike["#"], x, y) == BURIED
                for x, cell in enumerate(row)
            ]
            for y, row in enumerate(self.rows)
        ]
        tiles = []
        for y, row in enumerate(self.rows):
            for x, letter in enumerate(row):
                if letter == "#" and buried[y][x] and self.side_view:
                    tiles.append(self.deep(buried, x, y))
                elif letter == "#" and self.alone(x, y):
                    tiles.append(self.sheet.names["pillar"][self.kind(x, y)])
                elif letter == "#":
                    tiles.append(self.blob("solid", alike["#"], x, y))
                elif letter == "~":
                    tiles.append(self.water(alike["~"], x, y))
                elif letter == "-":
                    tiles.append(self.ledge(x, y))
                elif letter == "^":
                    tiles.append(self.hazard(x, y))
                elif letter == "H":
                    top = self.letter(x, y - 1) != "H"
                    tiles.append(self.sheet.names["ladder"][0 if top else 1])
                elif (x, y) in self.path and self.overcast(x, y):
                    tiles.append(self.sheet.names["shadow"][0])
                else:
                    tiles.append(-1)
        return tiles

    def decor(self) -> list[int]:
        risen = self.risen()
        taken = {(spawn.column, spawn.row) for spawn in self.level.spawns} | self.path
        props = self.sheet.props
        tiles = decorated(
            self.rows, taken | set(risen), props, self.seed, self.side_view, self.density
        )
        for (x, y), tile in risen.items():
            tiles[y * self.width + x] = tile
        return tiles

    def risen(self) -> dict[Cell, int]:
        """Return what rises from a solid cell over the cell behind it, if that has room for it."""
        names = self.sheet.names
        tiles = {}
        for y in range(1, self.height if self.slanted else 0):
            for x in range(self.width):
                if self.rows[y][x] != "#" or self.rows[y - 1][x] not in WALKED + "~":
                    continue
                if self.alone(x, y):
                    tiles[x, y - 1] = names["pillar-top"][self.kind(x, y)]
                elif names["crest"]:
                    tiles[x, y - 1] = names["crest"][x % 2]
        return tiles

    def alone(self, x: int, y: int) -> bool:
        """Return whether a solid cell stands alone and, at a slant, is drawn upright."""
        if not self.slanted:
            return False
        return autotile.seen(autotile.neighbours(self.alike["#"], x, y)) == 0

    def overcast(self, x: int, y: int) -> bool:
        """Return whether a wall's shadow falls on a cell; what stands alone casts none."""
        return self.letter(x, y - 1) == "#" and not (y and self.alone(x, y - 1))

    def kind(self, x: int, y: int) -> int:
        """Return which of the upright things stands on a cell."""
        return position_hash(x, y, self.seed) % len(self.sheet.names["pillar"])

    def letter(self, x: int, y: int) -> str:
        """Return a cell's letter; outside the map all is solid."""
        inside = 0 <= x < self.width and 0 <= y < self.height
        return self.rows[y][x] if inside else "#"

    def blob(self, name: str, alike: list[list[bool]], x: int, y: int) -> int:
        index = autotile.blob_index(autotile.neighbours(alike, x, y))
        version = x % 2 + y % 2 * 2
        return self.sheet.names[name if version == 0 else f"{name}-{version + 1}"][index]

    def deep(self, buried: list[list[bool]], x: int, y: int) -> int:
        finds = self.sheet.names["find"]
        chance = position_hash(x, y, self.seed ^ 0xF17D)
        if finds and chance % 11 == 0 and autotile.neighbours(buried, x, y) == BURIED:
            kind = chance // 11 % (len(finds) // 4)
            return finds[kind * 4 + x % 2 + y % 2 * 2]
        return self.blob("deep", buried, x, y)

    def water(self, alike: list[list[bool]], x: int, y: int) -> int:
        if not self.side_view:
            return self.blob("water", alike, x, y)
        surface = self.letter(x, y - 1) not in "~#"
        return self.sheet.names["water"][(0 if surface else 2) + x % 2]

    def ledge(self, x: int, y: int) -> int:
        left = self.letter(x - 1, y) not in "-#"
        right = self.letter(x + 1, y) not in "-#"
        return self.sheet.names["ledge"][{(1, 0): 0, (0, 0): 1, (0, 1): 2, (1, 1): 3}[left, right]]

    def hazard(self, x: int, y: int) -> int:
        tiles = self.sheet.names["hazard"]
        hangs = self.letter(x, y - 1) == "#" and self.letter(x, y + 1) != "#"
        return tiles[1] if hangs and len(tiles) > 1 else tiles[0]


def _tile_layer(number: int, name: str, level: Level, data: list[int]) -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "type": "tilelayer",
        "visible": True,
        "opacity": 1,
        "x": 0,
        "y": 0,
        "width": level.columns,
        "height": len(level.rows),
        "data": data,
    }


def _actors(number: int, level: Level, tile: int) -> dict[str, Any]:
    """Return the object layer; a point lies at an actor's feet, inside its cell."""
    points = [
        {
            "id": index,
            "name": "",
            "type": spawn.kind,
            "point": True,
            "visible": True,
            "rotation": 0,
            "width": 0,
            "height": 0,
            "x": spawn.column * tile + tile // 2,
            "y": spawn.row * tile + tile - 1,
            "properties": [{"name": "tag", "type": "int", "value": spawn.tag}],
        }
        for index, spawn in enumerate(level.spawns, start=1)
    ]
    return {
        "id": number,
        "name": "actors",
        "type": "objectgroup",
        "draworder": "topdown",
        "visible": True,
        "opacity": 1,
        "x": 0,
        "y": 0,
        "objects": points,
    }


def _drawn_tileset(name: str, sheet: Sheet) -> dict[str, Any]:
    size, count = sheet.tile, len(sheet.pictures)
    return {
        "firstgid": 1,
        "name": name,
        "image": f"../tiles/{name}.png",
        "imagewidth": COLUMNS * size,
        "imageheight": -(-count // COLUMNS) * size,
        "tilewidth": size,
        "tileheight": size,
        "tilecount": count,
        "columns": COLUMNS,
        "margin": 0,
        "spacing": 0,
    }


def _cell_tileset(first: int) -> dict[str, Any]:
    """Return the tileset of cell symbols, which an editor shows as large as a map's cell."""
    names = symbol_names()
    return {
        "firstgid": first,
        "name": "cells",
        "image": "../tiles/cells.png",
        "imagewidth": SYMBOL * len(names),
        "imageheight": SYMBOL,
        "tilewidth": SYMBOL,
        "tileheight": SYMBOL,
        "tilecount": len(names),
        "columns": len(names),
        "margin": 0,
        "spacing": 0,
        "tilerendersize": "grid",
        "tiles": [{"id": code, "type": name} for code, name in enumerate(names)],
    }
