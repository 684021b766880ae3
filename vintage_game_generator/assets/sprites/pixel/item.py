"""Items, shots and effects of any cell size."""

import random

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    LIGHT,
    METAL,
    PALE,
    PRIMARY,
    SECONDARY,
    Picture,
    ink,
    picture,
)
from vintage_game_generator.assets.sprites.outline import outlined, stamped
from vintage_game_generator.assets.sprites.pixel.blocks import BLOCKS
from vintage_game_generator.assets.sprites.pixel.things import THINGS
from vintage_game_generator.assets.sprites.pixel.trinkets import TRINKETS
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import Light, StyleGuide

TICKS = {"coin": 8, "exit": 12, "rune": 14, "power": 12}
FLOATING = ("coin", "heart", "life", "key", "power", "rune")


def _frames(name: str, frame: tuple[int, int], style: StyleGuide) -> list[Picture]:
    width, height = frame
    cell = width // 2 if name == "lift" else min(frame)
    tiny = cell < 16
    drawn = (TRINKETS if tiny else {**THINGS, **BLOCKS}).get(name)
    pictures = []
    for rows in drawn or ():
        small = picture(rows)
        if style.light is Light.TOP_RIGHT:
            small = small[:, ::-1]
        canvas = np.zeros((height, width), dtype=np.int16)
        left = (width - small.shape[1]) // 2
        below = 1 if name in THINGS and not tiny else 0
        if name in FLOATING:
            below = max((height - small.shape[0]) // 2, 0)
        top = height - below - small.shape[0]
        if name == "lift":
            small = widened(small, width)
            left, top = 0, 0  # it carries on its upper edge
        canvas = stamped(canvas, small, left, top)
        pictures.append(outlined(canvas, style) if name in THINGS else canvas)
    return pictures


def widened(small: Picture, width: int) -> Picture:
    """Return a picture with its middle repeated until it is so wide."""
    across = small.shape[1]
    middle = small[:, across * 3 // 8 : across * 5 // 8]
    repeats = -(-(width - across) // max(middle.shape[1], 1))
    filling = np.tile(middle, (1, repeats))[:, : max(width - across, 0)]
    return np.concatenate([small[:, : across // 2], filling, small[:, across // 2 :]], axis=1)


def item_sheet(name: str, frame: tuple[int, int], style: StyleGuide) -> Sheet:
    """Return an item's animations: `idle`, and for a checkpoint also `lit`."""
    sheet = Sheet()
    pictures = _frames(name, frame, style) or _frames("coin", frame, style)
    sheet.add("idle", pictures, TICKS.get(name, 20))
    if name == "checkpoint":
        sheet.add("lit", _frames("checkpoint-lit", frame, style))
    return sheet


def _disc(size: tuple[int, int], across: int, down: int, radius: int) -> Picture:
    """Return a mask of a disc; all in sixteenths of the frame's narrower side."""
    height, width = size
    unit = min(size)
    rows, columns = np.indices(size)
    x = (2 * columns + 1) * 8 - across * unit - (width - unit) * 8
    y = (2 * rows + 1) * 8 - down * unit - (height - unit) * 8
    return np.asarray(x * x + y * y <= (radius * unit) ** 2, dtype=np.int16)


def shot_sheet(name: str, frame: tuple[int, int], rng: random.Random, style: StyleGuide) -> Sheet:
    """Return a shot that turns or flickers as it flies."""
    size = (frame[1], frame[0])
    core, shell = (LIGHT, PRIMARY) if name.startswith("hero") else (LIGHT, SECONDARY)
    wide = rng.choice((4, 5))
    sheet = Sheet()
    pictures = []
    for number in range(2):
        canvas = np.zeros(size, dtype=np.int16)
        if name.startswith("hero"):
            for back in range(3):
                trail = _disc(
                    size, 9 - 3 * back, 8 + (back % 2) * (number * 2 - 1), wide - 1 - back
                )
                canvas[(trail > 0) & (canvas == CLEAR)] = ink(shell, 7 - 3 * min(back, 1))
            canvas[_disc(size, 10, 8, wide - 1) > 0] = ink(shell, PALE)
            canvas[_disc(size, 10, 8, wide - 2 - number) > 0] = ink(core, PALE)
        else:
            canvas[_disc(size, 8, 8, wide) > 0] = ink(shell)
            canvas[_disc(size, 7 + number, 7, wide - 1) > 0] = ink(shell, PALE)
            canvas[_disc(size, 7 + number, 7, wide - 3) > 0] = ink(core, PALE)
        pictures.append(outlined(canvas, style))
    sheet.add("idle", pictures, 4)
    return sheet


def slash_sheet(frame: tuple[int, int]) -> Sheet:
    """Return the arc of a blade, drawn as it sweeps down on the right."""
    size = (frame[1], frame[0])
    rows = np.indices(size)[0]
    pictures = []
    for number in range(3):
        arc = (_disc(size, 4, 8, 10 + (number > 0)) > 0) & (_disc(size, 0, 8, 9 + number) == 0)
        bright = arc & (_disc(size, 2, 8, 10 + number) == 0)
        canvas = np.zeros(size, dtype=np.int16)
        sixteenth = rows * 16 // size[0]
        shown = {0: sixteenth <= 9, 1: sixteenth >= 1, 2: sixteenth >= 8}[number]
        canvas[arc & shown] = ink(METAL, PALE) if number < 2 else ink(METAL)
        canvas[bright & shown] = ink(LIGHT, PALE)
        pictures.append(canvas)
    sheet = Sheet()
    sheet.add("idle", pictures, 3, once=True)
    return sheet


def puff_sheet(frame: tuple[int, int], rng: random.Random, style: StyleGuide) -> Sheet:
    """Return a cloud that bursts and thins out."""
    size = (frame[1], frame[0])
    turn = rng.choice((-1, 1))
    lobes = ((8, 5), (5, 9), (11, 9), (8, 8))
    pictures = []
    for number, (radius, away) in enumerate(((4, 0), (4, 1), (3, 2), (2, 3))):
        canvas = np.zeros(size, dtype=np.int16)
        for x, y in lobes:
            across, down = 8 + (x - 8) * (2 + away) // 3 * turn, 8 + (y - 8) * (2 + away) // 3
            canvas[_disc(size, across, down, radius) > 0] = ink(METAL if number else PRIMARY, PALE)
        for x, y in lobes:
            across, down = 8 + (x - 8) * (2 + away) // 3 * turn, 8 + (y - 8) * (2 + away) // 3
            canvas[_disc(size, across, down - 1, max(radius - 2, 1)) > 0] = ink(LIGHT, PALE)
        if number >= 2:
            canvas[_disc(size, 8, 8, 2 + 2 * (number - 2)) > 0] = CLEAR
        pictures.append(outlined(canvas, style))
    sheet = Sheet()
    sheet.add("idle", pictures, 5, once=True)
    return sheet
