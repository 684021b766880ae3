"""Whether a biome's tiles and backdrops keep to the console's limits and the style guide."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from vintage_game_generator.consoles.checks.pixels import (
    HALF_CLEAR,
    Codes,
    cells,
    code_of,
    codes_of,
    colour_of,
    outside,
)
from vintage_game_generator.consoles.profile import Console
from vintage_game_generator.consoles.shelf import console
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import Biome, StyleGuide


def check_tileset(
    files: Mapping[str, bytes], spec: TilesetSpec, style: StyleGuide
) -> tuple[Finding, ...]:
    """Return what is wrong with a tile sheet and, seen from the side, with its backdrops.

    Errors: a file is missing, unreadable or of a wrong size, a pixel is off the biome's palettes or
    half transparent, or one attribute cell (16x16 pixels on an NES, 8x8 elsewhere) needs more
    than one tile palette and the shared backdrop colour.

    Args:
        files: `tiles/NAME.png` and `.json`, for a side view `backdrops/NAME.json` and its pictures.
        spec: what was asked for.
        style: the game's style guide.
    """
    findings = []
    codes = codes_of(files.get(f"tiles/{spec.name}.png", b""))
    if codes is None:
        findings.append(_error("missing-picture", spec.name, "its PNG is missing or unreadable"))
    else:
        findings += _sheet_findings(codes, files, spec, style)
        findings += _palette_findings(codes, spec.name, style.biomes[spec.biome], style)
    if spec.side_view:
        findings += check_backdrop(files, spec, style)
    return tuple(findings)


def check_backdrop(
    files: Mapping[str, bytes], spec: TilesetSpec, style: StyleGuide
) -> tuple[Finding, ...]:
    """Return what is wrong with a biome's parallax layers; nothing when they may ship."""
    try:
        layers: Any = json.loads(files[f"backdrops/{spec.name}.json"])["layers"]
        names = [str(layer["file"]) for layer in layers]
    except (KeyError, TypeError, ValueError):
        message = "the JSON of its layers is missing or malformed"
        return (_error("missing-backdrop", spec.name, message),)
    findings = []
    for name in names:
        codes = codes_of(files.get(f"backdrops/{name}", b""))
        if codes is None:
            findings.append(_error("missing-backdrop", name, "its PNG is missing or unreadable"))
            continue
        if codes.shape[1] != style.screen[0]:
            message = f"{codes.shape[1]} pixels wide, the screen has {style.screen[0]}"
            findings.append(_error("backdrop-size", name, message))
        findings += _palette_findings(codes, name, style.biomes[spec.biome], style)
    return tuple(findings)


def _sheet_findings(
    codes: Codes, files: Mapping[str, bytes], spec: TilesetSpec, style: StyleGuide
) -> list[Finding]:
    try:
        sheet: Any = json.loads(files[f"tiles/{spec.name}.json"])
        tile, columns = int(sheet["tile"]), int(sheet["columns"])
        indices = [int(index) for group in sheet["names"].values() for index in group]
    except (KeyError, TypeError, ValueError, AttributeError):
        return [_error("missing-description", spec.name, "its JSON is missing or malformed")]
    height, width = codes.shape
    if tile != style.tile or width != tile * columns or height % tile:
        message = f"{width} x {height} pixels are no sheet of {columns} tiles of {style.tile} a row"
        return [_error("tile-size", spec.name, message)]
    count = columns * (height // tile)
    missing = sorted({index for index in indices if not 0 <= index < count})
    if missing:
        return [_error("tile-missing", spec.name, f"no tiles {missing[:8]} among {count}")]
    return []


def _palette_findings(codes: Codes, subject: str, biome: Biome, style: StyleGuide) -> list[Finding]:
    machine = console(style.console)
    findings = []
    half = int((codes == HALF_CLEAR).sum())
    if half:
        findings.append(_error("half-transparent", subject, f"{half} pixels are half transparent"))
    known = [biome.backdrop, *(colour for palette in biome.palettes for colour in palette.colours)]
    strays = outside(codes, known)
    if strays.size:
        names = ", ".join(colour_of(int(code)) for code in np.unique(strays)[:4])
        message = f"{strays.size} pixels are off the palettes of {biome.name}: {names}"
        findings.append(_error("off-palette", subject, message))
    elif clashes := _clashes(codes, biome, machine):
        message = f"{clashes} cells of {machine.attribute_cell} pixels mix tile palettes"
        findings.append(_error("palette-clash", subject, message))
    return findings


def _clashes(codes: Codes, biome: Biome, machine: Console) -> int:
    """Return how many attribute cells no single tile palette can show."""
    areas = cells(codes, machine.attribute_cell)
    shown = np.zeros(len(areas), dtype=bool)
    for palette in biome.palettes:
        allowed = np.array([code_of(colour) for colour in (biome.backdrop, *palette.colours)])
        shown |= ((areas < 0) | np.isin(areas, allowed)).all(axis=1)
    return int((~shown).sum())


def _error(code: str, subject: str, message: str) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, subject=subject, message=message)
