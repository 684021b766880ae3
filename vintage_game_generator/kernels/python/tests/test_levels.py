import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.errors import LevelError
from vintage_game_generator.kernels.python.kernel.levels import read_map

MapMaker = Callable[[], dict[str, Any]]


def test_a_map_becomes_cells_spawns_and_drawn_layers(toy_map: MapMaker, tmp_path: Path) -> None:
    file = tmp_path / "level.tmj"
    file.write_text(json.dumps(toy_map()))
    drawn = read_map(file)
    level = drawn.level
    assert (level.width, level.height) == (28, 13)
    assert level.cells[3 * 28 + 10] == kernel.COIN
    assert level.spawns == [
        kernel.Spawn(kernel.HERO, 2, 10, 0),
        kernel.Spawn(kernel.WALKER, 14, 10, 3),
    ]
    assert set(drawn.layers) == {"terrain"}
    assert drawn.layers["terrain"][0] == -1
    assert drawn.layers["terrain"][-1] == 0


def spoil_nothing(document: dict[str, Any]) -> None:
    document.clear()


def spoil_width(document: dict[str, Any]) -> None:
    document["width"] = "28"


def spoil_tilesets(document: dict[str, Any]) -> None:
    document["tilesets"].pop()


def spoil_layer(document: dict[str, Any]) -> None:
    document["layers"][1]["name"] = "celles"


def spoil_compression(document: dict[str, Any]) -> None:
    document["layers"][0]["data"] = "eJxjYGBg"


def spoil_length(document: dict[str, Any]) -> None:
    document["layers"][0]["data"].pop()


def spoil_flip(document: dict[str, Any]) -> None:
    document["layers"][0]["data"][29] = 0x80000001


def spoil_cell(document: dict[str, Any]) -> None:
    document["layers"][1]["data"][30] = 999


def spoil_kind(document: dict[str, Any]) -> None:
    document["layers"][2]["objects"][1]["type"] = "dragon"


def spoil_hero(document: dict[str, Any]) -> None:
    document["layers"][2]["objects"].pop(0)


def spoil_place(document: dict[str, Any]) -> None:
    document["layers"][2]["objects"][1]["x"] = -3


def spoil_tag(document: dict[str, Any]) -> None:
    document["layers"][2]["objects"][1]["properties"][0]["value"] = "left"


def spoil_crowd(document: dict[str, Any]) -> None:
    document["layers"][2]["objects"] += document["layers"][2]["objects"][1:] * 64


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_nothing, "is not a Tiled map"),
        (spoil_width, "width is '28', not a whole number"),
        (spoil_tilesets, "needs two tilesets"),
        (spoil_layer, "has no layer 'cells'"),
        (spoil_compression, "layer 'terrain' is compressed"),
        (spoil_length, "layer 'terrain' has 363 tiles, not 28 x 13"),
        (spoil_flip, "column 1, row 1: 2147483649 is no plain tile"),
        (spoil_cell, "column 2, row 1: there is no cell 742"),
        (spoil_kind, "no actor of type 'dragon'; there are hero, walker"),
        (spoil_hero, "has 0 actors of type 'hero', not one"),
        (spoil_place, "the walker at -3, 175 is outside the map"),
        (spoil_tag, "the tag 'left' is no whole number"),
        (spoil_crowd, "has 66 actors, of 64 at most"),
    ],
)
def test_a_spoilt_map_says_what_is_wrong_and_where(
    toy_map: MapMaker, tmp_path: Path, spoil: Callable[[dict[str, Any]], None], message: str
) -> None:
    document = toy_map()
    spoil(document)
    file = tmp_path / "level.tmj"
    file.write_text(json.dumps(document))
    with pytest.raises(LevelError) as caught:
        read_map(file)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_a_missing_map_and_a_torn_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(LevelError, match="cannot be read"):
        read_map(tmp_path / "none.tmj")
    torn = tmp_path / "torn.tmj"
    torn.write_text('{"width": 3')
    with pytest.raises(LevelError, match="is not JSON"):
        read_map(torn)
