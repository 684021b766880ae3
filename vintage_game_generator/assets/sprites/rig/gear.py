"""What heroes of the later consoles wear on their heads and hold in their hands."""

from itertools import pairwise

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    METAL,
    OUTLINE,
    PALE,
    PRIMARY,
    SECONDARY,
    SKIN,
    ink,
)
from vintage_game_generator.assets.sprites.rig.sculptor import Point, Sculptor, circle_point


def _along(hand: Point, angle: float, reach: float, aside: float = 0) -> Point:
    dx, dy = circle_point(angle)
    return hand[0] + dx * reach - dy * aside, hand[1] + dy * reach + dx * aside


def tool(s: Sculptor, kind: str, hand: Point, angle: float) -> None:
    """Model a tool in a hand, pointing at an angle in degrees."""

    def at(reach: float, aside: float = 0) -> Point:
        return _along(hand, angle, reach, aside)

    if kind in ("sword", "dagger"):
        long = 11 if kind == "sword" else 6.5
        s.limb(METAL, at(1.5), at(long), 1.25, 0.7, tone=1)
        s.limb(SECONDARY, at(1.5, -2), at(1.5, 2), 0.8, tone=1)
        s.limb(SECONDARY, at(-1.5), at(1), 0.7, tone=-1)
    elif kind in ("staff", "spear", "harpoon"):
        s.limb(SECONDARY, at(-6), at(8), 0.75)
        if kind == "staff":
            tip = at(9.5)
            s.ellipse(LIGHT, *tip, 2.2, 2.2)
            s.flat(s.ellipse_distance(tip[0] - 0.5, tip[1] + 0.5, 0.8, 0.8), ink(LIGHT, PALE))
        elif kind == "spear":
            s.polygon(METAL, (at(8, -1.4), at(12.5), at(8, 1.4)), 0.3, tone=1)
        else:
            for aside in (-1.8, 0, 1.8):
                s.limb(METAL, at(8, aside), at(11.5 - abs(aside) / 2, aside), 0.5, tone=1)
            s.limb(METAL, at(8, -1.8), at(8, 1.8), 0.6)
    elif kind == "axe":
        s.limb(SECONDARY, at(-3), at(8), 0.8)
        s.polygon(METAL, (at(4, 0.5), at(9, 0.5), at(9.6, 4.2), at(3.4, 4.2)), 0.5, tone=0.5)
    elif kind == "bow":
        ends = (at(0, -6), at(2.6, -3.4), at(3.2, 0), at(2.6, 3.4), at(0, 6))
        for start, end in pairwise(ends):
            s.limb(SECONDARY, start, end, 0.75, tone=1)
    elif kind == "wrench":
        s.limb(METAL, at(-1), at(5.5), 0.9)
        s.limb(METAL, at(5.5), at(8.5, -1.9), 1.0, 0.7, tone=1)
        s.limb(METAL, at(5.5), at(8.5, 1.9), 1.0, 0.7, tone=1)
    elif kind == "lantern":
        x, y = hand
        s.limb(METAL, (x - 1.6, y - 0.6), (x + 1.6, y - 0.6), 0.6)
        s.polygon(
            LIGHT,
            ((x - 1.6, y - 1.5), (x + 1.6, y - 1.5), (x + 1.6, y - 4.4), (x - 1.6, y - 4.4)),
            0.5,
        )
        s.flat(s.ellipse_distance(x, y - 2.9, 1, 1.2), ink(LIGHT, PALE))
        s.limb(METAL, (x - 1.8, y - 5.0), (x + 1.8, y - 5.0), 0.7, tone=-1)


