"""How alike two finished games are, measured on what they are made of."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from vintage_game_generator.assets.palette import oklab
from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.batch import Twins
from vintage_game_generator.models.level import CELL_LETTERS
from vintage_game_generator.packaging.delivered import read_certificate

# A level is most of what one plays; who is met there comes next, then what is heard and seen.
LEVELS_SHARE, CAST_SHARE, TUNES_SHARE, LOOK_SHARE = 0.35, 0.30, 0.20, 0.15
# Measured (docs/batches.md): the same brief under another name 0; with another seed, console,
# feature or inspiration 0.29 and more; another genre 0.66 and more.
TWINS = 0.2
MAP = (12, 24)  # rows and columns that every level is shrunk or stretched to
FAR = 250  # thousandths in Oklab; so far apart, two colours have nothing in common
COLOUR = re.compile(r'"(#[0-9a-f]{6})"')

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Traits:
    """What tells a game from another: small, and read once."""

    name: str
    genre: str
    words: frozenset[str]  # features, and who is met
    levels: tuple[tuple[Vector, Vector], ...]  # shares of cells by kind; solidity on `MAP`
    palette: Vector  # colours, 3: Oklab
    sprites: Mapping[str, str]  # the SHA-256 of each picture
    tunes: Mapping[str, tuple[Any, ...]]


def traits_of(folder: Path) -> Traits:
    """Return what tells the game in a folder from others.

    Raises:
        BadGame: it is none, or what belongs to it is missing.
    """
    certificate = read_certificate(folder)
    inside = f"{certificate.package}/assets"
    try:
        brief = yaml.safe_load((folder / "brief.yaml").read_bytes())
        style = (folder / "docs" / "style.json").read_text(encoding="utf-8")
        levels = tuple(
            _level(_read(folder / name))
            for name in _named(certificate.files, inside, "levels/*.tmj")
        )
        tunes = {
            Path(name).stem: _tune(_read(folder / name))
            for name in _named(certificate.files, inside, "music/*.json")
        }
    except (OSError, ValueError, LookupError, yaml.YAMLError) as error:
        raise BadGame(f"{folder}: cannot be compared ({error})") from error
    sprites = {
        Path(name).stem: certificate.files[name]
        for name in _named(certificate.files, inside, "sprites/*.png")
    }
    colours = sorted(set(COLOUR.findall(style)))
    return Traits(
        name=certificate.title,
        genre=str(brief["genre"]),
        words=frozenset([*brief["features"], *sprites]),
        levels=levels,
        palette=np.array([oklab(colour) for colour in colours], dtype=float),
        sprites=sprites,
        tunes=tunes,
    )


def distance(one: Traits, other: Traits) -> float:
    """Return how far apart two games are: 0 the same, 1 nothing in common; four decimals."""
    parts = (
        (LEVELS_SHARE, _mean(_paired(one.levels, other.levels, _level_distance))),
        (CAST_SHARE, _cast_distance(one, other)),
        (TUNES_SHARE, _tunes_distance(one.tunes, other.tunes)),
        (LOOK_SHARE, _look_distance(one.palette, other.palette)),
    )
    return round(sum(share * part for share, part in parts), 4)


def twins(games: Iterable[Path]) -> tuple[Twins, ...]:
    """Return the near-duplicates among games in folders, the nearest first.

    A folder that holds no game is passed over.
    """
    known = []
    for folder in games:
        try:
            known.append(traits_of(folder))
        except BadGame:
            continue
    near = [
        Twins(games=(one.name, other.name), distance=apart)
        for one, other in combinations(known, 2)
        if one.genre == other.genre and (apart := distance(one, other)) < TWINS
    ]
    return tuple(sorted(near, key=lambda pair: (pair.distance, pair.games)))


def _named(files: Mapping[str, str], inside: str, pattern: str) -> list[str]:
    return sorted(name for name in files if Path(name).match(f"{inside}/{pattern}"))


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def _level(tiled: Mapping[str, Any]) -> tuple[Vector, Vector]:
    layers = {layer["name"]: layer for layer in tiled["layers"]}
    (first,) = (one["firstgid"] for one in tiled["tilesets"] if one["name"] == "cells")
    size = tiled["height"], tiled["width"]
    cells = np.clip(np.array(layers["cells"]["data"], dtype=int) - first, 0, None).reshape(size)
    kinds = np.bincount(cells.ravel(), minlength=32)[:32].astype(float)
    kinds[0] = 0  # how much of it is empty is in the map
    solid = (cells == CELL_LETTERS["#"]).astype(float)
    return kinds / max(kinds.sum(), 1), _resized(solid)


def _resized(grid: Vector) -> Vector:
    """Return a grid of `MAP`'s size, each cell the mean of those that fall into it."""
    for axis, wanted in enumerate(MAP):
        have = grid.shape[axis]
        starts = np.arange(wanted) * have // wanted
        ends = np.maximum((np.arange(wanted) + 1) * have // wanted, starts + 1)
        parts = [
            grid.take(range(start, end), axis=axis).mean(axis=axis, keepdims=True)
            for start, end in zip(starts, ends, strict=True)
        ]
        grid = np.concatenate(parts, axis=axis)
    return grid


def _tune(notes: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        notes["tempo"] // 6,
        notes["root"],
        notes["scale"],
        notes["form"],
        *notes["chords"],
        *(f"{voice['instrument']} {voice['notes']}" for voice in notes["voices"]),
    )


def _paired(ours: Sequence[Any], theirs: Sequence[Any], apart: Any) -> list[float]:
    """Return the distance of each pair; what has no partner is as far as can be."""
    shared = [apart(one, other) for one, other in zip(ours, theirs, strict=False)]
    return shared + [1.0] * (max(len(ours), len(theirs)) - len(shared))


def _level_distance(one: tuple[Vector, Vector], other: tuple[Vector, Vector]) -> float:
    kinds = np.abs(one[0] - other[0]).sum() / 2
    # Two levels of chance differ in a third of their cells: so far is far.
    solid = min(1.0, 3 * np.abs(one[1] - other[1]).mean())
    return float(kinds + solid) / 2


def _cast_distance(one: Traits, other: Traits) -> float:
    if one.genre != other.genre:
        return 1.0
    words = 1 - len(one.words & other.words) / max(1, len(one.words | other.words))
    drawn = one.sprites.keys() | other.sprites.keys()
    looks = sum(one.sprites.get(name) != other.sprites.get(name) for name in drawn)
    return words / 2 + looks / max(1, len(drawn)) / 2


def _tunes_distance(ours: Mapping[str, tuple[Any, ...]], theirs: Mapping[str, Any]) -> float:
    names = ours.keys() & theirs.keys()
    alone = len(ours.keys() ^ theirs.keys())
    apart = [
        _mean(_paired(ours[name], theirs[name], lambda a, b: float(a != b)))
        for name in sorted(names)
    ]
    return _mean(apart + [1.0] * alone)


def _look_distance(ours: Vector, theirs: Vector) -> float:
    if not ours.size or not theirs.size:
        return 1.0
    apart = np.linalg.norm(ours[:, None] - theirs[None], axis=2)
    mean = (apart.min(axis=0).mean() + apart.min(axis=1).mean()) / 2
    return float(min(1.0, mean / FAR))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
