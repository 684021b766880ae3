"""Enemies that charge, for the later consoles; 32 units a frame, facing right."""

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    METAL,
    OUTLINE,
    PRIMARY,
    SECONDARY,
    SKIN,
)
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.hide import legs, spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor


def boar(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a bristling boar."""
    _beast_legs(s, beat)
    for number in range(7):
        x = -9 + 2.4 * number
        s.limb(SECONDARY, (x, 15.5), (x - 1.6, 20 + build.horns * 1.6), 1.8, 0.5, tone=-0.5)
    s.limb(SECONDARY, (-11, 12), (-14, 14 + beat.swing), 0.8, 0.6)
    body = s.ellipse_distance(-1.5, 11, 11 * build.stout, 7.2)
    s.add(body, PRIMARY, bevel=6)
    spotted(s, body, build, -3, 11, 10, 6)
    s.polygon(PRIMARY, ((4, 19), (7, 17.5), (3.4, 15)), 0.8, tone=-1)
    s.ellipse(PRIMARY, 8, 10.6, 5.8, 5.6, tone=0.6)
    s.ellipse(SKIN, 12.6, 8.6, 2.8, 3.0)
    for y in (8, 9.6):
        s.stamp(("#",), 13, y + 0.5)
    s.eye(8.6, 12.6, 1.6 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (6.8, 15), (10.4, 13.8), 0.55, seam=False)
    s.limb(LIGHT, (10.4, 6.6), (13.4, 9.6 + 2 * build.tail + beat.gape), 1.2, 0.5)


def ram(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a woolly ram."""
    _beast_legs(s, beat)
    for x, y, size in (
        (-9, 12, 4.4), (-5.6, 8.6, 4.6), (-6, 15, 4.8), (0, 8.4, 4.8), (-0.5, 15.6, 5.0),
        (4, 12, 4.6),
    ):  # fmt: skip
        s.ellipse(LIGHT, x, y, size * build.stout, size * 0.95, tone=-1.5, seam=True)
    s.ellipse(PRIMARY, 9.4, 11.4, 4.8, 5.4, -20, tone=0.4)
    s.ellipse(SKIN, 12, 8.6, 2.6, 2.4)
    s.eye(10.6, 12.4, 1.6 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (11, 7.2 - beat.gape), (13.4, 7.4), 0.5, seam=False)
    ring = np.abs(s.ellipse_distance(5.8, 15.2, 4.0, 4.0)) - 1.5
    s.add(np.maximum(ring, -s.polygon_distance(((6, 14), (14, 16), (12, 9), (6, 11)))), METAL, 0.6)
    s.limb(METAL, (8.4, 12.4), (5.4 + build.horns * 1.4, 13.4), 1.3, 0.7, tone=0.6)


def rhino_beetle(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a horned beetle, built like a rhinoceros."""
    for number, x in enumerate((-8.5, -3, 2, 7)):
        step = beat.swing * (1.8 if number % 2 else -1.8)
        s.limb(OUTLINE, (x, 6), (x + 1 + step, 1.8), 1.7, 1.1)
    shell = np.maximum(s.ellipse_distance(-3.5, 6, 10.6 * build.stout, 13), 4.6 - s.y)
    s.add(shell, PRIMARY, bevel=7)
    spotted(s, shell, build, -4, 11, 9, 6)
    s.within(shell, PRIMARY, s.limb_distance((-4, 20), (-6, 4), 0.5), tone=-3)
    s.within(shell, SECONDARY, s.y - 6.4, tone=0.5)
    s.ellipse(SECONDARY, 5.6, 9.4, 4.2, 6.0, tone=-0.5)
    s.limb(METAL, (9, 10), (12.6, 14), 2.4, 1.7)
    s.limb(METAL, (12.6, 14), (11.6, 19 + 3 * build.horns), 1.7, 0.5, tone=1)
    s.limb(METAL, (8, 14), (8.6, 17), 1.3, 0.5, tone=1)
    s.ellipse(PRIMARY, 9.4, 8, 3.9, 4.2, tone=0.4)
    s.eye(10.6, 9, 1.7 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (9.6, 5.4), (12.6, 5.6), 0.5 + 0.6 * beat.gape, seam=False)


def _beast_legs(s: Sculptor, beat: Beat) -> None:
    legs(s, (-7.4, -4.4, 3.6, 6.8), 8, beat, 2.1)
