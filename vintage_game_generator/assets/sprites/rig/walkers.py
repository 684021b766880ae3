"""Enemies that walk, for the later consoles; 32 units a frame, facing right."""

import numpy as np

from vintage_game_generator.assets.sprites.inks import OUTLINE, PALE, PRIMARY, SECONDARY, SKIN, ink
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.hide import spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor


def beetle(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a domed beetle."""
    wide = 11 * build.stout
    for number, x in enumerate((-7.5, -2.5, 2.5, 7)):
        step = beat.swing * (1 if number % 2 else -1) * 1.5
        s.limb(OUTLINE, (x, 6), (x + step * 1.2, 1.6 + max(step, 0) * 0.5), 1.2, 0.9)
    s.ellipse(SKIN, 8.2, 7.2, 4.6, 4.2)
    for side in (0, 1):
        s.limb(OUTLINE, (9 + side, 10.5), (11 + 2 * side, 14.5 + 2 * build.horns - side), 0.6, 0.5)
    s.eye(10.2, 7.8, 1.7 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (9.6, 4.8), (12, 4.4 - beat.gape), 0.5 + beat.gape * 0.6)
    shell = np.maximum(s.ellipse_distance(-1.5, 6, wide, 12.5), 4.4 - s.y)
    s.add(shell, PRIMARY, bevel=7)
    spotted(s, shell, build, -1.5, 10, wide, 7)
    s.within(shell, PRIMARY, s.limb_distance((-1, 20), (-3, 4), 0.5), tone=-3)
    s.within(shell, SECONDARY, s.y - 6.3, tone=0.5)


def crab(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a crab with raised claws."""
    for way in (-1, 1):
        for number, reach in enumerate((5, 8, 10.5)):
            step = beat.swing * (1.2 if (number + (way > 0)) % 2 else -1.2)
            s.limb(PRIMARY, (way * 5, 6.5), (way * (reach + 1.5), 6.5 - number), 1.1, tone=-1.5)
            s.limb(
                PRIMARY,
                (way * (reach + 1.5), 6.5 - number),
                (way * (reach + 2) + step, 1.6),
                0.95,
                0.6,
                tone=-1,
            )
        rise = 1.5 * beat.swing * way + 2 * beat.gape
        elbow, hand = (way * 11, 11.5), (way * 11.5, 17.5 + rise)
        s.limb(PRIMARY, (way * 7, 9), elbow, 1.5)
        s.limb(PRIMARY, elbow, hand, 1.5)
        claw = s.ellipse_distance(hand[0], hand[1] + 1.5, 3.6, 4.4)
        open_ = 0.9 + beat.gape
        gap = s.limb_distance((hand[0] - way * 0.5, hand[1] + 2), (hand[0] - way, 30), open_, 2.4)
        s.add(np.maximum(claw, -gap), PRIMARY, tone=0.4)
        s.limb(SKIN, (way * 3, 11), (way * 3.4, 15.5), 0.9)
        s.eye(way * 3.4 + 0.3, 16.5, 2.0 * build.eye, shut=beat.shut)
    body = s.ellipse_distance(0, 8.5, 9.4 * build.stout, 5.6)
    s.add(body, PRIMARY, bevel=4.5)
    spotted(s, body, build, 0, 9, 8, 5)
    s.within(body, SKIN, s.ellipse_distance(0, 3.6, 7, 3.4), bevel=3)
    s.limb(OUTLINE, (-2, 8), (2, 8), 0.6 + beat.gape)


def golem(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a figure of stones."""
    wide = 8 * build.stout
    for way in (-1, 1):
        up = max(0.0, way * beat.swing) * 1.6
        s.polygon(
            PRIMARY,
            ((way * 1.6, 8), (way * 6, 8), (way * 6.6, 2.2 + up), (way * 1.2, 2.2 + up)),
            0.9,
            tone=-1,
        )
    body = s.polygon_distance(
        ((-wide, 18), (wide, 18), (wide * 0.8, 8.5), (0, 6.8), (-wide * 0.8, 8.5)), 1.4
    )
    s.add(body, PRIMARY, bevel=4.5)
    spotted(s, body, build, 0, 13, wide, 5)
    s.flat(s.ellipse_distance(0.5, 13, 2.4, 2.4), ink(OUTLINE, 0))
    s.flat(s.ellipse_distance(0.5, 13, 1.5, 1.5), ink(SECONDARY, PALE))
    s.polygon(PRIMARY, ((-3.6, 25.6), (4.6, 25.6), (5.2, 18.4), (-3.4, 18.4)), 1.3, tone=0.5)
    s.limb(OUTLINE, (-1.6, 22), (5, 22), 1.5)
    for x in (0.2, 3.8):
        s.limb(SECONDARY, (x - 0.6, 22), (x + 0.6, 22), 0.65 if not beat.shut else 0.3, tone=3)
    for horn in (-2, 3) if build.horns else ():
        s.limb(SECONDARY, (horn, 26), (horn * 1.6, 27 + 2 * build.horns), 1.2, 0.6)
    for way in (-1, 1):
        swing = way * beat.swing * 1.6
        hand = (way * (wide + 2.8) + beat.gape * 2, 7.5 + swing + 6 * beat.gape)
        s.limb(PRIMARY, (way * (wide + 1), 17), hand, 2.3, 2.6)
        s.ellipse(PRIMARY, hand[0], hand[1] - 1.4, 3.4, 3.2, tone=0.3)
        for knuckle in (-1.4, 1.2):
            s.stamp(("c",), hand[0] + knuckle, hand[1] - 2)
