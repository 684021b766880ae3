"""Enemies that walk, hop or charge, for the later consoles; 32 units a frame, facing right."""

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
from vintage_game_generator.assets.sprites.rig.sculptor import Array, Sculptor


def spotted(
    s: Sculptor, body: Array, build: Build, x: float, y: float, across: float, high: float
) -> None:
    """Paint a creature's spots on its hide."""
    for right, up in build.spots:
        spot = s.ellipse_distance(x + right * across, y + up * high, across * 0.17, high * 0.17)
        s.within(body, PRIMARY, spot, tone=-2.6, bevel=4)


def legs(s: Sculptor, places: tuple[float, ...], hip: float, beat: Beat, thick: float) -> None:
    """Model a row of legs that step in turn; every second one is on the far side."""
    for number, x in enumerate(places):
        way = 1 if number % 2 else -1
        far = number % 2 == 1
        foot = x + way * beat.swing * 2.2
        raised = max(0.0, way * beat.swing) * 1.0
        s.limb(
            PRIMARY, (x, hip), (foot, 2.4 + raised), thick, thick * 0.75, tone=-2 if far else -0.3
        )
        s.limb(OUTLINE, (foot, 1.7 + raised), (foot + 1, 1.7 + raised), thick * 0.55)


def beetle(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a domed beetle."""
    wide = 11 * build.stout
    for number, x in enumerate((-7.5, -2.5, 2.5, 7)):
        step = beat.swing * (1 if number % 2 else -1) * 1.5
        s.limb(OUTLINE, (x, 6), (x + step * 1.2, 1.6 + max(step, 0) * 0.5), 1.2, 0.9)
    s.ellipse(SKIN, 8.2, 7.2, 4.6, 4.2)
    for side in (0, 1):
        s.limb(
            OUTLINE, (9 + side, 10.5), (11 + 2 * side, 14.5 + 2 * build.horns - side), 0.6, 0.5
        )
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


def frog(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a frog that crouches or leaps."""
    up = beat.lift
    reach = 4 if up > 2 else 0
    for way in (-1, 1):
        s.limb(PRIMARY, (way * 6, 7 + up), (way * (9.5 - reach * 0.4), 3.5 + up * 0.4), 3, 1.6)
        s.limb(
            SECONDARY, (way * 8, 1.8 + up * 0.35), (way * 11, 1.6 + up * 0.2), 1.3, 0.9, tone=0.5
        )
    body = s.ellipse_distance(0, 9 + up, 9.2 * build.stout, 7.4)
    s.add(body, PRIMARY, bevel=6)
    spotted(s, body, build, 0, 10 + up, 9, 6)
    s.within(body, SKIN, s.ellipse_distance(0.5, 5 + up, 6.6, 4.6), bevel=4)
    for way in (-1, 1):
        s.limb(PRIMARY, (way * 4.4, 7 + up), (way * 4.6, 2.6 + up * 0.7), 1.6, 1.2, tone=0.5)
        s.ellipse(SECONDARY, way * 5, 1.8 + up * 0.7, 2.1, 1.0, tone=0.5)
        s.ellipse(PRIMARY, way * 4.8, 15.5 + up, 3.5, 3.5, tone=0.6)
        s.eye(way * 4.8 + 0.3, 16 + up, 2.1 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-5, 10.6 + up), (6, 10.6 + up), 0.5 + beat.gape * 1.6, seam=False)
    if beat.gape:
        s.limb(SECONDARY, (0, 10 + up), (4, 10 + up), 0.9, tone=2, seam=False)


def slime(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a drop of slime."""
    up = beat.lift
    wide = 9.6 * build.stout
    body = np.minimum(
        np.maximum(s.ellipse_distance(0, 6 + up, wide, 8.5), 1.2 + up - s.y),
        s.limb_distance((0, 10 + up), (1.5, 18.5 + up + build.horns * 2), 5.4, 1.0),
    )
    s.add(body, PRIMARY, bevel=7)
    s.within(body, PRIMARY, s.ellipse_distance(1, 5 + up, wide * 0.6, 3.2), tone=1.6, bevel=5)
    for right, high in build.spots:
        s.within(
            body, PRIMARY, s.ellipse_distance(right * 7, 7 + high * 5 + up, 1.2, 1.2), tone=2.6
        )
    s.flat(s.ellipse_distance(-4, 11.6 + up, 1.3, 2.0, 30), ink(LIGHT, PALE))
    for x in (-1.6, 4.6):
        s.eye(x, 8.4 + up, 2.1 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (0.2, 4.6 + up), (3.2, 4.6 + up), 0.5 + beat.gape)


def spring_imp(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model an imp on a coil."""
    up = beat.lift
    coils = 4
    top = 8 + up
    for number in range(coils):
        y = 2.6 + (top - 2.6) * number / (coils - 1)
        s.ellipse(METAL, 0, y, 5 - 0.5 * number, 1.3, tone=0.5)
    s.ellipse(SECONDARY, 0, 1.6, 6, 1.4)
    for way in (-1, 1):
        rise = 2 * beat.swing * way + 4 * beat.gape
        s.limb(PRIMARY, (way * 6, 12 + up), (way * 11, 11 + rise + up), 1.4, 1.1)
        s.ellipse(SKIN, way * 11.2, 11 + rise + up, 1.6, 1.6)
    head = s.ellipse_distance(0, 15 + up, 8.2 * build.stout, 7.4)
    for way in (-1, 1):
        s.limb(
            LIGHT, (way * 5, 19.5 + up), (way * (7.5 + build.horns), 25 + up + build.horns), 2, 0.5
        )
    s.add(head, PRIMARY, bevel=6)
    spotted(s, head, build, 0, 17, 7, 5)
    for x in (-2.4, 3.6):
        s.eye(x, 16 + up, 2.3 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-3.5, 11.4 + up), (4.6, 12 + up), 0.8 + beat.gape, seam=False)
    for x in (-2.5, 0.5, 3.2):
        s.stamp(("L",), x, 12 + up)


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
        (-9, 12, 4.4), (-5.6, 8.6, 4.6), (-6, 15, 4.8), (0, 8.4, 4.8), (-0.5, 15.6, 5.0), (4, 12, 4.6),
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
