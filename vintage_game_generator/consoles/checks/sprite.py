"""Whether a sprite sheet keeps to its console's limits and its game's style guide."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from vintage_game_generator.consoles.checks.pixels import (
    CLEAR,
    HALF_CLEAR,
    Codes,
    codes_of,
    colour_of,
    outside,
)
from vintage_game_generator.consoles.profile import Console
from vintage_game_generator.consoles.shelf import console
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide


def check_sprite(
    files: Mapping[str, bytes], spec: SpriteSpec, style: StyleGuide
) -> tuple[Finding, ...]:
    """Return what is wrong with a sprite sheet; nothing when it may ship.

    Errors: a file is missing or unreadable, a pixel is off the palette or half transparent, there
    are more colours than a hardware sprite has, the frame is no whole number of hardware
    sprites, an animation names a frame that is not there. Warnings: an empty frame, and more
    hardware sprites on one line than the console shows.

    Args:
        files: `sprites/NAME.png` and `sprites/NAME.json`, as the artist returns them.
        spec: what was asked for.
        style: the game's style guide.
    """
    machine = console(style.console)
    codes = codes_of(files.get(f"sprites/{spec.name}.png", b""))
    if codes is None:
        return (_error("missing-picture", spec, "its PNG is missing or unreadable"),)
    try:
        sheet: Any = json.loads(files[f"sprites/{spec.name}.json"])
        frame = (int(sheet["frame"][0]), int(sheet["frame"][1]))
        animations = {name: list(one["frames"]) for name, one in sheet["animations"].items()}
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return (_error("missing-description", spec, "its JSON is missing or malformed"),)
    return (
        *_size_findings(codes, frame, animations, spec, machine),
        *_colour_findings(codes, spec, style, machine),
        *_line_findings(codes, frame, spec, machine),
    )


def _size_findings(
    codes: Codes,
    frame: tuple[int, int],
    animations: Mapping[str, list[int]],
    spec: SpriteSpec,
    machine: Console,
) -> list[Finding]:
    findings = []
    width, height = frame
    edge = machine.hardware_tile
    if frame != spec.frame:
        findings.append(_error("frame-size", spec, f"frames are {frame}, asked were {spec.frame}"))
    if width < 1 or height < 1 or codes.shape[0] != height or codes.shape[1] % width:
        rows, columns = codes.shape
        message = f"a sheet of {columns} x {rows} pixels is no row of {width} x {height} frames"
        return [*findings, _error("sheet-size", spec, message)]
    if width % edge or height % edge:
        message = f"{width} x {height} pixels are no whole hardware sprites of {edge} pixels"
        findings.append(_error("sprite-size", spec, message))
    count = codes.shape[1] // width
    for name, frames in animations.items():
        if not frames or any(not 0 <= number < count for number in frames):
            message = f"animation {name} needs frames {frames} of {count}"
            findings.append(_error("frame-missing", spec, message))
    opaque = (codes != CLEAR).reshape(height, count, width).any(axis=(0, 2))
    if not opaque.all():
        empty = [int(number) for number in np.flatnonzero(~opaque)]
        findings.append(_warning("empty-frame", spec, f"nothing is drawn in frames {empty}"))
    return findings


def _colour_findings(
    codes: Codes, spec: SpriteSpec, style: StyleGuide, machine: Console
) -> list[Finding]:
    palette = next((one for one in style.sprite_palettes if one.name == spec.palette), None)
    if palette is None:
        return [_error("unknown-palette", spec, f"no sprite palette is called {spec.palette}")]
    findings = []
    half = int((codes == HALF_CLEAR).sum())
    if half:
        findings.append(_error("half-transparent", spec, f"{half} pixels are half transparent"))
    strays = outside(codes, palette.colours)
    if strays.size:
        message = f"{strays.size} pixels are off palette {spec.palette}: {_named(strays)}"
        findings.append(_error("off-palette", spec, message))
    used = np.unique(codes[codes >= 0]).size
    if used > machine.sprite_palette_size:
        message = (
            f"{used} colours, a sprite of the {machine.title} has {machine.sprite_palette_size}"
        )
        findings.append(_error("sprite-colours", spec, message))
    return findings


def _line_findings(
    codes: Codes, frame: tuple[int, int], spec: SpriteSpec, machine: Console
) -> list[Finding]:
    pieces = hardware_sprites(frame, machine)[0]
    if pieces > machine.sprites_per_line:
        message = f"{pieces} hardware sprites on a line, the limit is {machine.sprites_per_line}"
        return [_warning("sprite-line-limit", spec, message)]
    return []


def hardware_sprites(frame: tuple[int, int], machine: Console) -> tuple[int, int]:
    """Return how many hardware sprites a frame takes: on one line, and in all."""
    width, height = frame
    fitting = [size for size in machine.sprite_sizes if size[0] <= width and size[1] <= height]
    wide, tall = max(fitting or machine.sprite_sizes[:1], key=lambda size: size[0] * size[1])
    across = -(-width // wide)
    return across, across * -(-height // tall)


def _named(codes: Codes) -> str:
    return ", ".join(colour_of(int(code)) for code in np.unique(codes)[:4])


def _error(code: str, spec: SpriteSpec, message: str) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, subject=spec.name, message=message)


def _warning(code: str, spec: SpriteSpec, message: str) -> Finding:
    return Finding(severity=Severity.WARNING, code=code, subject=spec.name, message=message)
