"""Enemies that fly, shoot or chase, for the later consoles; 32 units a frame, facing right."""

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
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.crawlers import legs, spotted
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
            SECONDARY, (way * 8, 14 + up + tip * 0.8), (way * 7, 4.4 + up + tip * 0.2), 0.5, seam=False
        )
        s.polygon(
            PRIMARY, ((way * 1, 14 + up), (way * 5, 13 + up), (way * 4.4, 18.5 + up + build.horns)), 0.6
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
            PRIMARY, (x, 7 + up), (x * 1.25 - 1.6 + sway, 7 + rise + up), size + 1.4, 0.6, seam=False
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
    for number, x in enumerate((-6, -3, 0, 3, 6)):
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


def turret(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a gun in a dome."""
    back = 2.2 * beat.gape - 0.8 * beat.swing
    s.limb(METAL, (2, 13), (12.6 - back, 13.6), 2.7, 2.3)
    s.limb(METAL, (12.4 - back, 11.2), (12.4 - back, 16), 1.2, tone=1)
    s.flat(s.ellipse_distance(13.4 - back, 13.6, 0.8, 1.6), ink(OUTLINE, 0))
    s.ellipse(METAL, -1, 12.4, 8.2 * build.stout, 7.4, bevel=6)
    s.limb(METAL, (-2, 19), (-3.4, 22 + 3 * build.horns), 0.6)
    s.ellipse(SECONDARY, -3.4, 22.5 + 3 * build.horns, 1.4, 1.4, tone=1)
    s.flat(s.ellipse_distance(1, 14.4, 3.5, 2.9), ink(OUTLINE, 0))
    if beat.shut:
        s.limb(SECONDARY, (-1, 14.2), (3, 14.2), 0.5, tone=2, seam=False)
    else:
        s.flat(s.ellipse_distance(1.2, 14.4, 2.3, 2.0), ink(SECONDARY, 4))
        s.flat(s.ellipse_distance(1.6, 14.9, 1.0, 0.9), ink(LIGHT, PALE))
    base = s.polygon_distance(((-8, 8), (8, 8), (11, 2.2), (-11, 2.2)), 1.1)
    s.add(base, PRIMARY, bevel=3)
    s.within(base, PRIMARY, s.limb_distance((-12, 5.4), (12, 5.4), 0.4), tone=-2.5)
    for x in (-7, -2.3, 2.3, 7):
        s.stamp(("L",), x - 0.5, 4.6)


def plant(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a plant that spits."""
    nod = beat.swing * 0.8
    for way in (-1, 1):
        s.polygon(
            SECONDARY,
            ((way * 1, 2), (way * 5, 7.6), (way * 12, 8.4 + way * nod), (way * 8, 3)),
            0.7,
            bevel=2,
        )
        s.limb(
            SECONDARY, (way * 2, 3), (way * 9.6, 7 + way * nod), 0.4, tone=-2.6, seam=False
        )
    s.limb(SECONDARY, (0, 1.6), (-2, 8), 2.1, 1.8)
    s.limb(SECONDARY, (-2, 8), (nod, 13), 1.8)
    for number in range(5):
        s.ellipse(
            SKIN,
            -7 + nod + (number in (0, 4)) * 1.5,
            11.4 + 3.4 * number,
            3.6 * build.stout,
            2.4,
            (number - 2) * -24,
            tone=-0.6,
        )
    head = s.ellipse_distance(0.6 + nod, 18, 8.4 * build.stout, 8)
    s.add(head, PRIMARY, bevel=6)
    spotted(s, head, build, -2, 19, 6, 6)
    gape = 1.6 + 2.2 * beat.gape
    mouth = s.polygon_distance(((2 + nod, 16), (14, 16 + gape * 1.5), (14, 16 - gape * 1.5)), 0.5)
    s.within(head, OUTLINE, mouth)
    for x in (4.6, 7):
        s.stamp(("L",), x + nod, 16.8 + gape * (x - 3) * 0.16)
        s.stamp(("L",), x + nod, 16.0 - gape * (x - 4) * 0.16)
    s.eye(2.8 + nod, 21.6, 2.1 * build.eye, shut=beat.shut)


def totem(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a carved pole with two faces."""
    wide = 7.6 * build.stout
    low = s.polygon_distance(((-wide, 11), (wide, 11), (wide, 2.2), (-wide, 2.2)), 1.1)
    s.add(low, SECONDARY, bevel=3)
    for x in (-2.6, 3.4):
        s.flat(s.ellipse_distance(x, 7.8, 1.5, 1.2), ink(OUTLINE, 0))
        s.stamp(("L",), x - 0.5, 8.4)
    s.limb(OUTLINE, (-3, 4.4), (4, 4.4), 0.6, seam=False)
    for way in (-1, 1):
        flap = beat.swing * way
        s.polygon(
            SKIN,
            ((way * wide, 18), (way * 14, 22 + flap), (way * 13.4, 16 + flap), (way * wide, 13)),
            0.6,
            bevel=2,
        )
    top = s.polygon_distance(((-wide, 25), (wide, 25), (wide, 13), (-wide, 13)), 1.3)
    s.add(top, PRIMARY, bevel=3.5)
    spotted(s, top, build, 0, 21, wide, 5)
    s.limb(PRIMARY, (0.8, 22), (0.8, 18.6), 1.3, tone=1)
    for x in (-3, 4.6):
        s.flat(s.ellipse_distance(x, 20.8, 2.3, 1.9), ink(OUTLINE, 0))
        glow = ink(SECONDARY, PALE) if beat.gape else ink(LIGHT, PALE)
        s.flat(s.ellipse_distance(x + 0.3, 20.6, 1.2, 0.3 if beat.shut else 1.1), glow)
    s.polygon(
        OUTLINE, ((-4, 16.8), (5.6, 16.8), (4.6, 14.4 - beat.gape), (-3, 14.4 - beat.gape)), 0.5
    )
    for x in (-3, 0, 3):
        s.stamp(("L",), x, 17)
    for x in (-4, 0, 4):
        tall = 2 + 2 * build.horns - abs(x) / 4
        s.limb(SKIN, (x, 26), (x * 1.2, 26 + tall), 1.3, 0.6)


def ghost(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a sheet-like ghost."""
    up = 2 + beat.lift
    for number in range(4):
        x = -6 + 4 * number
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
    for x in (-2, 4.2):
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
            PRIMARY, ((x - 2, 20), (x + 1.4, 20), (x - 1.4, 24.6 + 1.6 * build.horns)), 0.5, tone=-0.5
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
            s.flat(s.ellipse_distance(x, 17.2 + up, 1.3 * build.eye, 1.7, -15), ink(SECONDARY, PALE))
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