def headgear(s: Sculptor, kind: str, x: float, y: float, turn: float, back: bool) -> None:
    """Model headgear on a head whose middle is at (x, y).

    Args:
        s: where to model.
        kind: the hero's archetype.
        x: units to the right.
        y: units up.
        turn: 1 if the head looks to the right, 0 if ahead or away.
        back: whether the head is seen from behind.
    """
    head = s.ellipse_distance(x, y, 6.9, 6.3)
    if kind == "knight":
        s.limb(PRIMARY, (x - 1 - turn, y + 6), (x + 1 - 3 * turn, y + 7.6), 1.5, 1.8)
        s.ellipse(METAL, x, y + 0.2, 6.9, 6.5, bevel=4.5)
        if not back:
            slit = s.polygon_distance(
                (
                    (x - 4.6 + 2.4 * turn, y + 0.9),
                    (x + 4.6 + 2.4 * turn, y + 0.9),
                    (x + 4.6 + 2.4 * turn, y - 1.6),
                    (x - 4.6 + 2.4 * turn, y - 1.6),
                )
            )
            s.within(head, OUTLINE, slit)
            for eye in (-2.2, 2.2):
                s.stamp(("L", "l"), x + eye + 2.2 * turn - 0.5, y + 0.8)
            s.limb(METAL, (x + 2.6 * turn, y + 1), (x + 2.6 * turn, y + 5.6), 0.6, tone=1.5)
            s.limb(METAL, (x + 2.6 * turn, y - 2), (x + 2.6 * turn, y - 5), 0.5, tone=-2)
        else:
            s.limb(METAL, (x, y + 1), (x, y + 5.6), 0.6, tone=1.5)
    elif kind == "keeper":
        s.within(s.ellipse_distance(x, y + 1, 7, 6.6), PRIMARY, -(s.y - (y + 2.4)), bevel=3.0)
        s.ellipse(PRIMARY, x, y + 5, 6.9, 2.8, bevel=2)
        if not back:
            s.limb(OUTLINE, (x - 5 + 3 * turn, y + 2.2), (x + 5 + 3 * turn, y + 2.2), 0.9)
            s.ellipse(LIGHT, x + 2.6 * turn, y + 4.6, 1.1, 1.2)
    elif kind == "ranger":
        s.limb(PRIMARY, (x - 1 - 2 * turn, y + 4.4), (x - 1.5 - 4 * turn, y + 8), 3.0, 0.8)
        hood = s.ellipse_distance(x - 0.6 * turn, y + 0.4, 7.4, 7)
        if not back:
            face = s.ellipse_distance(x + 1.8 * turn, y - 1.6, 4.9, 4.4)
            hood = np.maximum(hood, -face)
        s.add(hood, PRIMARY, bevel=4)
    elif kind == "mage":
        s.limb(PRIMARY, (x - 0.5, y + 4), (x - 2 - 2 * turn, y + 9.0), 4.2, 0.7)
        s.limb(PRIMARY, (x - 2 - 2 * turn, y + 8.9), (x - 4 - 2 * turn, y + 8.4), 0.9, 0.5)
        s.limb(SECONDARY, (x - 4.2, y + 3.6), (x + 4.2, y + 3.6), 1.2, tone=0.5)
        s.ellipse(PRIMARY, x, y + 2.4, 9.4, 2.1, tone=0.4)
    elif kind == "tinkerer":
        s.within(head, OUTLINE, s.ellipse_distance(x, y + 3, 8, 1.0))
        if not back:
            for eye in (-2.4, 2.4):
                cx = x + eye + 2.0 * turn
                s.ellipse(METAL, cx, y + 3.2, 2.2, 2.0)
                s.flat(s.ellipse_distance(cx, y + 3.2, 1.3, 1.2), ink(LIGHT, 2))
                s.flat(s.ellipse_distance(cx - 0.5, y + 3.7, 0.6, 0.6), ink(LIGHT, PALE))
    elif kind == "diver":
        shell = s.ellipse_distance(x, y + 0.4, 7.6, 7.2)
        if not back:
            shell = np.maximum(shell, -s.ellipse_distance(x + 2.2 * turn, y - 0.4, 4.6, 3.9))
        s.add(shell, METAL, bevel=3.5)
        s.limb(METAL, (x - 5, y - 6.2), (x + 5, y - 6.2), 1.1, tone=-1)
        s.ellipse(SECONDARY, x - 1 * turn, y + 7.6, 1.6, 1.2, tone=1)
    elif kind == "courier":
        band = s.ellipse_distance(x, y + 2.4, 8, 1.3)
        s.within(s.ellipse_distance(x, y + 0.2, 7.1, 6.6), PRIMARY, band, tone=1)
        s.limb(PRIMARY, (x - 6.4, y + 2), (x - 9.6, y + 0.2), 1.2, 0.7, tone=0.5)
        s.limb(PRIMARY, (x - 6.4, y + 2), (x - 9, y - 2), 1.0, 0.6, tone=-1)
    elif kind == "nomad":
        s.polygon(
            METAL, ((x - 9, y + 2.2), (x + 9, y + 2.2), (x + 1.4, y + 8.6), (x - 1.4, y + 8.6)), 0.6
        )
        s.limb(SECONDARY, (x - 5, y + 4), (x + 5, y + 4), 0.7, tone=-0.5, seam=False)
        s.ellipse(METAL, x, y + 2.2, 9.6, 1.3, tone=0.6)
    elif kind == "raider":
        for side in (-1, 1):
            tip = (x + side * 10, y + 8)
            s.limb(LIGHT, (x + side * 5.4, y + 3.4), (x + side * 9, y + 4.4), 2.0, 1.5)
            s.limb(LIGHT, (x + side * 9, y + 4.4), tip, 1.5, 0.5)
        s.within(s.ellipse_distance(x, y + 0.8, 7.2, 6.8), PRIMARY, -(s.y - (y + 2.0)), bevel=4)
        s.within(
            s.ellipse_distance(x, y + 0.8, 7.2, 6.8),
            SECONDARY,
            s.ellipse_distance(x, y + 2, 8, 1.1),
        )
        if not back:
            s.limb(SECONDARY, (x + 2 * turn, y + 6.4), (x + 2 * turn, y + 2), 0.7, tone=1)


SLEEVES = {"knight": METAL, "diver": METAL, "raider": SKIN}
