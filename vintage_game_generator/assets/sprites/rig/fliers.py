"""Enemies that fly, for the later consoles; 32 units a frame, facing right."""

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    OUTLINE,
    PALE,
    PRIMARY,
    SECONDARY,
    SKIN,
    ink,
)
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.hide import spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor


def bat(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a bat in flight."""
    up = 6 + beat.lift
    tip = 6 * beat.swing
    for way in (-1, 1):
        s.polygon(
            PRIMARY,
            (
                (way * 3, 11 + up),
                (way * 8, 14 + up + tip * 0.8),
                (way * 14, 12 + up + tip),
                (way * 12.4, 6 + up + tip * 0.6),
                (way * 9.4, 8 + up + tip * 0.4),
                (way * 7, 4 + up + tip * 0.2),
                (way * 4, 6 + up),
            ),
            0.5,
            tone=-1,
            bevel=2,
        )
        s.limb(SECONDARY, (way * 3, 11 + up), (way * 8, 14 + up + tip * 0.8), 0.9)
        s.limb(SECONDARY, (way * 8, 14 + up + tip * 0.8), (way * 14, 12 + up + tip), 0.8)
        s.limb(
            SECONDARY,
            (way * 8, 14 + up + tip * 0.8),
            (way * 7, 4.4 + up + tip * 0.2),
            0.5,
            seam=False,
        )
        s.polygon(
            PRIMARY,
            ((way * 1, 14 + up), (way * 5, 13 + up), (way * 4.4, 18.5 + up + build.horns)),
            0.6,
        )
        s.limb(OUTLINE, (way * 1.6, 2.4 + up), (way * 1.8, 1 + up), 0.6)
    body = s.ellipse_distance(0, 9 + up, 5.4 * build.stout, 6.4)
    s.add(body, PRIMARY, bevel=5)
    s.within(body, SKIN, s.ellipse_distance(0.4, 4.6 + up, 3.4, 3.6), bevel=3)
    for x in (-1.8, 2.6):
        s.eye(x, 11 + up, 1.8 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-1.6, 7.6 + up), (2.6, 7.6 + up), 0.6 + beat.gape, seam=False)
    s.stamp(("L.L",), -0.8, 7.6 + up)


def wisp(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a flame with a face."""
    up = 6 + beat.lift
    sway = 1.6 * beat.swing
    for x, rise, size in ((-5, 9, 2.6), (4.6, 8, 2.8), (0, 13 + 2 * build.horns, 4.4)):
        s.limb(
            PRIMARY,
            (x, 7 + up),
            (x * 1.25 - 1.6 + sway, 7 + rise + up),
            size + 1.4,
            0.6,
            seam=False,
        )
    body = s.ellipse_distance(0, 7.6 + up, 8.4 * build.stout, 8)
    s.add(body, PRIMARY, bevel=6, seam=False)
    s.within(body, SECONDARY, s.ellipse_distance(0.6, 6.4 + up, 6.2, 6), tone=1.6, bevel=5)
    s.within(body, LIGHT, s.ellipse_distance(0.8, 5.2 + up, 4.2, 3.8), tone=1, bevel=4)
    for x in (-1.8, 3.2):
        height = 0.4 if beat.shut else 1.8
        s.flat(s.ellipse_distance(x, 8 + up, 1.1 * build.eye, height), ink(OUTLINE, 0))
    s.limb(OUTLINE, (0, 4 + up), (1.8, 4 + up), 0.6 + beat.gape, seam=False)
    for number in range(2):
        s.ellipse(PRIMARY, -9 + 18 * number - sway, 3.6 + up - 3 * number, 1.2, 1.4, tone=1)


def moth(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a moth with eyed wings."""
    up = 5 + beat.lift
    fold = 1 - 0.35 * (1 - beat.swing) / 2
    for way in (-1, 1):
        lower = s.ellipse_distance(way * 6.4 * fold, 6.4 + up, 5.6 * fold, 5.4, way * -30)
        s.add(lower, SECONDARY, bevel=4)
        s.within(lower, LIGHT, s.ellipse_distance(way * 7.4 * fold, 5.6 + up, 1.7, 1.7))
        upper = s.ellipse_distance(way * 8.4 * fold, 13.6 + up, 7.4 * fold, 6.0, way * 28)
        s.add(upper, PRIMARY, bevel=4.5)
        spotted(s, upper, build, way * 8, 13 + up, 6, 5)
        s.within(upper, LIGHT, s.ellipse_distance(way * 9.6 * fold, 14.4 + up, 2.7, 2.7))
        s.within(upper, OUTLINE, s.ellipse_distance(way * 9.6 * fold, 14.4 + up, 1.4, 1.4))
        s.limb(SECONDARY, (way * 1.2, 17 + up), (way * 4.6, 21 + up + build.horns), 0.6, 0.9)
    for number, size in enumerate((2.2, 2.6, 3.0)):
        s.ellipse(SKIN, 0, 3.6 + 3 * number + up, size, 2.2, tone=-0.5)
    s.ellipse(LIGHT, 0, 12.4 + up, 3.8, 2.6, tone=-1)
    s.ellipse(SKIN, 0, 15.6 + up, 3.6, 3.2, tone=0.4)
    for x in (-1.4, 2.0):
        s.eye(x, 16 + up, 1.4 * build.eye, shut=beat.shut)


def jelly(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a jellyfish."""
    up = 7 + beat.lift
    for number, x in enumerate((-6.0, -3.0, 0.0, 3.0, 6.0)):
        sway = beat.swing * (1.6 if number % 2 else -1.6)
        long = 6.5 if number % 2 else 5
        s.limb(SKIN, (x, 9 + up), (x + sway, 9 + up - long * 0.6), 1.2, 1.0, tone=-0.5)
        s.limb(SKIN, (x + sway, 9 + up - long * 0.6), (x - sway, 8 + up - long * 1.3), 1.0, 0.5)
    wide = 9.6 * build.stout + 0.5 * beat.swing
    bell = np.maximum(s.ellipse_distance(0, 8 + up, wide, 11 - beat.swing), 7.4 + up - s.y)
    s.add(bell, PRIMARY, bevel=6.5)
    spotted(s, bell, build, 0, 13 + up, 8, 5)
    s.flat(s.ellipse_distance(-4, 15 + up, 1.3, 2.2, 35), ink(LIGHT, PALE))
    for x in (-6.6, -2.2, 2.2, 6.6):
        s.ellipse(SECONDARY, x, 7.6 + up, 2.5, 1.6, tone=0.5)
    for x in (-2.2, 3.4):
        s.eye(x, 12 + up, 1.9 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-0.4, 9.6 + up), (1.8, 9.6 + up), 0.4 + beat.gape, seam=False)
