"""Bosses that stand upright, for frames of 24 pixels and more; 64 units a frame, facing right."""

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
from vintage_game_generator.assets.sprites.rig.hide import spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor, circle_point


def colossus(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a giant of stone and moss."""
    step = beat.swing
    for way in (-1, 1):
        up = max(0.0, way * step) * 3
        s.polygon(
            PRIMARY,
            ((way * 3, 17), (way * 14, 17), (way * 16, 3 + up), (way * 3.4, 3 + up)),
            1.8,
            tone=-1,
        )
        for toe in (5, 9, 13):
            s.ellipse(METAL, way * toe, 3.6 + up, 2.4, 1.9)
    chest = s.polygon_distance(
        ((-19.5, 44), (19.5, 44), (21.5, 36), (14, 16), (0, 13), (-14, 16), (-21.5, 36)), 2.4
    )
    s.add(chest, PRIMARY, bevel=9)
    spotted(s, chest, build, 0, 32, 20, 10)
    for start, end in (((-12, 40), (-7, 33)), ((-7, 33), (-10, 27)), ((9, 24), (13, 30))):
        s.within(chest, PRIMARY, s.limb_distance(start, end, 0.7), tone=-3.4, bevel=5)
    s.ellipse(METAL, 1, 30, 7.4, 7.4, tone=-0.5)
    s.flat(s.ellipse_distance(1, 30, 5.2, 5.2), ink(OUTLINE, 0))
    glow = 3.6 + 1.0 * beat.gape - 0.6 * abs(step)
    s.flat(s.ellipse_distance(1, 30, glow, glow), ink(SECONDARY, 4))
    s.flat(s.ellipse_distance(0.4, 30.6, glow * 0.7, glow * 0.7), ink(SECONDARY, PALE))
    s.flat(s.ellipse_distance(0, 31, glow * 0.35, glow * 0.35), ink(LIGHT, PALE))
    for x in (-7.0, 7.0) if build.horns else ():
        s.limb(METAL, (x, 54), (x * 1.7, 58 + 4 * build.horns), 3, 0.8)
    s.polygon(PRIMARY, ((-9, 57), (11, 57), (12.4, 45), (8, 40), (-6, 40), (-9.6, 45)), 2, tone=0.6)
    s.polygon(OUTLINE, ((-5, 51.6), (12, 51.6), (12, 47), (-5, 47)), 0.6)
    for x in (-0.6, 7.6):
        high = 0.6 if beat.shut else 1.6
        s.flat(s.ellipse_distance(x, 49.3, 2.3 * build.eye, high), ink(SECONDARY, PALE))
        s.flat(s.ellipse_distance(x + 0.5, 49.5, 1, high * 0.6), ink(LIGHT, PALE))
    s.limb(PRIMARY, (-5.6, 53), (12.8, 52.6), 1.6, tone=1.4)
    s.limb(OUTLINE, (-2, 43), (8, 43), 0.6 + beat.gape * 1.6, seam=False)
    for x in (0, 3, 6):
        s.limb(LIGHT, (x, 43.4), (x, 42.4), 0.7, seam=False)
    for way in (-1, 1):
        reach = beat.gape * (10 if way > 0 else 4)
        swing = way * step * 2.4
        hand = (way * 24, 13 + swing + reach)
        elbow = (way * 24.5, 26 + swing * 0.5 + reach * 0.4)
        s.limb(PRIMARY, (way * 20.5, 38), elbow, 5.4, 4.6, tone=-0.4)
        s.limb(PRIMARY, elbow, hand, 5.2, 6.2)
        s.ellipse(METAL, hand[0] - way * 1.5, hand[1] - 4.5, 6.6, 5.6)
        for knuckle in (-3, 0.4, 3.6):
            s.limb(
                METAL,
                (hand[0] - way * 1.5 + knuckle, hand[1] - 6),
                (hand[0] - way * 1.5 + knuckle, hand[1] - 8.6),
                1.5,
            )
        s.ellipse(PRIMARY, way * 19.6, 41, 9.2, 8, way * -18, tone=0.5, bevel=6)
        s.ellipse(SECONDARY, way * 20, 46, 6.6, 2.9, way * -24, tone=-0.6)


def warlock(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a tall sorcerer with a staff."""
    sway = beat.swing * 1.4
    robe = s.polygon_distance(
        ((-9, 41), (9, 41), (14, 22), (20 + sway, 3), (-20 + sway, 3), (-14, 22)), 1.6
    )
    s.polygon(
        SECONDARY,
        ((-10, 43), (10, 43), (23 - sway, 6), (14 - sway, 3), (-16 - sway, 3), (-24 - sway, 6)),
        1.4,
        tone=-1.6,
        bevel=8,
    )
    s.add(robe, PRIMARY, bevel=10)
    for x in (-10.0, -4.0, 11.0):
        s.within(
            robe,
            PRIMARY,
            s.limb_distance((x * 0.6, 26), (x * 1.3 + sway, 2), 0.6, 1.4),
            tone=-2.4,
            bevel=8,
        )
    s.within(
        robe,
        SECONDARY,
        s.polygon_distance(((-3, 42), (4, 42), (5 + sway, 2), (-4 + sway, 2))),
        0.3,
        5,
    )
    s.within(robe, METAL, s.y - 5.4, tone=0.5, bevel=3)
    for number in range(3):
        s.flat(s.ellipse_distance(0.6 + sway * 0.3, 31 - 8 * number, 1.4, 1.4), ink(LIGHT, PALE))
    s.within(robe, METAL, s.limb_distance((-16, 25), (16, 25), 1.3), 1, 4)
    raise_ = 8 * beat.gape
    for way in (-1, 1):
        hand = (way * 19, 22 + raise_ * (1.3 if way < 0 else 1) + way * beat.swing)
        if way > 0:
            s.limb(SECONDARY, (hand[0] + 2, 3 + raise_), (hand[0] + 1, 47 + raise_), 1.2, tone=1)
            orb = (hand[0] + 1, 51 + raise_ * 0.7)
            s.ellipse(METAL, orb[0], orb[1] - 3.6, 3.2, 1.6)
            s.ellipse(SKIN, *orb, 4.6, 4.6, tone=-0.4)
            s.flat(s.ellipse_distance(orb[0] - 1.2, orb[1] + 1.4, 1.5, 1.5), ink(LIGHT, PALE))
            for number in range(4 if beat.gape else 0):
                dx, dy = circle_point(45 + 90 * number, 7 + beat.gape)
                s.flat(s.ellipse_distance(orb[0] + dx, orb[1] + dy, 1, 1), ink(LIGHT, PALE))
        s.limb(PRIMARY, (way * 9, 38), (way * 16, 27 + raise_ * 0.7), 4.4, 5.4, tone=0.4)
        s.limb(
            METAL, (way * 16, 24 + raise_ * 0.8), (way * 18.6, 27 + raise_ * 0.8), 2.4, 2, tone=0
        )
        s.ellipse(SKIN, hand[0], hand[1] + 1, 2.8, 2.8)
        for finger in (-1.6, 0, 1.6):
            s.limb(
                SKIN,
                (hand[0] + way, hand[1] + finger),
                (hand[0] + way * 3.6, hand[1] + finger * 1.8 - 1),
                0.8,
                0.5,
            )
    s.polygon(PRIMARY, ((-13, 44), (13, 44), (9, 36), (1, 34), (-8, 36)), 1.6, tone=0.8)
    face = s.ellipse_distance(1, 45, 8.4, 8)
    s.add(face, OUTLINE)
    for x in (-1.6, 5.4):
        size = 1.9 * build.eye
        if beat.shut:
            s.limb(SECONDARY, (x - 1.6, 46), (x + 1.6, 46), 0.6, tone=2, seam=False)
        else:
            s.flat(s.ellipse_distance(x, 46, size, size * 0.9, 0), ink(SECONDARY, PALE))
            s.flat(s.ellipse_distance(x + 0.4, 46.2, size * 0.45, size * 0.5), ink(LIGHT, PALE))
    beard = s.polygon_distance(
        ((-6, 42.4), (8, 42.4), (5, 35), (1 + sway, 27 - build.tail * 2), (-3, 35)), 0.8
    )
    s.add(beard, LIGHT, tone=-1, bevel=4)
    for x in (-2.6, 1, 4.4):
        s.within(beard, LIGHT, s.limb_distance((x, 42), (1 + sway + x * 0.2, 30), 0.4), -3)
    s.limb(PRIMARY, (0, 53), (-6 - sway, 62), 7, 1, tone=0.2)
    s.limb(PRIMARY, (-6 - sway, 62), (-12 - sway, 60 - build.horns), 1.6, 0.8)
    s.limb(SECONDARY, (-7, 52), (8.4, 52), 1.6, tone=1)
    s.flat(s.ellipse_distance(1.4, 52.2, 1.6, 1.6), ink(LIGHT, PALE))
    s.ellipse(PRIMARY, 0.6, 50, 15, 2.8, tone=0.6)


def clockwork(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a machine of cogs with one great eye."""
    turn = beat.swing * 11
    for way in (-1, 1):
        up = max(0.0, way * beat.swing) * 2.6
        s.limb(METAL, (way * 8, 17), (way * 12, 10 + up * 0.6), 2.4, 2, tone=-1)
        s.limb(METAL, (way * 12, 10 + up * 0.6), (way * 12, 5 + up), 1.8, tone=-0.5)
        s.polygon(
            SECONDARY,
            ((way * 7, 6 + up), (way * 17, 6 + up), (way * 19, 2.4 + up), (way * 6, 2.4 + up)),
            0.9,
        )
    _cog(s, 0, 34, 21 * build.stout, 12, turn, METAL, -0.6)
    body = s.ellipse_distance(0, 34, 18 * build.stout, 18)
    s.add(body, PRIMARY, bevel=9)
    for number in range(10):
        dx, dy = circle_point(36 * number + turn, 15.4)
        s.ellipse(METAL, dx, 34 + dy, 1.3, 1.3, tone=1)
    spotted(s, body, build, 0, 34, 15, 13)
    s.within(body, SECONDARY, np.abs(s.ellipse_distance(1.4, 36, 11.4, 11.4)) - 1.2, 1, 3)
    s.flat(s.ellipse_distance(1.4, 36, 10.4, 10.4), ink(OUTLINE, 0))
    if beat.shut:
        s.limb(SECONDARY, (-6, 36), (9, 36), 1.2, tone=2, seam=False)
    else:
        s.ellipse(LIGHT, 2, 36, 7.6 * build.eye, 7.6 * build.eye, tone=-0.6)
        s.ellipse(SECONDARY, 4, 36.2, 4.6, 4.6, tone=1, seam=False)
        s.flat(s.ellipse_distance(4.6, 36.2, 2.5, 2.7), ink(OUTLINE, 0))
        s.flat(s.ellipse_distance(2, 39.4, 1.8, 1.8), ink(LIGHT, PALE))
    lid = np.maximum(
        s.ellipse_distance(1.4, 36, 10.8, 10.8), 41.5 - 2 * beat.gape - s.y + s.x * 0.25
    )
    s.add(lid, PRIMARY, tone=0.6, bevel=4)
    mouth = s.polygon_distance(
        ((-8, 24), (9, 24), (7, 20.6 - 2 * beat.gape), (-6, 20.6 - 2 * beat.gape)), 0.8
    )
    s.within(body, OUTLINE, mouth)
    for x in (-5, -1, 3, 7):
        s.limb(METAL, (x, 24), (x, 22.4), 0.9, tone=1, seam=False)
    for way in (-1, 1):
        lift = way * beat.swing * 3 + 9 * beat.gape
        shoulder, elbow = (way * 18, 36), (way * 25, 28 + lift * 0.5)
        hand = (way * 26, 19 + lift)
        s.limb(METAL, shoulder, elbow, 2.6, tone=-0.6)
        s.limb(METAL, elbow, hand, 2.4)
        s.ellipse(SECONDARY, *elbow, 3.0, 3.0, tone=0.5)
        for finger in (-1, 1):
            s.limb(
                METAL,
                (hand[0] + finger * 2, hand[1] - 1),
                (hand[0] + finger * (3.6 + beat.gape), hand[1] - 6),
                1.8,
                0.9,
                tone=0.6,
            )
        s.ellipse(SECONDARY, hand[0], hand[1], 3.4, 3.0)
        _cog(s, way * 18, 39, 6.4, 8, -turn * 2 * way, SECONDARY, 0.5)
        s.ellipse(METAL, way * 18, 39, 2.4, 2.4, tone=0.8)
    for x, high in ((-7, 4.0), (0, 6.5), (7, 4.0)):
        s.limb(METAL, (x, 51), (x, 53 + high), 2, 1.6, tone=-0.4)
        s.ellipse(SECONDARY, x, 54 + high, 2.6, 1.8, tone=0.6)


def _cog(
    s: Sculptor,
    x: float,
    y: float,
    radius: float,
    teeth: int,
    turn: float,
    material: int,
    tone: float,
) -> None:
    shape = s.ellipse_distance(x, y, radius * 0.86, radius * 0.86)
    for number in range(teeth):
        dx, dy = circle_point(360 * number / teeth + turn, 1)
        tooth = s.limb_distance(
            (x + dx * radius * 0.7, y + dy * radius * 0.7),
            (x + dx * radius * 0.98, y + dy * radius * 0.98),
            radius * 0.15,
            radius * 0.11,
        )
        shape = np.minimum(shape, tooth)
    s.add(shape, material, tone, bevel=radius * 0.3)
