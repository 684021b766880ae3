"""Maps: Tiled files (`.tmj`) become the kernel's levels and the layers that the window draws."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .constants import CELL_NAMES, GONE, HERO, KIND_NAMES
from .errors import LevelError
from .world import ACTORS, Level, Spawn

DRAWN_LAYERS = ("floor", "terrain", "decor")  # from the back to the front; a map may lack any
CELLS_LAYER = "cells"
ACTORS_LAYER = "actors"
FLIPS = 0xF0000000  # the bits in which Tiled notes that a tile is mirrored or turned


@dataclass(frozen=True, slots=True)
class LevelMap:
    """A level and how it looks: for each drawn layer its tiles row by row, -1 for none."""

    level: Level
    layers: dict[str, list[int]]


def read_map(file: Path) -> LevelMap:
    """Return the map of a `.tmj` file (Tiled 1.10, uncompressed, orthogonal).

    Raises:
        LevelError: The file is missing, is no map, or holds what no game knows.
    """
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LevelError(file, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise LevelError(file, f"is not JSON ({error})") from error
    if not isinstance(document, dict) or not isinstance(document.get("layers"), list):
        raise LevelError(file, "is not a Tiled map: it has no list of layers")
    return _Reader(file, document).map()


class _Reader:
    """Reads one document; every complaint names its file."""

    def __init__(self, file: Path, document: dict[str, Any]) -> None:
        self.file = file
        self.width = self.size(document, "width")
        self.height = self.size(document, "height")
        self.tile = self.size(document, "tilewidth"), self.size(document, "tileheight")
        self.layers = {layer.get("name"): layer for layer in document["layers"]}
        self.first_tile, self.first_cell = self.first_numbers(document.get("tilesets"))

    def map(self) -> LevelMap:
        drawn = {
            name: [number - self.first_tile if number else -1 for number in self.numbers(name)]
            for name in DRAWN_LAYERS
            if name in self.layers
        }
        level = Level(self.width, self.height, self.cells(), self.spawns())
        return LevelMap(level, drawn)

    def size(self, document: dict[str, Any], key: str) -> int:
        value = document.get(key)
        if not isinstance(value, int) or value < 1:
            raise LevelError(self.file, f"{key} is {value!r}, not a whole number of 1 or more")
        return value

    def first_numbers(self, tilesets: object) -> tuple[int, int]:
        """Return the numbers of the first drawn tile and of the first cell (Tiled's firstgid)."""
        if not isinstance(tilesets, list) or len(tilesets) != 2:
            raise LevelError(self.file, "needs two tilesets: the drawn tiles, then the cells")
        first = [tileset.get("firstgid") for tileset in tilesets]
        if not all(isinstance(number, int) and number > 0 for number in first):
            raise LevelError(self.file, f"the tilesets' firstgid are {first}")
        return first[0], first[1]

    def layer(self, name: str) -> dict[str, Any]:
        if name not in self.layers:
            raise LevelError(self.file, f"has no layer {name!r}")
        layer: dict[str, Any] = self.layers[name]
        return layer

    def numbers(self, name: str) -> list[int]:
        data = self.layer(name).get("data")
        if not isinstance(data, list):
            raise LevelError(
                self.file, f"layer {name!r} is compressed: save the map with CSV layer data"
            )
        if len(data) != self.width * self.height:
            raise LevelError(
                self.file,
                f"layer {name!r} has {len(data)} tiles, not {self.width} x {self.height}",
            )
        for index, number in enumerate(data):
            if not isinstance(number, int) or number < 0 or number & FLIPS:
                raise LevelError(
                    self.file,
                    f"layer {name!r}, {self.place(index)}: {number!r} is no plain tile "
                    "(mirrored and turned tiles are not drawn)",
                )
        return data

    def cells(self) -> list[int]:
        cells = []
        for index, number in enumerate(self.numbers(CELLS_LAYER)):
            cell = number - self.first_cell if number else 0
            if not 0 <= cell < len(CELL_NAMES):
                raise LevelError(
                    self.file, f"layer 'cells', {self.place(index)}: there is no cell {cell}"
                )
            cells.append(cell)
        return cells

    def spawns(self) -> list[Spawn]:
        objects = self.layer(ACTORS_LAYER).get("objects")
        if not isinstance(objects, list):
            raise LevelError(self.file, "layer 'actors' is no object layer")
        spawns = [self.spawn(point) for point in objects]
        heroes = sum(start.kind == HERO for start in spawns)
        if heroes != 1:
            raise LevelError(self.file, f"has {heroes} actors of type 'hero', not one")
        if len(spawns) > ACTORS:
            raise LevelError(self.file, f"has {len(spawns)} actors, of {ACTORS} at most")
        return spawns

    def spawn(self, point: dict[str, Any]) -> Spawn:
        name = point.get("type")
        if name not in KIND_NAMES or name == KIND_NAMES[GONE]:
            known = ", ".join(KIND_NAMES[1:])
            raise LevelError(self.file, f"there is no actor of type {name!r}; there are {known}")
        x, y = point.get("x"), point.get("y")
        if not isinstance(x, int | float) or not isinstance(y, int | float):
            raise LevelError(self.file, f"the {name} is at {x!r}, {y!r}, which is no point")
        column, row = int(x // self.tile[0]), int(y // self.tile[1])
        if not (0 <= column < self.width and 0 <= row < self.height):
            raise LevelError(self.file, f"the {name} at {x}, {y} is outside the map")
        return Spawn(KIND_NAMES.index(name), column, row, self.tag(point))

    def tag(self, point: dict[str, Any]) -> int:
        for entry in point.get("properties", []):
            if entry.get("name") == "tag":
                value = entry.get("value")
                if not isinstance(value, int):
                    raise LevelError(self.file, f"the tag {value!r} is no whole number")
                return value
        return 0

    def place(self, index: int) -> str:
        return f"column {index % self.width}, row {index // self.width}"
