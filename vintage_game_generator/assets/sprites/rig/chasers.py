"""Enemies that chase, for the later consoles; 32 units a frame, facing right."""

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
from vintage_game_generator.assets.sprites.rig.hide import legs, spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor


def ghost(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a sheet-like ghost."""
    up = 2 + beat.lift
    for number in range(4):
        x = -6.0 + 4 * number
        s.limb(
            LIGHT,
            (x, 9 + up),
            (x - 1.4 + beat.swing * (1 if number % 2 else -1), 2 + up + number % 2),
            2.6,
            1.0,
            tone=-2,
            seam=False,
        )
    body = np.minimum(
        s.ellipse_distance(0, 15 + up, 8.8 * build.stout, 8.8),
        s.polygon_distance(((-7.6, 15 + up), (7.6, 15 + up), (8.2, 8 + up), (-8.2, 8 + up)), 1),
    )
    s.add(body, LIGHT, tone=-0.8, bevel=7, seam=False)
    for right, high in build.spots:
        s.within(
            body, LIGHT, s.ellipse_distance(right * 7, 10 + high * 2 + up, 1.3, 1.3), tone=-3.5
        )
    for way in (-1, 1):
        rise = 2 * beat.swing * way + 3 * beat.gape
        s.limb(LIGHT, (way * 7.6, 11 + up), (way * 11.4, 12.4 + rise + up), 2.0, 1.4, tone=-0.8)
    for x in (-2.0, 4.2):
        if beat.shut:
            s.limb(OUTLINE, (x - 1.4, 16 + up), (x + 1.4, 16 + up), 0.6, seam=False)
        else:
            s.flat(s.ellipse_distance(x, 16.4 + up, 1.8 * build.eye, 2.5), ink(OUTLINE, 0))
            s.stamp(("L",), x - 0.8, 18 + up)
    s.flat(s.ellipse_distance(1.2, 11.4 + up, 1.4, 0.9 + 1.4 * beat.gape), ink(OUTLINE, 0))
    s.flat(s.ellipse_distance(1.2, 10.8 + up, 0.7, 0.5 + 0.6 * beat.gape), ink(SECONDARY, 5))


def hound(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a lean hound."""
    legs(s, (-8.6, -6.2, 3.4, 5.6), 8, beat, 1.7)
    s.limb(PRIMARY, (-9, 12), (-13.4, 14 + 2.4 * build.tail + beat.swing), 1.6, 0.6)
    body = s.limb_distance((-6.4, 11), (4.6, 12.6), 4.2 * build.stout, 5.2 * build.stout)
    s.add(body, PRIMARY, bevel=4.5)
    spotted(s, body, build, -1, 12, 8, 4)
    s.within(body, SECONDARY, s.ellipse_distance(4, 7.6, 6, 2.6), tone=0.5)
    s.limb(PRIMARY, (5, 14), (7.6, 18), 3.6, 3.4, tone=0.3)
    for x in (5.4, 8.2):
        s.polygon(
            PRIMARY,
            ((x - 2, 20), (x + 1.4, 20), (x - 1.4, 24.6 + 1.6 * build.horns)),
            0.5,
            tone=-0.5,
        )
    s.ellipse(PRIMARY, 8.6, 18.4, 4.6, 4.2, tone=0.5)
    s.limb(PRIMARY, (10, 17.4), (13.4, 16.8), 2.2, 1.6, tone=0.6)
    s.limb(SECONDARY, (9.6, 14.8 - beat.gape), (12.6, 14.6 - 1.6 * beat.gape), 1.0, 0.7)
    s.stamp(("L.L",), 10.6, 15.9)
    s.ellipse(OUTLINE, 14, 17.8, 1.1, 1.0)
    s.eye(9.2, 19.4, 1.5 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (7.6, 21.6), (10.8, 20.8), 0.5, seam=False)
    s.limb(SECONDARY, (3.4, 16.4), (8, 13.8), 1.0, tone=1)


def shade(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a hooded shadow."""
    up = 1.5 + beat.lift
    sway = beat.swing
    s.polygon(
        PRIMARY,
        (
            (-4, 17 + up), (4, 17 + up), (9.4, 4 + up), (6.6 + sway, 1 + up), (4, 4.4 + up),
            (1 + sway, 0.6 + up), (-2, 4.2 + up), (-5 + sway, 1 + up), (-8.6, 4.6 + up),
        ),
        0.8,
        tone=-0.8,
        bevel=4,
    )  # fmt: skip
    s.limb(PRIMARY, (-1, 21 + up), (-4.4 - build.horns, 25.4 + up), 4, 0.7)
    hood = s.ellipse_distance(0, 17.4 + up, 7.8 * build.stout, 7.6)
    s.add(hood, PRIMARY, bevel=4.5)
    face = s.ellipse_distance(1.8, 16.2 + up, 4.9, 5.2)
    s.within(hood, OUTLINE, face)
    for x in (0, 4.2):
        if beat.shut:
            s.limb(SECONDARY, (x - 1, 17 + up), (x + 1, 17 + up), 0.5, tone=2, seam=False)
        else:
            s.flat(
                s.ellipse_distance(x, 17.2 + up, 1.3 * build.eye, 1.7, -15), ink(SECONDARY, PALE)
            )
            s.flat(s.ellipse_distance(x + 0.2, 17.4 + up, 0.6, 0.8), ink(LIGHT, PALE))
    s.limb(SECONDARY, (-6, 10.6 + up), (6.4, 10.6 + up), 0.9, tone=0.5)
    for way in (-1, 1):
        rise = 2 * beat.swing * way + 4 * beat.gape
        s.limb(PRIMARY, (way * 5, 11 + up), (way * 10.4, 9.4 + rise + up), 2.4, 2.0, tone=0.5)
        for finger in (-1, 0.6, 2):
            s.limb(
                SKIN,
                (way * 10.8, 9 + rise + up + finger * 0.7),
                (way * 13, 8 + rise + up + finger * 1.3),
                0.6,
            )
