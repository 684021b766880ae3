"""Heroes in 8 pixels, animated.

They have no outline: it would take half of their pixels and all of their silhouette.
"""

import random

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    METAL,
    PALE,
    SKIN,
    Picture,
    ink,
    picture,
)
from vintage_game_generator.assets.sprites.outline import shifted, stamped
from vintage_game_generator.assets.sprites.pixel.tots import HEADS, LEGS, TORSOS
from vintage_game_generator.assets.sprites.sheet import Sheet

SIDES = {"down": 0, "side": 1, "up": 2}


def tot_sheet(archetype: str, rng: random.Random, top_down: bool) -> Sheet:
    """Return all animations of an 8-pixel hero."""
    name = archetype if archetype in HEADS else rng.choice(sorted(HEADS))
    letters = str.maketrans({"h": rng.choice("bBcmi"), "t": rng.choice("bBmlo")})
    scarf = rng.random() < 0.4

    def figure(
        facing: str, legs: str = "stand", step: int = 0, bob: int = 0, strike: int = 0
    ) -> Picture:
        rows = (*TORSOS[name], LEGS[legs][step])
        canvas = np.zeros((8, 8), dtype=np.int16)
        canvas = stamped(canvas, picture(tuple(row.translate(letters) for row in rows)), 0, 5)
        head = picture(tuple(row.translate(letters) for row in HEADS[name][SIDES[facing]]))
        canvas = stamped(canvas, head, 0, bob)
        if scarf and facing == "side":
            canvas[5, 0 : 2 - step % 2] = ink(LIGHT if legs == "hurt" else METAL, PALE)
        hand = {0: 6, 1: 4, 2: 5}[strike]
        if facing == "side" and strike == 2:
            canvas = shifted(canvas, -1, 0)
            canvas[hand, 5] = ink(SKIN)
            canvas[hand, 6:8] = ink(LIGHT, PALE)
        elif facing == "down" and strike == 2:
            canvas[6:8, 6] = ink(LIGHT, PALE)
        elif strike:
            canvas[hand - 2 : hand, 7] = ink(LIGHT, PALE)
            canvas[hand, 6] = ink(SKIN)
        elif facing != "up":
            canvas[hand, 6] = ink(SKIN)
        return canvas

    sheet = Sheet()
    for facing in ("down", "up", "side") if top_down else ("side",):
        end = f"-{facing}" if top_down else ""
        walk = "side" if facing == "side" else "front"
        standing = figure(facing)
        hurt = shifted(figure(facing, "hurt", bob=1), -1, 0)
        sheet.add(f"idle{end}", [standing, figure(facing, bob=1)])
        sheet.add(f"walk{end}", [figure(facing, walk, step, bob=step % 2) for step in range(4)])
        if not top_down:
            sheet.add("jump", [figure(facing, "jump"), figure(facing, "fall")])
        sheet.add(f"attack{end}", [figure(facing, strike=1), figure(facing, "side", strike=2)])
        sheet.add(f"hurt{end}", [hurt])
        lying = shifted(np.rot90(standing), 0, 2)
        sheet.add(f"death{end}", [hurt, figure(facing, "kneel", bob=2), lying])
    return sheet
